//! Sentences with code in backquotes, and with parts of the page in their places.

use crate::text::revealed;
use yew::prelude::*;

/// The sentence with what stands between backquotes set as code. Nothing in it is ever read as HTML, and nothing is hidden.
pub fn prose(text: &str) -> Html {
    prose_with(text, &[])
}

/// The same, with `{0}`, `{1}` … outside of code replaced by parts of the page.
pub fn prose_with(text: &str, places: &[Html]) -> Html {
    let text = revealed(text);
    let parts = text.split('`').enumerate().map(|(at, part)| {
        if at % 2 == 1 {
            html! { <code>{ part.to_owned() }</code> }
        } else {
            placed(part, places)
        }
    });
    html! { <>{ for parts }</> }
}

fn placed(text: &str, places: &[Html]) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('{') {
        let place = from.split_once('}').and_then(|(number, after)| Some((places.get(number.parse::<usize>().ok()?)?, after)));
        let Some((place, after)) = place else { break };
        parts.push(html! { before.to_owned() });
        parts.push(place.clone());
        rest = after;
    }
    parts.push(html! { rest.to_owned() });
    html! { <>{ for parts }</> }
}
