//! One document with what a terminal shows around it: prompt, command, progress.

use super::json_values::{is_no_part, with_newline};
use super::several::parts;
use super::{Dialect, Fidelity, Found, Paste, Shape, nameless};
use crate::text;
use std::ops::Range;

pub(super) static DIALECT: Dialect = Dialect {
    name: "terminal",
    title: text!("a document with terminal text around it", "周围带有终端文本的文档"),
    sign: text!(
        "A prompt with a command, progress or a message stands before the first bracket or behind the last.",
        "第一个括号之前或最后一个括号之后有提示符、命令、进度或其他信息。"
    ),
    fidelity: Fidelity::AsGiven,
    bytes: text!(
        "What stands around the document was cut off. A newline is kept where the prompt stands on the next line.",
        "文档周围的内容已被截去。若提示符在下一行，则保留末尾换行。"
    ),
    command: None,
    example: "user@host:~$ crane manifest registry.example.com/team/app:1.2\n{\"schemaVersion\": 2, …}user@host:~$",
    shape: Shape::Surroundings,
    causes: &[],
    recognise: |paste| part(paste).is_some(),
    documents: |paste| {
        part(paste).map(|range| Found::new("document", paste.part(range.start, range.end), Fidelity::AsGiven)).into_iter().collect()
    },
    reference: nameless,
};

/// The one document, where what stands around it is none of it.
fn part(paste: &Paste<'_>) -> Option<Range<usize>> {
    let parts = parts(paste);
    let [only] = parts.as_slice() else { return None };
    let before = paste.text.get(..only.start)?.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let after = paste.text.get(only.end..)?;
    if before.is_empty() && after.trim().is_empty() || !is_no_part(after) {
        return None;
    }
    // To the end of the paste, white space belongs to the document as it was given.
    let end = if after.trim().is_empty() { paste.text.len() } else { with_newline(paste.text, only.end) };
    Some(only.start..end)
}
