//! JSON inside a JSON string, with its quotes or without them, as logs and `jq` write it.

use super::paste::tree_of;
use super::{Dialect, Fidelity, Found, Paste, Shape, nameless};
use crate::json::Kind as Json;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "escaped-json",
    title: text!("a document inside a JSON string", "JSON 字符串里的文档"),
    sign: text!(
        "A text in quotes whose own quotes are escaped: `\"{\\\"schemaVersion\\\": 2…`.",
        "带引号的文本，其中的引号都被转义：`\"{\\\"schemaVersion\\\": 2…`。"
    ),
    fidelity: Fidelity::AsGiven,
    bytes: text!(
        "The escapes are resolved. That gives back the bytes that were put into the string.",
        "转义被还原，得到放入字符串之前的字节。"
    ),
    command: None,
    example: "\"{\\\"schemaVersion\\\":2,\\\"mediaType\\\":\\\"application/vnd.oci.image.index.v1+json\\\",…",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| inner(paste).is_some(),
    documents: |paste| inner(paste).map(|text| Found::new("string", text, Fidelity::AsGiven)).into_iter().collect(),
    reference: nameless,
};

/// The text of the string, where it is a document or base64 of one.
fn inner(paste: &Paste<'_>) -> Option<String> {
    let text = match paste.json {
        Some(root) => root.as_str().filter(|_| root.kind() == Json::String)?.into_owned(),
        None => {
            // The quotes around it were left out in copying.
            let text = paste.text.trim();
            let escaped = text.strip_prefix(['{', '[']).is_some_and(|rest| rest.trim_start_matches(['{', ' ']).starts_with(['\\']));
            escaped.then(|| serde_json::from_str(&format!("\"{text}\"")).ok()).flatten()?
        }
    };
    let inside = Paste::new(text.as_bytes(), &text, None);
    let holds = text.trim_start().starts_with(['{', '[']) && tree_of(&text).is_some() || (super::base64_text::DIALECT.recognise)(&inside);
    holds.then_some(text)
}
