//! `tool-text-table`

use crate::diagnostic::Severity;
use crate::dialect::Fidelity;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "tool-text-table",
    severity: Severity::Note,
    title: text!("Text made for people", "给人看的文本"),
    reference: Reference {
        section: "docker/buildx, util/imagetools/printers.go",
        url: "https://github.com/docker/buildx/blob/v0.20.0/util/imagetools/printers.go",
    },
    doc: page! {
        what: text!("Lines such as `Name:`, `MediaType:`, `Digest:`, `Platform:`, or a table of digests.", "形如 `Name:`、`MediaType:`、`Digest:`、`Platform:` 的行，或摘要表格。"),
        why: text!("A tool printed a summary; the document is not in it. Platmap draws what is listed.", "工具打印的是概要，不含文档本身。Platmap 会绘出其中列出的内容。"),
        fix: text!("Ask for the raw form: `docker buildx imagetools inspect --raw`, `regctl manifest get --format raw-body`.", "请要求原始输出：`docker buildx imagetools inspect --raw`、`regctl manifest get --format raw-body`。"),
        example: "Name: …\\nMediaType: …\\nDigest: …",
    },
    check: Check::Input(check),
};

static SAYS: Text = text!("This is a tool's summary, not the document", "这是工具打印的概要，不是文档");

fn check(document: &Document, report: &mut Report) {
    if document.tree.is_none() && document.dialect.is_some_and(|dialect| dialect.fidelity == Fidelity::Drawn) {
        report.span(document.lines.span(0), &SAYS, NOTHING);
    }
}
