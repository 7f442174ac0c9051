//! `platform-alias`

use super::names::plain;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::known;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-alias",
    severity: Severity::Warning,
    title: text!("A name that only some clients understand", "只有部分客户端认识的名称"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("An alias such as `x86_64`, `aarch64`, `armhf`, `i386` or `macos`.", "别名，如 `x86_64`、`aarch64`、`armhf`、`i386`、`macos`。"),
        why: text!("containerd, Docker, BuildKit and regctl understand it; podman, skopeo, CRI-O, crane and oras never match it.", "containerd、Docker、BuildKit 和 regctl 认识；podman、skopeo、CRI-O、crane 和 oras 不会匹配。"),
        fix: text!("Write Go's names: `amd64`, `arm64`, `arm` with `v7` or `v6`, `386`, `darwin`.", "请写 Go 的名称：`amd64`、`arm64`、`arm` 加 `v7` 或 `v6`、`386`、`darwin`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "aarch64"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!(
    "`{0}` is an alias of `{1}`; podman, skopeo, crane and oras do not know it",
    "`{0}` 是 `{1}` 的别名；podman、skopeo、crane 和 oras 不认识"
);

fn check(view: &PlatformView<'_>, report: &mut Report) {
    if let (Some(os), Some(value)) = (view.platform.os.as_deref(), view.value.get("os"))
        && let Some(meant) = known::os_alias(&plain(os))
    {
        report.value(value, &SAYS, [os, meant]);
    }
    if let (Some(name), Some(value)) = (view.platform.architecture.as_deref(), view.value.get("architecture"))
        && let Some((meant, _)) = known::architecture_alias(&plain(name))
    {
        report.value(value, &SAYS, [name, meant]);
    }
}
