//! Members of a config that must be strings, and the form of environment variables.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Kind as Json;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static MEMBER_TYPE: Rule = Rule {
    code: "config-member-type",
    severity: Severity::Error,
    title: text!("A member of the wrong type", "成员类型不对"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`variant`, `os.version`, `author`, `User`, `WorkingDir` or `StopSignal` is not a string.", "`variant`、`os.version`、`author`、`User`、`WorkingDir` 或 `StopSignal` 不是字符串。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Write it as a string.", "请写成字符串。"),
        example: r#"{"variant": 7}"#,
    },
    check: Check::Json(types),
};
pub(in crate::rules) static ENV_FORM: Rule = Rule {
    code: "config-env-form",
    severity: Severity::Error,
    title: text!("An environment variable without value", "环境变量没有值"),
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
    check: Check::Json(env),
};

static TYPE: Text = text!("`{0}` must be a string", "`{0}` 必须是字符串");
static ENV: Text = text!("`{0}` is not of the form `NAME=value`", "`{0}` 不是 `NAME=value` 的形式");

fn types(root: Value<'_>, document: &Document, report: &mut Report) {
    if document.kind() != Kind::Config {
        return;
    }
    let own = ["variant", "os.version", "author"].iter().filter_map(|name| root.get(name));
    let settings = root.get("config");
    let inner = ["User", "WorkingDir", "StopSignal"].iter().filter_map(|name| settings?.get(name));
    for value in own.chain(inner).filter(|value| !value.is_null() && value.kind() != Json::String) {
        report.value(value, &TYPE, [value.key().unwrap_or_default()]);
    }
}

fn env(root: Value<'_>, document: &Document, report: &mut Report) {
    let list = root.get("config").and_then(|config| config.get("Env")).filter(|_| document.kind() == Kind::Config);
    for (item, text) in list.into_iter().flat_map(|list| list.items()).filter_map(|item| Some((item, item.as_str()?))) {
        if text.find('=').is_none_or(|at| at == 0) {
            report.value(item, &ENV, [text]);
        }
    }
}
