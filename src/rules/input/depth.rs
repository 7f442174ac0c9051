//! `in-depth`

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::DEPTH_LIMIT;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-depth",
    severity: Severity::Note,
    title: text!("Very deep nesting", "嵌套过深"),
    reference: Reference {
        section: "Go, encoding/json (10,000 levels); no limit in the specification",
        url: "https://pkg.go.dev/encoding/json",
    },
    doc: page! {
        what: text!("Values are nested more than 64 levels deep.", "值的嵌套超过 64 层。"),
        why: text!("No real document needs it. Go refuses more than 10,000 levels.", "真实文档不需要这样。Go 拒绝超过 10,000 层。"),
        fix: text!("Look at what wrote the document.", "请检查生成该文档的程序。"),
        example: "[[[[[[[[[[…]]]]]]]]]]",
    },
    check: Check::Input(check),
};

static SAYS: Text = text!("Values are nested {0} levels deep", "值嵌套了 {0} 层");
static BEYOND: Text = text!("Values are nested more than {0} levels deep: nothing below is read", "值的嵌套超过 {0} 层：更深处不再读取");

fn check(document: &Document, report: &mut Report) {
    match document.tree.as_deref().map(|tree| tree.depth()) {
        Some((depth, span)) if depth > 64 => {
            report.span(span, &SAYS, [depth.to_string()]);
        }
        None if document.syntax.is_none() && !document.is_oversize() && document.kind() == Kind::Unknown => {
            report.whole(&BEYOND, [DEPTH_LIMIT.to_string()]).severity(Severity::Error);
        }
        _ => {}
    }
}
