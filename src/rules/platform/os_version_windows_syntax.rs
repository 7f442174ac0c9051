//! `platform-os-version-windows-syntax`

use super::os::{is_windows, version};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::WindowsVersion;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-os-version-windows-syntax",
    severity: Severity::Warning,
    title: text!("Not a Windows version", "不是 Windows 版本"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, platform_windows_compat.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/platform_windows_compat.go",
    },
    doc: page! {
        what: text!("`os.version` of a Windows entry is not three or four numbers with dots: major, minor, build and, if known, revision.", "Windows 条目的 `os.version` 不是由点分隔的三或四个数字：主版本、次版本、内部版本，以及（已知时）修订号。"),
        why: text!("containerd reads it as version 0.0.0, and a host that knows its own version does not match.", "containerd 读作 0.0.0，知道自身版本的主机不会匹配。"),
        fix: text!("Write it like `10.0.20348.2322`.", "请写成 `10.0.20348.2322` 的形式。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64", "os.version": "ltsc2022"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` is not a Windows version", "`{0}` 不是 Windows 版本");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    if let (true, Some(version), Some(value)) = (is_windows(view), version(view), view.value.get("os.version"))
        && WindowsVersion::parse(version).is_none()
    {
        report.value(value, &SAYS, [version]);
    }
}
