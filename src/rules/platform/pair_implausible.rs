//! `platform-pair-implausible`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::{known, normalise};
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-pair-implausible",
    severity: Severity::Warning,
    title: text!("A pair that does not exist", "不存在的组合"),
    reference: Reference { section: "Go, supported ports", url: "https://go.dev/doc/install/source#environment" },
    doc: page! {
        what: text!("The system is not built for the architecture: neither by Go nor by its makers.", "该系统没有面向此架构的版本：Go 没有，系统的开发者也没有。"),
        why: text!("One of the two is probably wrong, and the host that it was meant for does not find the image.", "两者之一很可能写错，本应使用它的主机找不到该镜像。"),
        fix: text!("Check which of the two was meant otherwise.", "请核对哪一个写错了。"),
        example: r#"{"platform": {"os": "windows", "architecture": "s390x"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` does not run on `{1}`", "`{0}` 不能在 `{1}` 上运行");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    let normal = normalise(view.platform);
    if let (Some(os), Some(architecture), Some(value)) =
        (normal.os.as_deref(), normal.architecture.as_deref(), view.value.get("architecture"))
        && known::is_known_os(os)
        && known::is_known_architecture(architecture)
        && os != "unknown"
        && architecture != "unknown"
        && !known::is_plausible_pair(os, architecture)
    {
        report.value(value, &SAYS, [os, architecture]);
    }
}
