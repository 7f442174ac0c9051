//! `Entrypoint`, `Cmd` and `ArgsEscaped`: what is run.

use super::place::{config, is_image, present, settings};
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static NO_COMMAND: Rule = Rule {
    code: "config-no-command",
    severity: Severity::Note,
    title: text!("No command", "没有命令"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties (Cmd)",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("The config has neither `Entrypoint` nor `Cmd`.", "配置既没有 `Entrypoint` 也没有 `Cmd`。"),
        why: text!("`docker run` without a command ends with `no command specified`. Images that are only built upon need none.", "不带命令的 `docker run` 会以 `no command specified` 结束。只用作基础的镜像不需要命令。"),
        fix: text!("Give a command at run time, or set one when the image is built.", "请在运行时给出命令，或在构建时设置。"),
        example: r#"{"architecture": "amd64", "os": "linux", "config": {}, "rootfs": {"type": "layers", "diff_ids": []}}"#,
    },
    check: Check::Json(no_command),
};
/// A note, not a warning: builders of today still set it for every command in shell form, and on Linux nothing reads it.
pub(in crate::rules) static ARGS_ESCAPED: Rule = Rule {
    code: "config-argsescaped",
    severity: Severity::Note,
    title: text!("A deprecated member of Docker", "Docker 的已弃用成员"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties (ArgsEscaped)",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("The config has `ArgsEscaped`.", "配置含有 `ArgsEscaped`。"),
        why: text!("Docker uses it on Windows for a command that is one string already. It is deprecated, new builders should not write it, and elsewhere it has no effect.", "Docker 在 Windows 上用它表示命令已是单个字符串。它已弃用，新的构建工具不应写入，在其他系统上没有作用。"),
        fix: text!("Leave it out in new builds, except for Windows images that need it.", "新构建请省略它，除非 Windows 镜像需要。"),
        example: r#"{"os": "linux", "config": {"Cmd": ["/bin/sh"], "ArgsEscaped": true}}"#,
    },
    check: Check::Json(args_escaped),
};

static NONE: Text = text!(
    "There is neither `Entrypoint` nor `Cmd`: a command must be given at run time",
    "既没有 `Entrypoint` 也没有 `Cmd`：运行时必须给出命令"
);
static WINDOWS: Text = text!("`ArgsEscaped` is deprecated", "`ArgsEscaped` 已弃用");
static ELSEWHERE: Text =
    text!("`ArgsEscaped` is deprecated, and has an effect on Windows only", "`ArgsEscaped` 已弃用，且只在 Windows 上起作用");

fn no_command(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(config) = config(root, document).filter(|config| is_image(*config)) else { return };
    let command = |settings: Value<'_>| {
        // A wrong shape is another rule's finding.
        ["Entrypoint", "Cmd"]
            .iter()
            .filter_map(|name| present(settings, name))
            .any(|list| !list.is_array() || list.items().next().is_some())
    };
    if !settings(root, document).is_some_and(command) {
        report.missing(settings(root, document).unwrap_or(config), &NONE, NOTHING);
    }
}

fn args_escaped(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(member) = settings(root, document).and_then(|settings| present(settings, "ArgsEscaped")) else { return };
    let windows = root.str("os").as_deref() == Some("windows");
    report.key(member, if windows { &WINDOWS } else { &ELSEWHERE }, NOTHING);
}
