//! `in-bom`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-bom",
    severity: Severity::Error,
    title: text!("Byte order mark before the JSON", "JSON 之前有字节顺序标记"),
    reference: Reference {
        section: "image-spec v1.1.1, considerations.md, JSON",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md#json",
    },
    doc: page! {
        what: text!("The bytes `ef bb bf` stand before the value.", "值之前有字节 `ef bb bf`。"),
        why: text!("Go clients fail on it, and the three bytes enter the digest.", "Go 客户端会因此失败，这三个字节还会进入摘要。"),
        fix: text!("Remove the mark. The rest may well be the original bytes.", "去掉该标记；其余部分很可能就是原始字节。"),
        example: "ef bb bf 7b …",
    },
    check: Check::Input(check),
};

static SAYS: Text = text!("The text begins with a byte order mark of three bytes", "文本以三个字节的字节顺序标记开头");

fn check(document: &Document, report: &mut Report) {
    if document.bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        report.span(Span::new(0, 3), &SAYS, NOTHING);
    }
}
