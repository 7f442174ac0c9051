//! A folder that a person chooses, with everything below it.

use super::hauling::Dropped;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// The files of the folder that was chosen; the element is emptied, so that the same folder can be chosen again.
pub fn chosen(event: &Event) -> Vec<Dropped> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return Vec::new() };
    let Some(list) = input.files() else { return Vec::new() };
    let files = (0..list.length()).filter_map(|at| list.item(at));
    let dropped = files.map(|file| Dropped { path: path_of(&file), file }).collect();
    input.set_value("");
    dropped
}

/// The path below the folder that was chosen, with that folder's name first.
fn path_of(file: &web_sys::File) -> String {
    let path = js_sys::Reflect::get(file, &JsValue::from_str("webkitRelativePath")).ok().and_then(|path| path.as_string());
    path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}
