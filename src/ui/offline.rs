//! Whether the page opens without a network, and the new version that waits for a person's word.

use super::Bench;
use super::browser::{Offline, keep_site, take_over};
use super::parts::prose;
use crate::language::Language;
use crate::strings::about;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How offline use stands.
#[hook]
pub fn use_offline() -> Offline {
    let state = use_state_eq(Offline::default);
    {
        let state = state.setter();
        use_effect_with((), move |()| spawn_local(keep_site(move |now| state.set(now))));
    }
    *state
}

/// Tells of a new version, where there is one.
pub fn update_line(bench: &Bench, offline: Offline) -> Html {
    html! {
        <div class="notice-area" role="status">
            if offline == Offline::Update {
                <p class="notice"><span>{ prose(update_words(bench)) }</span>{ update_button(bench.language) }</p>
            }
        </div>
    }
}

/// What a new version means for what is open.
pub fn update_words(bench: &Bench) -> &'static str {
    let loses = !bench.library.documents().is_empty();
    if loses { about::UPDATE_LOSES } else { about::UPDATE }.get(bench.language)
}

/// The person's word.
pub fn update_button(language: Language) -> Html {
    let start = Callback::from(|_: MouseEvent| spawn_local(take_over()));
    html! { <button type="button" class="button" onclick={start}>{ about::UPDATE_NOW.get(language) }</button> }
}
