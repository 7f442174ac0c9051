//! Annotations that are no map of strings.
//!
//! `null` in place of the map is left to `in-null-for-optional`: tools write it and clients read it as absent. Labels are
//! left to `config-labels`.

use crate::diagnostic::Severity;
use crate::json::Kind as Json;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Annotated, AnnotationsView, Check, NOTHING, Reference, Report, Rule};
use crate::text;
use crate::text::short;

pub(in crate::rules) static NOT_OBJECT: Rule = Rule {
    code: "ann-not-object",
    severity: Severity::Error,
    title: text!("Annotations that are no object", "注解不是对象"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Rules",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#rules",
    },
    doc: page! {
        what: text!("`annotations` is an array, a string or another value that is no object.", "`annotations` 是数组、字符串或其他非对象的值。"),
        why: text!("Annotations are a map of strings; clients cannot read the document.", "注解是字符串到字符串的映射；客户端无法读取该文档。"),
        fix: text!("Use an object of strings, or leave it out.", "请使用由字符串组成的对象，或省略。"),
        example: r#"{"annotations": ["a=b"]}"#,
    },
    check: Check::Annotations(object),
};
pub(in crate::rules) static NOT_STRING: Rule = Rule {
    code: "ann-value-not-string",
    severity: Severity::Error,
    title: text!("An annotation that is no string", "注解的值不是字符串"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Rules",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#rules",
    },
    doc: page! {
        what: text!("The value of an annotation is a number, `true`, `null` or anything else than a string.", "注解的值是数字、`true`、`null` 或其他非字符串的值。"),
        why: text!("Values must be strings; clients written in Go refuse the whole document.", "值必须是字符串；用 Go 写的客户端会拒绝整个文档。"),
        fix: text!("Put it in quotes.", "请加上引号。"),
        example: r#"{"annotations": {"com.example.build": 42}}"#,
    },
    check: Check::Annotations(strings),
};

static OBJECT: Text = text!("`annotations` is not an object", "`annotations` 不是对象");
static STRING: Text = text!("The value of `{0}` is not a string", "`{0}` 的值不是字符串");

fn object(view: &AnnotationsView<'_>, report: &mut Report) {
    for (of, map) in view.maps {
        if !matches!(of, Annotated::Image) && !map.is_object() && !map.is_null() {
            report.value(*map, &OBJECT, NOTHING);
        }
    }
}

fn strings(view: &AnnotationsView<'_>, report: &mut Report) {
    for annotation in view.annotations().filter(|annotation| annotation.value.kind() != Json::String) {
        report.value(annotation.value, &STRING, [short(&annotation.key)]);
    }
}
