//! How far something is, as a bar. Its length is an attribute: the policy allows no inline style.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct BarProps {
    /// What is done, in hundredths.
    pub done: u8,
    /// What it is about; nothing where words beside it say the same.
    #[prop_or_default]
    pub label: AttrValue,
}

/// The bar.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let hidden = props.label.is_empty().then_some("true");
    let label = (!props.label.is_empty()).then(|| props.label.clone());
    html! { <progress class="meter" max="100" value={props.done.to_string()} aria-label={label} aria-hidden={hidden}></progress> }
}
