//! `in-invalid-utf8`

use crate::diagnostic::Severity;
use crate::guess::Guess;
use crate::guess::guess;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-invalid-utf8",
    severity: Severity::Error,
    title: text!("Bytes that are not UTF-8", "含有不是 UTF-8 的字节"),
    reference: Reference {
        section: "image-spec v1.1.1, considerations.md, JSON",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md#json",
    },
    doc: page! {
        what: text!("Some bytes are no valid UTF-8.", "有字节不是合法的 UTF-8。"),
        why: text!("JSON must be UTF-8. Go puts U+FFFD in their place without a word, so a Go tool shows another text than these bytes.", "JSON 必须是 UTF-8。Go 会悄悄换成 U+FFFD，因此 Go 工具显示的文本与这些字节不同。"),
        fix: text!("Get the original bytes again; an editor or a terminal may have changed the encoding.", "请重新获取原始字节；编辑器或终端可能改了编码。"),
        example: r#"{"a": "\xff"}"#,
    },
    check: Check::Input(check),
};

static SAYS: Text =
    text!("{0} bytes are not UTF-8; the first is `{1}` at offset {2}", "有 {0} 个字节不是 UTF-8；第一个是偏移 {2} 处的 `{1}`");

fn check(document: &Document, report: &mut Report) {
    let Some((first, count)) = document.invalid_utf8 else { return };
    // Said better by the rules about what the bytes are.
    if matches!(guess(document), Some(Guess::Compressed | Guess::Archive | Guess::Utf16)) {
        return;
    }
    let byte = document.bytes.get(first as usize).copied().unwrap_or_default();
    report.span(Span { start: first, end: first + 1 }, &SAYS, [count.to_string(), format!("{byte:02x}"), first.to_string()]);
}
