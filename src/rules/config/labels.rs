//! `Labels`: what the image says of itself.

use super::place::{all_present, settings};
use crate::diagnostic::Severity;
use crate::json::{Kind as Json, Value};
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static LABELS: Rule = Rule {
    code: "config-labels",
    severity: Severity::Error,
    title: text!("Labels that are no strings", "标签的值不是字符串"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`Labels` is not an object of strings.", "`Labels` 不是由字符串组成的对象。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Use strings only.", "请只用字符串。"),
        example: r#"{"config": {"Labels": {"version": 1}}}"#,
    },
    check: Check::Json(labels),
};

static SHAPE: Text = text!("`{0}` has the wrong shape", "`{0}` 的结构不对");

fn labels(root: Value<'_>, document: &Document, report: &mut Report) {
    for (name, value) in all_present(settings(root, document), &["Labels"]) {
        if !value.is_object() || value.members().any(|member| member.kind() != Json::String) {
            report.value(value, &SHAPE, [name]);
        }
    }
}
