//! A document as base64 text.

use super::paste::tree_of;
use super::{Dialect, Fidelity, Found, Paste, Shape, nameless};
use crate::text;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};

pub(super) static DIALECT: Dialect = Dialect {
    name: "base64",
    title: text!("a document as base64 text", "base64 文本形式的文档"),
    sign: text!(
        "Nothing but letters, digits, `+`, `/` and `=`; a JSON object begins with `ey` or `ewo`.",
        "只有字母、数字、`+`、`/` 和 `=`；JSON 对象以 `ey` 或 `ewo` 开头。"
    ),
    fidelity: Fidelity::Exact,
    bytes: text!("Base64 keeps every byte: what comes out is what was put in.", "base64 保留每个字节：解码结果就是编码前的内容。"),
    command: None,
    example: "eyJzY2hlbWFWZXJzaW9uIjoyLCJtZWRpYVR5cGUiOiJhcHBsaWNhdGlvbi92bmQu…",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| decode(paste).is_some(),
    documents: |paste| decode(paste).map(|bytes| Found::new("decoded", bytes, Fidelity::Exact)).into_iter().collect(),
    reference: nameless,
};

/// The JSON document that the text stands for.
fn decode(paste: &Paste<'_>) -> Option<Vec<u8>> {
    let text = paste.words()?.trim();
    let text = text.strip_prefix("data:").and_then(|rest| rest.split_once(";base64,")).map_or(text, |(_, rest)| rest);
    // Tools break lines after 64 or 76 characters.
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte);
    if text.len() < 16 || !text.bytes().all(|byte| letter(byte) || matches!(byte, b'\n' | b'\r')) {
        return None;
    }
    let joined: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let bytes = [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD].into_iter().find_map(|engine| engine.decode(&joined).ok())?;
    let json = std::str::from_utf8(&bytes).ok()?;
    (json.trim_start().starts_with(['{', '[']) && tree_of(json).is_some()).then_some(bytes)
}
