//! `Labels`: what the image says of itself.

use super::place::{all_present, list, settings};
use crate::diagnostic::Severity;
use crate::image::annotation::KeyFault;
use crate::json::{Kind as Json, Value};
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
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

pub(in crate::rules) static LABEL_RULES: Rule = Rule {
    code: "config-label-rules",
    severity: Severity::Warning,
    title: text!("Names of labels", "标签的名称"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Rules; config.md, Labels",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#rules",
    },
    doc: page! {
        what: text!("The name of a label has no domain in front, is kept for OCI specifications, or looks like a defined one that it is not. Names of Label Schema are a note. `maintainer`, which Docker's documentation recommends, is left alone.", "标签名称前没有域名、属于 OCI 规范保留的名称，或像某个已定义的名称却不是。Label Schema 的名称为提示。Docker 文档推荐的 `maintainer` 不在此列。"),
        why: text!("Labels follow the rules of annotations: names should be a reverse domain, so that two tools do not use one name for two things, and readers find only the defined names.", "标签遵循注解的规则：名称应为反向域名，以免两个工具用同一名称表示不同内容；读取方只认已定义的名称。"),
        fix: text!("Write the defined name, or put your own domain in front: `com.example.team`.", "请写已定义的名称，或在前面加上自己的域名：`com.example.team`。"),
        example: r#"{"config": {"Labels": {"org.opencontainers.image.license": "MIT", "team": "a"}}}"#,
    },
    check: Check::Json(names),
};

static BARE: Text = text!("Labels without a domain in front: {0}", "前面没有域名的标签：{0}");
static EMPTY: Text = text!("The name of this label is empty", "该标签的名称为空");
static RESERVED: Text = text!("`{0}` is kept for OCI specifications, and none defines it", "`{0}` 保留给 OCI 规范，但没有规范定义它");
static NEAR: Text = text!("`{0}` is not defined; `{1}` may be meant", "`{0}` 未定义，可能是 `{1}`");
static SCHEMA: Text = text!("`{0}` is of Label Schema, which `{1}` replaces", "`{0}` 属于 Label Schema，已由 `{1}` 取代");
static SCHEMA_ONLY: Text =
    text!("`{0}` is of Label Schema, which image-spec's names replace", "`{0}` 属于 Label Schema，已由 image-spec 的名称取代");
static STRINGS: Text = text!("`{0}` must be an object of strings", "`{0}` 必须是由字符串组成的对象");

fn labels(root: Value<'_>, document: &Document, report: &mut Report) {
    for (name, value) in all_present(settings(root, document), &["Labels"]) {
        if !value.is_object() || value.members().any(|member| member.kind() != Json::String) {
            report.value(value, &STRINGS, [name]);
        }
    }
}

fn names(root: Value<'_>, document: &Document, report: &mut Report) {
    let labels = settings(root, document).and_then(|settings| settings.get("Labels"));
    let mut bare = Vec::new();
    let mut schema = None;
    for label in labels.into_iter().flat_map(|labels| labels.members()) {
        let name = label.key().unwrap_or_default();
        match KeyFault::of(&name) {
            Some(KeyFault::Bare) if name != "maintainer" => bare.push((label, name)),
            Some(KeyFault::LabelSchema(new)) => schema = schema.or(Some((label, name, new))),
            Some(KeyFault::Empty) => _ = report.key(label, &EMPTY, NOTHING),
            Some(KeyFault::Reserved) => _ = report.key(label, &RESERVED, [name]),
            Some(KeyFault::NearMiss(defined)) => _ = report.key(label, &NEAR, [name.as_ref(), defined]),
            Some(KeyFault::Bare) | None => {}
        }
    }
    if let Some((first, _)) = bare.first() {
        let names: Vec<_> = bare.iter().map(|(_, name)| name).collect();
        report.key(*first, &BARE, [list(&names)]);
    }
    if let Some((label, name, new)) = schema {
        let finding = match new {
            Some(new) => report.key(label, &SCHEMA, [name.as_ref(), new]),
            None => report.key(label, &SCHEMA_ONLY, [name]),
        };
        finding.severity(Severity::Note);
    }
}
