//! `in-compressed`

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
    code: "in-compressed",
    severity: Severity::Error,
    title: text!("Compressed bytes where JSON should be", "应为 JSON 处是压缩数据"),
    reference: Reference {
        section: "image-spec v1.1.1, considerations.md, JSON",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md#json",
    },
    doc: page! {
        what: text!("The bytes begin like gzip (`1f 8b`) or zstd (`28 b5 2f fd`) data.", "字节以 gzip（`1f 8b`）或 zstd（`28 b5 2f fd`）的标志开头。"),
        why: text!("No client reads a compressed manifest. The digest covers the JSON before compression.", "没有客户端读取压缩的清单；摘要针对压缩前的 JSON。"),
        fix: text!("Decompress it first. With curl add `--compressed`.", "请先解压；使用 curl 时加 `--compressed`。"),
        example: "1f 8b 08 00 …",
    },
    check: Check::Input(check),
};

static SAYS: Text = text!("The bytes are compressed data, not JSON", "这些字节是压缩数据，不是 JSON");

fn check(document: &Document, report: &mut Report) {
    if guess(document) == Some(Guess::Compressed) {
        report.span(Span::new(0, 2), &SAYS, NOTHING);
    }
}
