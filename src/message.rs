//! Messages between the page and its worker as the browser carries them: an object each, with live files beside it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// `value` as a message; nothing where it cannot be one. A tar may state lengths beyond what JavaScript's numbers hold.
pub fn to_message(value: &impl Serialize) -> Option<JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::new().serialize_large_number_types_as_bigints(true)).ok()
}

/// What a message says; nothing where it says something else.
pub fn from_message<T: DeserializeOwned>(message: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(message).ok()
}
