//! `in-http-headers`

use crate::diagnostic::Severity;
use crate::guess::Guess;
use crate::guess::guess;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-http-headers",
    severity: Severity::Note,
    title: text!("HTTP headers before the document", "文档之前有 HTTP 响应头"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pulling manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests",
    },
    doc: page! {
        what: text!("The text begins with a status line or a header block, as `curl -i` prints it.", "文本以状态行或响应头开头，如 `curl -i` 的输出。"),
        why: text!("The headers are no part of the document and must not enter its digest.", "响应头不是文档的一部分，不应计入摘要。"),
        fix: text!("Cut the headers, or run curl without `-i`.", "请删去响应头，或在 curl 中去掉 `-i`。"),
        example: "HTTP/1.1 200 OK",
    },
    check: Check::Input(check),
};

static SAYS: Text = text!("The text begins with HTTP headers", "文本以 HTTP 响应头开头");

fn check(document: &Document, report: &mut Report) {
    if guess(document) == Some(Guess::Http) {
        let first = document.lines.span(0);
        report.span(first, &SAYS, NOTHING);
    }
}
