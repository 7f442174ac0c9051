//! `in-http-headers`

use crate::diagnostic::Severity;
use crate::dialect::http_response::{DIALECT, explain, status};
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
        why: text!("The headers are no part of the document and must not enter its digest. What they state of it – digest, media type, length – is held against the body. A status that is no success is explained.", "响应头不是文档的一部分，不应计入摘要。其中写明的摘要、媒体类型和长度会用来核对响应体；失败的状态码会得到解释。"),
        fix: text!("Nothing: Platmap cuts the body out. For a file without headers run curl without `-i`.", "无需处理：Platmap 会截取响应体。若要不带响应头的文件，请在 curl 中去掉 `-i`。"),
        example: "HTTP/1.1 200 OK",
    },
    check: Check::Input(check),
};

static SAYS: Text = text!("The text begins with HTTP headers", "文本以 HTTP 响应头开头");

fn check(document: &Document, report: &mut Report) {
    if document.dialect == Some(&DIALECT) {
        let says = status(&document.paste()).and_then(explain).unwrap_or(&SAYS);
        report.span(document.lines.span(0), says, NOTHING);
    }
}
