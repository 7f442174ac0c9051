//! `history`: the steps that made the layers.

use super::place::config;
use super::rootfs::diff_ids;
use crate::diagnostic::Severity;
use crate::json::{Kind as Json, Value};
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static HISTORY_SHAPE: Rule = Rule {
    code: "config-history-shape",
    severity: Severity::Error,
    title: text!("A history of the wrong shape", "历史记录结构不对"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`history` is not an array of objects, `empty_layer` is not true or false, or another member of a step is no string.", "`history` 不是对象数组，`empty_layer` 不是布尔值，或步骤的其他成员不是字符串。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Correct it.", "请更正。"),
        example: r#"{"history": "none"}"#,
    },
    check: Check::Json(shape),
};
pub(in crate::rules) static HISTORY_COUNT: Rule = Rule {
    code: "config-history-count",
    severity: Severity::Warning,
    title: text!("History and layers do not fit", "历史与层数不符"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("The number of steps with a layer differs from that of `diff_ids`.", "含层的步骤数与 `diff_ids` 的数量不同。"),
        why: text!("Docker refuses more steps than layers: too many non-empty layers in History section.", "步骤多于层时 Docker 会拒绝：too many non-empty layers in History section。"),
        fix: text!("Correct the `empty_layer` marks.", "请更正 `empty_layer` 标记。"),
        example: r#"{"history": [{}, {}], "rootfs": {"diff_ids": ["sha256:…"]}}"#,
    },
    check: Check::Json(count),
};

static LIST: Text = text!("`history` must be an array of objects", "`history` 必须是对象数组");
static MARK: Text = text!("`empty_layer` must be true or false", "`empty_layer` 必须是布尔值");
static TEXT: Text = text!("`{0}` must be a string", "`{0}` 必须是字符串");
static COUNT: Text = text!("{0} steps of the history have a layer, but there are {1} layers", "历史中有 {0} 个步骤含层，但共有 {1} 层");

/// The items of `history`.
pub(super) fn steps<'a>(root: Value<'a>, document: &Document) -> impl Iterator<Item = Value<'a>> {
    config(root, document).and_then(|config| config.get("history")).into_iter().flat_map(|history| history.items())
}

fn shape(root: Value<'_>, document: &Document, report: &mut Report) {
    let history = config(root, document).and_then(|config| config.get("history"));
    if let Some(history) = history.filter(|history| !history.is_array() && !history.is_null()) {
        report.value(history, &LIST, NOTHING);
    }
    for step in steps(root, document) {
        if !step.is_object() {
            report.value(step, &LIST, NOTHING);
        }
        if let Some(mark) = step.get("empty_layer").filter(|mark| !matches!(mark.kind(), Json::Bool | Json::Null)) {
            report.value(mark, &MARK, NOTHING);
        }
        for name in ["author", "created_by", "comment"] {
            if let Some(value) = step.get(name).filter(|value| !matches!(value.kind(), Json::String | Json::Null)) {
                report.value(value, &TEXT, [name]);
            }
        }
    }
}

fn count(root: Value<'_>, document: &Document, report: &mut Report) {
    let layers = diff_ids(root, document).map(|list| list.items().count());
    let full = steps(root, document).filter(|step| step.get("empty_layer").is_none_or(|mark| mark.raw() != "true")).count();
    if let (Some(layers), Some(history)) = (layers, root.get("history"))
        && steps(root, document).next().is_some()
        && full != layers
    {
        report.key(history, &COUNT, [full.to_string(), layers.to_string()]);
    }
}
