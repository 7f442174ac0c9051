//! The part of a long list that is seen: rows of one height, only those near the view are drawn.

use std::ops::Range;
use yew::prelude::*;

/// Rows drawn beyond each edge of the view.
const MARGIN: usize = 20;

/// Which of `count` rows of `height` pixels to draw in a box that is scrolled to `top` and `view` pixels high.
pub fn visible(count: usize, height: usize, top: usize, view: usize) -> Range<usize> {
    let first = top / height;
    let last = (top + view) / height + 1;
    first.saturating_sub(MARGIN).min(count)..(last + MARGIN).min(count)
}

/// Stands for rows that are not drawn. An SVG has its height as an attribute: the policy allows no inline style.
pub fn spacer(rows: usize, height: usize) -> Html {
    html! { <svg class="spacer" width="1" height={(rows * height).to_string()} aria-hidden="true" /> }
}

/// Where a box is scrolled to, and how high it is.
#[hook]
pub fn use_scroll(node: &NodeRef) -> (UseStateHandle<(usize, usize)>, Callback<Event>) {
    let place = use_state(|| (0, 1400));
    let onscroll = {
        let (node, place) = (node.clone(), place.clone());
        Callback::from(move |_: Event| {
            if let Some(element) = node.cast::<web_sys::Element>() {
                place.set((element.scroll_top().max(0) as usize, element.client_height().max(0) as usize));
            }
        })
    };
    (place, onscroll)
}
