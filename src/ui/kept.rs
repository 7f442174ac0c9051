//! What a person gave, kept outside of the program: where it dies, `static/crash.js` still offers it.

use crate::workbench::Workbench;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Keeps a file: a handle, not its bytes.
pub fn keep_file(file: &web_sys::File) {
    call("keep", &[JsValue::from_str(""), file.name().into(), file.into()]);
}

/// Keeps a text that was pasted.
pub fn keep_text(text: &str) {
    call("keep", &[JsValue::from_str(""), JsValue::from_str(""), text.into()]);
}

/// Keeps the text that the open document is edited to, in place of the one before.
pub fn keep_edit(before: &Workbench, text: &str) {
    if let Some(document) = before.document() {
        let name = document.origin.name.as_str();
        call("keep", &[format!("edited {name}").into(), name.into(), text.into()]);
    }
}

/// Lets go of what was taken out and cannot be brought back.
pub fn let_go(bench: &Workbench) {
    let documents = bench.library.documents().iter().chain(bench.removed.iter().map(|(_, document)| document));
    let documents = documents.map(|document| format!("{} {}", document.bytes.len(), document.origin.name));
    let shelves = bench.library.shelves().iter().chain(bench.removed_shelves.iter().map(|(shelf, _)| shelf));
    let archives = shelves.map(|shelf| format!("{} {}", shelf.archive.size, shelf.archive.name));
    let list: Array = documents.chain(archives).map(JsValue::from).collect();
    call("retain", &[list.into()]);
}

/// Hands over what the program says as it dies.
pub fn last_words(message: &str) {
    call("crashed", &[message.into()]);
}

fn call(name: &str, arguments: &[JsValue]) {
    let keeper = Reflect::get(&js_sys::global(), &"platmap".into()).unwrap_or_default();
    let function = Reflect::get(&keeper, &name.into()).ok().and_then(|function| function.dyn_into::<Function>().ok());
    if let Some(function) = function {
        let _ = function.apply(&keeper, &arguments.iter().collect());
    }
}
