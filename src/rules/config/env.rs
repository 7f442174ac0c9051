//! `Env`: environment variables.

use super::place::{config, settings};
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::borrow::Cow;
use std::collections::HashMap;

pub(in crate::rules) static ENV_FORM: Rule = Rule {
    code: "config-env-form",
    severity: Severity::Error,
    title: text!("An environment variable that is not `NAME=value`", "环境变量不是 `NAME=value` 的形式"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("An item of `Env` is not of the form `NAME=value`.", "`Env` 的某项不是 `NAME=value` 的形式。"),
        why: text!("The specification and its schema demand the form; clients drop or refuse the item.", "规范及其模式要求这种形式；客户端会丢弃或拒绝该项。"),
        fix: text!("Write `NAME=value`; the value may be empty.", "请写成 `NAME=value`；值可以为空。"),
        example: r#"{"config": {"Env": ["PATH"]}}"#,
    },
    check: Check::Json(form),
};
pub(in crate::rules) static ENV_DUPLICATE: Rule = Rule {
    code: "config-env-duplicate",
    severity: Severity::Warning,
    title: text!("An environment variable set twice", "环境变量设置了两次"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("Two items of `Env` set the same name. On Windows names are compared without regard to case.", "`Env` 中有两项设置了同一名称。Windows 上比较时不区分大小写。"),
        why: text!("No specification says which one counts: mostly the last, but a program that reads the list itself may take the first.", "没有规范规定哪一项有效：通常是最后一项，但自行读取列表的程序可能取第一项。"),
        fix: text!("Keep one of them.", "请只保留一项。"),
        example: r#"{"config": {"Env": ["MODE=test", "MODE=production"]}}"#,
    },
    check: Check::Json(duplicate),
};

static FORM: Text = text!("`{0}` is not of the form `NAME=value`", "`{0}` 不是 `NAME=value` 的形式");
static TWICE: Text = text!("`{0}` is set a second time", "`{0}` 被再次设置");
static FIRST: Text = text!("First here", "首次出现在此");

/// The strings of `Env` with their values.
fn items<'a>(root: Value<'a>, document: &Document) -> impl Iterator<Item = (Value<'a>, Cow<'a, str>)> {
    let list = settings(root, document).and_then(|settings| settings.get("Env"));
    list.into_iter().flat_map(|list| list.items()).filter_map(|item| Some((item, item.as_str()?)))
}

/// The name before the first `=`, where there is one.
fn name(item: &str) -> Option<&str> {
    item.split_once('=').map(|(name, _)| name).filter(|name| !name.is_empty())
}

fn form(root: Value<'_>, document: &Document, report: &mut Report) {
    for (item, text) in items(root, document) {
        if name(&text).is_none() {
            report.value(item, &FORM, [text]);
        }
    }
}

fn duplicate(root: Value<'_>, document: &Document, report: &mut Report) {
    let windows = config(root, document).is_some_and(|config| config.str("os").as_deref() == Some("windows"));
    let mut seen: HashMap<String, Value<'_>> = HashMap::new();
    for (item, text) in items(root, document) {
        let Some(name) = name(&text) else { continue };
        let key = if windows { name.to_lowercase() } else { name.to_owned() };
        match seen.get(&key) {
            Some(first) => _ = report.value(item, &TWICE, [name]).label(first.span(), &FIRST, NOTHING),
            None => _ = seen.insert(key, item),
        }
    }
}
