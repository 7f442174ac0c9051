//! `in-not-object`

use crate::diagnostic::Severity;
use crate::guess::guess;
use crate::json::Kind as Json;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-not-object",
    severity: Severity::Error,
    title: text!("Not a JSON object", "不是 JSON 对象"),
    reference: Reference {
        section: "image-spec v1.1.1, considerations.md, JSON",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md#json",
    },
    doc: page! {
        what: text!("The outermost value is an array, a string, a number, `true`, `false` or `null`.", "最外层的值是数组、字符串、数字、`true`、`false` 或 `null`。"),
        why: text!("Every document of the specification is an object.", "规范中的每种文档都是对象。"),
        fix: text!("Give the manifest or index itself.", "请提供清单或索引本身。"),
        example: r#"[{"mediaType": "…"}]"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!("The outermost value is {0}, not an object", "最外层的值是 {0}，不是对象");

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    if root.is_object() || document.dialect.is_some() || guess(document).is_some() {
        return;
    }
    let shape = match root.kind() {
        Json::Array => "[…]",
        Json::String => "\"…\"",
        Json::Number => "123",
        _ => root.raw(),
    };
    report.missing(root, &SAYS, [format!("`{shape}`")]);
}
