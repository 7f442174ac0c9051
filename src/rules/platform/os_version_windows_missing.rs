//! `platform-os-version-windows-missing`

use super::os::{is_windows, version};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-os-version-windows-missing",
    severity: Severity::Warning,
    title: text!("Windows without version", "Windows 没有版本"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, platform_windows_compat.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/platform_windows_compat.go",
    },
    doc: page! {
        what: text!("A Windows entry has no `os.version`.", "Windows 条目没有 `os.version`。"),
        why: text!("The entry matches every Windows host, but a container with process isolation starts only on a host of a fitting build.", "该条目匹配所有 Windows 主机，但进程隔离的容器只能在内部版本适合的主机上启动。"),
        fix: text!("Copy `os.version` from the config.", "请从配置中复制 `os.version`。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("A Windows entry should say its `os.version`", "Windows 条目应写明 `os.version`");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    if is_windows(view) && version(view).is_none() {
        report.missing(view.value, &SAYS, NOTHING);
    }
}
