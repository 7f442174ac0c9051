//! `in-utf16`

use crate::diagnostic::Severity;
use crate::guess::Guess;
use crate::guess::guess;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-utf16",
    severity: Severity::Error,
    title: text!("UTF-16 text", "UTF-16 文本"),
    reference: Reference {
        section: "image-spec v1.1.1, considerations.md, JSON",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md#json",
    },
    doc: page! {
        what: text!("The bytes begin with a UTF-16 byte order mark, or every second byte is zero.", "字节以 UTF-16 BOM 开头，或每隔一个字节为零。"),
        why: text!("JSON must be UTF-8. Windows PowerShell writes UTF-16 when output is redirected; the digest of such a file never matches.", "JSON 必须是 UTF-8。Windows PowerShell 重定向输出时写 UTF-16；这种文件的摘要不会匹配。"),
        fix: text!("Write the file as UTF-8 without a byte order mark, or let the tool write it (`-o file`).", "请以不带 BOM 的 UTF-8 保存，或让工具自己写文件（`-o file`）。"),
        example: "ff fe 7b 00 …",
    },
    check: Check::Input(check),
};

static SAYS: Text = text!("The bytes are UTF-16 text, not UTF-8", "这些字节是 UTF-16 文本，不是 UTF-8");

fn check(document: &Document, report: &mut Report) {
    if guess(document) == Some(Guess::Utf16) {
        report.span(Span::new(0, 2), &SAYS, NOTHING);
    }
}
