//! The clipboard, by its asynchronous interface.

use super::window;
use wasm_bindgen_futures::JsFuture;

/// The clipboard's text, where the browser lets the page read it.
pub async fn read_clipboard() -> Option<String> {
    let promise = window()?.navigator().clipboard().read_text();
    JsFuture::from(promise).await.ok()?.as_string()
}

/// Puts `text` on the clipboard; whether that worked.
pub async fn write_clipboard(text: &str) -> bool {
    let Some(window) = window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
