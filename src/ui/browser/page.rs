//! The window, its address, its preferences and its clock.

use wasm_bindgen::prelude::*;

/// The window. A page always has one; a worker would not, and nothing here runs in one.
pub fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// Milliseconds since the page began.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// The `<html>` element.
pub fn root() -> Option<web_sys::HtmlElement> {
    window()?.document()?.document_element()?.dyn_into().ok()
}

/// The fragment of the address, with its `#`.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Puts `fragment` into the address as a new step of the history.
pub fn push_fragment(fragment: &str) {
    let Some(window) = window() else { return };
    let path = window.location().pathname().unwrap_or_default() + &window.location().search().unwrap_or_default();
    if let Ok(history) = window.history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&format!("{path}{fragment}")));
    }
}

/// The address of the folder that the page is in, without query and fragment.
pub fn base() -> Option<String> {
    let location = window()?.location();
    let path = location.pathname().ok()?;
    Some(format!("{}{}", location.origin().ok()?, path.get(..=path.rfind('/')?)?))
}

/// The names of everything that is remembered; nothing else is stored.
pub const PREFERENCES: [&str; 3] = ["language", "theme", "letter-keys"];

/// The preference remembered under `platmap.<name>`.
pub fn preference(name: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(&format!("platmap.{name}")).ok()?
}

/// Remembers a preference, or forgets it.
pub fn remember(name: &str, value: Option<&str>) {
    let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) else { return };
    let name = format!("platmap.{name}");
    let _ = match value {
        Some(value) => storage.set_item(&name, value),
        None => storage.remove_item(&name),
    };
}

/// The first of the browser's languages that the interface speaks.
pub fn system_language() -> Option<crate::language::Language> {
    let languages = window()?.navigator().languages();
    languages.iter().filter_map(|tag| tag.as_string()).find_map(|tag| crate::language::Language::from_tag(&tag))
}

/// Runs `work` and leaves a performance measure of that name behind, for benchmarks.
pub fn measure<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let performance = window().and_then(|window| window.performance());
    let start = format!("{name}:start");
    if let Some(performance) = &performance {
        let _ = performance.mark(&start);
    }
    let result = work();
    if let Some(performance) = &performance {
        let _ = performance.measure_with_start_mark(name, &start);
    }
    result
}

/// Moves the focus to the element with this id once what is being drawn stands.
pub fn focus_later(id: &'static str) {
    let focus = Closure::once_into_js(move || {
        let element = window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(focus.unchecked_ref(), 0);
    }
}
