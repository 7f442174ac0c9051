//! White space that is part of the digest and often not of the original.

use crate::diagnostic::Severity;
use crate::dialect::Shape;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use crate::text::Span;

pub(in crate::rules) static CRLF: Rule = Rule {
    code: "in-crlf",
    severity: Severity::Warning,
    title: text!("Windows line ends", "Windows 换行符"),
    reference: Reference { section: "Survey of formatters: no generator writes CR LF |", url: "" },
    doc: page! {
        what: text!("The text has CR LF line ends.", "文本使用 CR LF 换行。"),
        why: text!("No known generator writes them: an editor, git or a web form changed the bytes, and the digest with them.", "没有已知的生成工具这样写：编辑器、git 或网页表单改了字节，摘要也随之改变。"),
        fix: text!("Fetch the bytes again, or try the digest with LF line ends.", "请重新获取字节，或换成 LF 后再核对摘要。"),
        example: r#"{\r\n  "schemaVersion": 2\r\n}"#,
    },
    check: Check::Input(crlf),
};
pub(in crate::rules) static FINAL_NEWLINE: Rule = Rule {
    code: "in-final-newline",
    severity: Severity::Note,
    title: text!("A newline at the end", "末尾有换行符"),
    reference: Reference { section: "Survey of formatters: umoci, rules_oci and Docker Official Images end with one |", url: "" },
    doc: page! {
        what: text!("The last byte is a newline.", "最后一个字节是换行符。"),
        why: text!("It is part of the digest. Some generators write one; often `echo` or an editor added it.", "它会计入摘要。有些工具会写，但常常是 `echo` 或编辑器加上的。"),
        fix: text!("Where the digest does not match, try without it.", "摘要不符时，请去掉它再试。"),
        example: r#"{"schemaVersion": 2, "manifests": []}\n"#,
    },
    check: Check::Input(newline),
};
pub(in crate::rules) static OUTER_WHITESPACE: Rule = Rule {
    code: "in-outer-whitespace",
    severity: Severity::Note,
    title: text!("White space around the document", "文档前后有空白"),
    reference: Reference {
        section: "distribution-spec v1.1.1, conformance (bad digest case)",
        url: "https://github.com/opencontainers/distribution-spec/tree/v1.1.1/conformance",
    },
    doc: page! {
        what: text!("White space stands before or after the value.", "值的前后有空白字符。"),
        why: text!("It is legal JSON and part of the digest.", "它是合法的 JSON，但会计入摘要。"),
        fix: text!("Where the digest does not match, try without it.", "摘要不符时，请去掉它再试。"),
        example: r#"  {"schemaVersion": 2, "manifests": []}"#,
    },
    check: Check::Input(outer),
};

static ENDS: Text = text!("{0} lines end with CR LF", "{0} 行以 CR LF 结尾");
static NEWLINE: Text = text!("The last byte is a newline; it is part of the digest", "最后一个字节是换行符；它会计入摘要");
static OUTER: Text =
    text!("{0} bytes of white space stand around the document; they are part of the digest", "文档前后有 {0} 字节空白；它们会计入摘要");

/// The bytes of the value, where there is exactly one and it is a document: the output of a tool has no digest to care for.
fn value_of(document: &Document) -> Option<Span> {
    let wraps = document.dialect.is_some_and(|dialect| dialect.shape == Shape::Wrapper);
    document.tree.as_deref().filter(|_| document.syntax.is_none() && !wraps).map(|tree| tree.root().span())
}

fn crlf(document: &Document, report: &mut Report) {
    let count = document.bytes.windows(2).filter(|pair| *pair == b"\r\n").count();
    if count > 0 && value_of(document).is_some() {
        let at = document.bytes.windows(2).position(|pair| pair == b"\r\n").unwrap_or_default();
        report.span(Span::new(at, at + 2), &ENDS, [count.to_string()]);
    }
}

fn newline(document: &Document, report: &mut Report) {
    let len = document.bytes.len();
    if document.bytes.ends_with(b"\n") && value_of(document).is_some() {
        report.span(Span::new(len - 1, len), &NEWLINE, NOTHING);
    }
}

fn outer(document: &Document, report: &mut Report) {
    let Some(value) = value_of(document) else { return };
    let mark = if document.bytes.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
    let before = (value.start as usize).saturating_sub(mark);
    let rest = document.bytes.get(value.end as usize..).unwrap_or_default();
    // One newline at the end has a rule of its own.
    let after = rest.strip_suffix(b"\r\n").or_else(|| rest.strip_suffix(b"\n")).unwrap_or(rest).len();
    if before + after > 0 {
        let at = if before > 0 { Span::new(mark, mark + before) } else { Span::new(value.end as usize, value.end as usize + after) };
        report.span(at, &OUTER, [(before + after).to_string()]);
    }
}
