//! `platform-variant-amd64-level`

use super::variant::{parts, say};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::known;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-variant-amd64-level",
    severity: Severity::Note,
    title: text!("A level of amd64", "amd64 的级别"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("`amd64` with v2, v3 or v4.", "`amd64` 加 v2、v3 或 v4。"),
        why: text!("Docker from 29.6 on and regctl choose a level by themselves; containerd, Kubernetes and podman only when asked. crane and oras take it for a plain request where it stands first, and an older processor then ends with an illegal instruction.", "Docker 29.6 起和 regctl 会自动选择级别；containerd、Kubernetes 和 podman 只在明确请求时选择。若排在前面，crane 和 oras 会用于普通请求，较旧的处理器随后以非法指令结束。"),
        fix: text!("List the plain amd64 entry before the levels.", "请把普通 amd64 条目放在各级别之前。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "variant": "v3"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` needs a later processor than amd64 in general", "`{0}` 需要比一般 amd64 更新的处理器");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    let (architecture, variant) = parts(view.platform);
    if architecture == "amd64" && known::is_above_baseline(&architecture, &variant) {
        say(view, &SAYS, &[&format!("amd64/{variant}")], report);
    }
}
