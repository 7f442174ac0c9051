//! The part of a long list that is seen: of rows (or columns) of one length, only those near the view are drawn.

use crate::scroll::{Rows, View};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Taken for the length of a view that was not measured yet.
const UNMEASURED: u64 = 1400;
/// No screen is longer: a box that is does not scroll by itself, and is seen in part.
const SCREEN: u64 = 6_000;

/// The way that a list goes.
#[derive(Clone, Copy, PartialEq)]
pub enum Axis {
    Down,
    Across,
}

impl Axis {
    /// How far the box is scrolled, and how much of it is seen.
    fn measure(self, element: &Element) -> (u64, u64) {
        let (start, length) = match self {
            Axis::Down => (element.scroll_top(), element.client_height()),
            Axis::Across => (element.scroll_left(), element.client_width()),
        };
        (start.max(0) as u64, (length.max(0) as u64).min(SCREEN))
    }

    fn scroll(self, element: &Element, to: u64) {
        let to = i32::try_from(to).unwrap_or(i32::MAX);
        match self {
            Axis::Down => element.set_scroll_top(to),
            Axis::Across => element.set_scroll_left(to),
        }
    }
}

/// A long list in a box that scrolls.
#[derive(Clone)]
pub struct Window {
    node: NodeRef,
    axis: Axis,
    rows: Rows,
    view: Rc<RefCell<View>>,
    again: UseForceUpdateHandle,
    /// What to draw.
    pub drawn: Range<usize>,
    /// Pixels that stand for what is not drawn before and after that.
    pub around: (u64, u64),
}

impl Window {
    /// Takes the box as it stands; draws anew where other rows are seen.
    pub fn follow(&self) {
        let Some(element) = self.node.cast::<Element>() else { return };
        let (start, length) = self.axis.measure(&element);
        let next = self.view.borrow().scrolled(&self.rows, start, length);
        if next.top != start {
            self.axis.scroll(&element, next.top);
        }
        self.take(next);
    }

    /// Scrolls to a row that is not seen.
    pub fn show(&self, row: usize) {
        let Some(element) = self.node.cast::<Element>() else { return };
        let (start, length) = self.axis.measure(&element);
        let now = self.view.borrow().scrolled(&self.rows, start, length);
        let next = now.showing(&self.rows, row);
        if next.top != start {
            self.axis.scroll(&element, next.top);
        }
        self.take(next);
    }

    /// Home and End of a list that the browser does not scroll as a whole; whether it was one of them.
    fn go(&self, key: &str) -> bool {
        let row = match key {
            "Home" => 0,
            "End" => self.rows.count.saturating_sub(1),
            _ => return false,
        };
        if self.rows.are_shifted() {
            self.show(row);
        }
        self.rows.are_shifted()
    }

    fn take(&self, next: View) {
        *self.view.borrow_mut() = next;
        let drawn = next.drawn(&self.rows);
        if (next.around(&self.rows, &drawn), drawn) != (self.around, self.drawn.clone()) {
            self.again.force_update();
        }
    }

    /// Pixels that are not laid out before and after what is drawn.
    pub fn left_out(&self) -> (u64, u64) {
        let (rows, (before, after)) = (&self.rows, self.around);
        (rows.start(self.drawn.start) - before, rows.all() - rows.start(self.drawn.end) - after)
    }

    /// Follows the box.
    pub fn onscroll(&self) -> Callback<Event> {
        let window = self.clone();
        Callback::from(move |_: Event| window.follow())
    }

    /// Goes to the ends.
    pub fn onkeydown(&self) -> Callback<KeyboardEvent> {
        let window = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
            if plain && window.go(&event.key()) {
                event.prevent_default();
            }
        })
    }
}

/// The rows of the box at `node`.
#[hook]
pub fn use_window(node: &NodeRef, axis: Axis, rows: Rows) -> Window {
    let view = use_mut_ref(|| View::new(UNMEASURED));
    let again = use_force_update();
    let drawn = view.borrow().drawn(&rows);
    let around = view.borrow().around(&rows, &drawn);
    let window = Window { node: node.clone(), axis, rows, view, again, drawn, around };
    use_effect_with(rows.count, {
        let window = window.clone();
        move |_| window.follow()
    });
    window
}

/// Stands for rows that are not drawn. An SVG has its size as attributes: the policy allows no inline style.
pub fn spacer(axis: Axis, length: u64) -> Html {
    let (length, one) = (length.to_string(), "1");
    match axis {
        Axis::Down => html! { <svg class="spacer" width={one} height={length} aria-hidden="true" /> },
        Axis::Across => html! { <svg class="spacer" width={length} height={one} aria-hidden="true" /> },
    }
}
