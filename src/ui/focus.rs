//! The focus: it follows a person to another panel, and stays where they are when what they used goes away.

use super::browser::window;
use crate::workbench::Panel;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, FocusEvent, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit, Node};
use yew::prelude::*;

/// What takes the focus by Tab.
const FOCUSABLE: &str = "a[href], button, input:not([type='file']), select, textarea, summary, [tabindex='0']";
/// What is chosen on a panel: a person who comes back is there again.
const CHOSEN: &str = "[data-entry][aria-pressed='true'], [data-finding][aria-expanded='true']";

/// The element that has the focus and those around it, the innermost first, each with its place among its siblings.
type Trail = Vec<(Element, u32)>;

/// The focus goes to a new panel, and never away from the page.
#[hook]
pub fn use_focus(panel: &Panel) {
    let shown = use_mut_ref(|| None::<Panel>);
    use_effect_with(panel.clone(), move |panel| {
        if shown.borrow_mut().replace(panel.clone()).is_some_and(|before| before != *panel) {
            later(follow);
        }
    });
    use_effect_with((), |()| {
        let trail = Rc::new(RefCell::new(Trail::new()));
        let listeners = [("focusin", entered(&trail)), ("focusout", left(&trail))];
        let document = document();
        for (name, listener) in &listeners {
            let _ = document.as_ref().map(|document| document.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()));
        }
        // Whatever takes the focus is noted at once: the trail is not held meanwhile.
        let watch = Closure::<dyn FnMut()>::new(move || {
            let known = trail.borrow().clone();
            keep(&known);
        });
        let observer = MutationObserver::new(watch.as_ref().unchecked_ref()).ok();
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        if let Some((observer, page)) = observer.as_ref().zip(document.as_ref().and_then(|document| document.get_element_by_id("page"))) {
            let _ = observer.observe_with_options(&page, &options);
        }
        move || {
            let _ = observer.map(|observer| observer.disconnect());
            for (name, listener) in &listeners {
                let _ =
                    document.as_ref().map(|document| document.remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref()));
            }
            drop(watch);
        }
    });
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Runs `work` once what is being drawn stands.
fn later(work: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(Closure::once_into_js(work).unchecked_ref(), 0);
    }
}

fn focused() -> Option<Element> {
    document()?.active_element().filter(|element| element.tag_name() != "BODY")
}

/// Takes the focus to what is chosen on the panel, else to the panel; where something in it has the focus already, it stays.
fn follow() {
    let Some(work) = document().and_then(|document| document.get_element_by_id("work")) else { return };
    if focused().is_some_and(|focused| {
        focused.closest("dialog").is_ok_and(|dialog| dialog.is_some()) || (focused != work && work.contains(Some(&focused)))
    }) {
        return;
    }
    match work.query_selector(CHOSEN).ok().flatten().and_then(|chosen| chosen.dyn_into::<HtmlElement>().ok()) {
        Some(chosen) => _ = chosen.focus(),
        None => in_place(&work),
    }
}

/// Focuses without moving what is seen.
fn in_place(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.dyn_ref::<HtmlElement>().map(|element| element.focus_with_options(&options));
}

fn entered(trail: &Rc<RefCell<Trail>>) -> Closure<dyn FnMut(Event)> {
    let trail = trail.clone();
    Closure::new(move |event: Event| {
        let mut element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let mut trail = trail.borrow_mut();
        trail.clear();
        while let Some(inner) = element {
            element = inner.parent_element();
            let before = std::iter::successors(inner.previous_element_sibling(), Element::previous_element_sibling).count();
            trail.push((inner, before as u32));
        }
    })
}

/// Who clicks beside everything wants the focus nowhere.
fn left(trail: &Rc<RefCell<Trail>>) -> Closure<dyn FnMut(Event)> {
    let trail = trail.clone();
    Closure::new(move |event: Event| {
        if event.dyn_ref::<FocusEvent>().is_some_and(|event| event.related_target().is_some()) {
            return;
        }
        let trail = trail.clone();
        later(move || {
            let mut trail = trail.borrow_mut();
            if focused().is_none() && trail.first().is_some_and(|(element, _)| element.is_connected()) {
                trail.clear();
            }
        });
    })
}

/// Where what had the focus is gone: focuses what took its place, or stands next to it, or the panel.
fn keep(trail: &[(Element, u32)]) {
    if trail.first().is_none_or(|(lost, _)| lost.is_connected()) || focused().is_some() {
        return;
    }
    let Some(work) = document().and_then(|document| document.get_element_by_id("work")) else { return };
    for pair in trail.windows(2) {
        let [(gone, place), (around, _)] = pair else { continue };
        if !around.is_connected() || gone.is_connected() && !work.contains(Some(gone)) {
            continue;
        }
        if *around == work || !work.contains(Some(around)) {
            break;
        }
        // Where it says itself what it was opened from.
        let from = gone.get_attribute("data-from").and_then(|from| work.query_selector(&from).ok().flatten());
        if let Some(from) = from.and_then(|from| from.dyn_into::<HtmlElement>().ok()) {
            let _ = from.focus();
            return;
        }
        if let Some(next) = beside(around, *place) {
            // A long list is on its way to another place, and is not to be held up.
            if next.closest(".long").is_ok_and(|list| list.is_some()) {
                in_place(&next);
            } else {
                let _ = next.focus();
            }
            return;
        }
    }
    in_place(&work);
}

/// What can be focused at this place in `around`, else behind it, else before it.
fn beside(around: &Element, place: u32) -> Option<HtmlElement> {
    let children = around.children();
    let (before, after) = (0..place.min(children.length()), place..children.length());
    after.chain(before.rev()).filter_map(|at| children.item(at)).find_map(|child| first_inside(&child))
}

fn first_inside(element: &Element) -> Option<HtmlElement> {
    let seen = |element: Element| element.dyn_into::<HtmlElement>().ok().filter(|element| element.offset_width() > 0);
    if element.matches(FOCUSABLE).unwrap_or_default() {
        return seen(element.clone());
    }
    let found = element.query_selector_all(FOCUSABLE).ok()?;
    (0..found.length()).filter_map(|at| found.item(at)).filter_map(|node: Node| node.dyn_into().ok()).find_map(seen)
}
