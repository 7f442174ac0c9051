//! `in-empty`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-empty",
    severity: Severity::Error,
    title: text!("Nothing was given", "没有内容"),
    reference: Reference {
        section: "image-spec v1.1.1, considerations.md, JSON",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md#json",
    },
    doc: page! {
        what: text!("There are no bytes, or only white space.", "没有字节，或只有空白字符。"),
        why: text!("An empty file is not a document, yet it has a digest: a tool that failed quietly leaves one behind.", "空文件不是文档，却也有摘要：静默失败的工具常会留下它。"),
        fix: text!("Give the bytes of the manifest. If a command printed nothing, look at its error output.", "请提供清单的字节。若命令没有输出，请查看其错误输出。"),
        example: "\n",
    },
    check: Check::Input(check),
};

static NO_BYTES: Text = text!("There are no bytes here", "这里没有任何字节");
static ONLY_BLANK: Text = text!("There is only white space here: {0} bytes", "这里只有空白字符：{0} 字节");

fn check(document: &Document, report: &mut Report) {
    if document.bytes.is_empty() {
        report.whole(&NO_BYTES, [""; 0]);
    } else if document.bytes.iter().all(u8::is_ascii_whitespace) {
        report.whole(&ONLY_BLANK, [document.bytes.len().to_string()]);
    }
}
