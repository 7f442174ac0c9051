//! `platform-empty-string`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-empty-string",
    severity: Severity::Warning,
    title: text!("An empty name", "名称为空"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("`os` or `architecture` is an empty string.", "`os` 或 `architecture` 是空字符串。"),
        why: text!("Clients built on containerd read an empty `os` as the host's own; others match nothing.", "基于 containerd 的客户端把空 `os` 当作主机系统；其他客户端不会匹配。"),
        fix: text!("Write the value, such as `linux` or `amd64`.", "请写出值，如 `linux` 或 `amd64`。"),
        example: r#"{"platform": {"os": "", "architecture": "amd64"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` is empty", "`{0}` 为空");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    for name in ["os", "architecture"] {
        if let Some(value) = view.value.get(name).filter(|value| value.raw() == "\"\"") {
            report.value(value, &SAYS, [name]);
        }
    }
}
