//! A digest in groups of eight. The groups are margins, not spaces: selecting and copying yields one word.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DigestProps {
    /// The digest as written, valid or not.
    pub text: AttrValue,
    /// Two rows of four groups.
    #[prop_or_default]
    pub block: bool,
}

/// The digest.
#[component]
pub fn DigestText(props: &DigestProps) -> Html {
    let (algorithm, encoded) = match props.text.find(':') {
        Some(colon) => props.text.split_at(colon + 1),
        None => ("", &*props.text),
    };
    let regular = encoded.len() <= 128 && encoded.is_ascii();
    let groups: Vec<&str> =
        if regular { (0..encoded.len()).step_by(8).map(|at| &encoded[at..(at + 8).min(encoded.len())]).collect() } else { vec![encoded] };
    html! {
        <code class={classes!("digest", props.block.then_some("block"))}>
            <span class="algorithm">{ algorithm.to_owned() }</span><span class="groups">{ for groups.into_iter().map(|group| html! { <><span>{ group.to_owned() }</span><wbr /></> }) }</span>
        </code>
    }
}
