//! A button that copies a text and says so.

use super::{Icon, Same, Shape};
use crate::language::Language;
use crate::strings::shell;
use crate::ui::browser::{window, write_clipboard};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

const SAID_FOR_MS: i32 = 1200;

#[derive(PartialEq, Properties)]
pub struct CopyProps {
    /// What is copied.
    #[prop_or_default]
    pub text: AttrValue,
    /// What is copied in its place: a text that is too long to be compared.
    #[prop_or_default]
    pub document: Option<Same<str>>,
    /// What the button says; "Copy" where nothing is given.
    #[prop_or_default]
    pub label: AttrValue,
    /// What it copies, for those who do not see what stands beside it.
    #[prop_or_default]
    pub about: AttrValue,
    pub language: Language,
}

/// The button.
#[component]
pub fn CopyButton(props: &CopyProps) -> Html {
    let copied = use_state(|| false);
    let onclick = {
        let (copied, text) = (copied.clone(), props.document.as_ref().map_or_else(|| props.text.clone(), |text| text.0.clone().into()));
        Callback::from(move |_: MouseEvent| {
            let (copied, text) = (copied.clone(), text.clone());
            spawn_local(async move {
                if write_clipboard(&text).await {
                    copied.set(true);
                    let back = Closure::once_into_js(move || copied.set(false));
                    if let Some(window) = window() {
                        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(back.unchecked_ref(), SAID_FOR_MS);
                    }
                }
            });
        })
    };
    let label = if props.label.is_empty() { AttrValue::from(shell::COPY.get(props.language)) } else { props.label.clone() };
    let name = (!props.about.is_empty()).then(|| format!("{label}{}{}", props.language.colon(), props.about));
    html! {
        <button type="button" class="button plain copy" {onclick} aria-label={name}>
            <Icon shape={if *copied { Shape::Check } else { Shape::Copy }} />
            <span aria-live="polite">{ if *copied { AttrValue::from(shell::COPIED.get(props.language)) } else { label } }</span>
        </button>
    }
}
