//! Several documents in one paste: one behind the other, between `---` lines, in the log of a terminal.

use super::json_values::{Values, values};
use super::paste::tree_of;
use super::{Dialect, Fidelity, Found, Paste, Shape, nameless, recognise};
use crate::digest::{Algorithm, Digest};
use crate::image::Kind;
use crate::text;
use std::collections::HashSet;
use std::ops::Range;

pub(super) static DIALECT: Dialect = Dialect {
    name: "several",
    title: text!("several documents in one text", "一段文本中的多个文档"),
    sign: text!(
        "More than one JSON value, one behind the other, on lines of their own, or with `---`, prompts and progress between them.",
        "不止一个 JSON 值：首尾相接、各占一行，或中间有 `---`、提示符、进度信息。"
    ),
    fidelity: Fidelity::AsGiven,
    bytes: text!(
        "Each document is cut out from its first to its last bracket. A newline behind it counts as its own where a digest in the paste says so.",
        "每个文档从第一个括号截取到最后一个括号。若粘贴内容中的摘要表明末尾换行属于文档，则一并计入。"
    ),
    command: None,
    example: "{\"schemaVersion\": 2, …}\n---\n{\"schemaVersion\": 2, …}",
    shape: Shape::Surroundings,
    causes: &[],
    recognise: |paste| parts(paste).len() > 1,
    documents,
    reference: nameless,
};

/// The values that are documents; all of them where nothing else stands between.
pub(super) fn parts(paste: &Paste<'_>) -> Vec<Range<usize>> {
    // A page of HTML is a page, whatever it shows.
    let Some(text) = paste.words().filter(|text| !text.trim_start().starts_with('<')) else { return Vec::new() };
    let Values { mut values, others } = values(text);
    if others {
        values.retain(|range| text.get(range.clone()).is_some_and(is_known));
    }
    values
}

/// Whether a value is a document or holds one.
fn is_known(text: &str) -> bool {
    tree_of(text).is_some_and(|tree| {
        let paste = Paste::new(text.as_bytes(), text, Some(&tree));
        paste.kind != Kind::Unknown || recognise(&paste).is_some()
    })
}

pub(super) fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let named = digests(paste.text);
    let found = parts(paste).into_iter().enumerate().map(|(at, range)| {
        let after = paste.text.get(range.end..).unwrap_or_default();
        let newline = if after.starts_with("\r\n") { 2 } else { usize::from(after.starts_with('\n')) };
        let long = paste.part(range.start, range.end + newline);
        let fits = newline > 0 && named.contains(Digest::of(Algorithm::Sha256, &long).as_str());
        let bytes = if fits { long } else { paste.part(range.start, range.end) };
        Found::new(format!("document {}", at + 1), bytes, Fidelity::AsGiven)
    });
    found.collect()
}

/// Every sha256 digest that the text names.
fn digests(text: &str) -> HashSet<&str> {
    const LEN: usize = "sha256:".len() + 64;
    text.match_indices("sha256:").filter_map(|(at, _)| text.get(at..at + LEN)).collect()
}
