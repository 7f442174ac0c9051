//! Sentences with code in backquotes.

use yew::prelude::*;

/// The sentence with what stands between backquotes set as code. Nothing in it is ever read as HTML.
pub fn prose(text: &str) -> Html {
    let parts = text.split('`').enumerate().map(|(at, part)| {
        if at % 2 == 1 {
            html! { <code>{ part.to_owned() }</code> }
        } else {
            html! { part.to_owned() }
        }
    });
    html! { <>{ for parts }</> }
}
