//! Members of a config that must have a shape, because clients written in Go decode the whole config or nothing.

use super::place::{all_present, config, settings};
use crate::diagnostic::Severity;
use crate::json::{Kind as Json, Value};
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule, Shape};
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
        what: text!("`variant`, `os.version`, `author`, `User`, `WorkingDir` or `StopSignal` is not a string, `ArgsEscaped` is not true or false, or `config` is no object.", "`variant`、`os.version`、`author`、`User`、`WorkingDir` 或 `StopSignal` 不是字符串，`ArgsEscaped` 不是布尔值，或 `config` 不是对象。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Write it with the type that the specification gives it.", "请按规范规定的类型书写。"),
        example: r#"{"variant": 7}"#,
    },
    check: Check::Json(types),
};
pub(in crate::rules) static SET_SHAPE: Rule = Rule {
    code: "config-set-shape",
    severity: Severity::Error,
    title: text!("A set that is no object of empty objects", "集合的结构不对"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`ExposedPorts` or `Volumes` is not an object of empty objects.", "`ExposedPorts` 或 `Volumes` 不是由空对象组成的对象。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Write `{\"80/tcp\": {}}`.", "请写成 `{\"80/tcp\": {}}`。"),
        example: r#"{"config": {"Volumes": ["/data"]}}"#,
    },
    check: Check::Json(sets),
};
pub(in crate::rules) static CMD_SHAPE: Rule = Rule {
    code: "config-cmd-shape",
    severity: Severity::Error,
    title: text!("A command that is no list", "命令不是数组"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`Entrypoint`, `Cmd` or `Env` is not an array of strings.", "`Entrypoint`、`Cmd` 或 `Env` 不是字符串数组。"),
        why: text!("Clients written in Go refuse the config.", "用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Use an array of strings.", "请使用字符串数组。"),
        example: r#"{"config": {"Cmd": "/app"}}"#,
    },
    check: Check::Json(commands),
};

static TEXT: Text = text!("`{0}` must be a string", "`{0}` 必须是字符串");
static BOOL: Text = text!("`{0}` must be true or false", "`{0}` 必须是布尔值");
static OBJECT: Text = text!("`{0}` must be an object", "`{0}` 必须是对象");
static SET: Text = text!("`{0}` must be an object of empty objects", "`{0}` 必须是由空对象组成的对象");
static STRINGS: Text = text!("`{0}` must be an array of strings", "`{0}` 必须是字符串数组");

fn types(root: Value<'_>, document: &Document, report: &mut Report) {
    let config = config(root, document);
    let settings = settings(root, document);
    let texts = all_present(config, &["variant", "os.version", "author"]);
    for (name, value) in texts.chain(all_present(settings, &["User", "WorkingDir", "StopSignal"])) {
        if value.kind() != Json::String {
            report.value(value, &TEXT, [name]);
        }
    }
    for (name, value) in all_present(settings, &["ArgsEscaped"]).filter(|(_, value)| value.kind() != Json::Bool) {
        report.value(value, &BOOL, [name]);
    }
    for (name, value) in all_present(config, &["config"]).filter(|(_, value)| !value.is_object()) {
        report.value(value, &OBJECT, [name]);
    }
}

fn sets(root: Value<'_>, document: &Document, report: &mut Report) {
    for (name, value) in all_present(settings(root, document), &["ExposedPorts", "Volumes"]) {
        if !value.is_object() || value.members().any(|member| !member.is_object() && !member.is_null()) {
            report.value(value, &SET, [name]);
        }
    }
}

fn commands(root: Value<'_>, document: &Document, report: &mut Report) {
    for (name, value) in all_present(settings(root, document), &["Entrypoint", "Cmd", "Env"]) {
        if !Shape::Strings.fits(value) {
            report.value(value, &STRINGS, [name]);
        }
    }
}
