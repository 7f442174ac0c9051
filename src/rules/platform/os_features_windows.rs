//! `platform-os-features-windows`

use super::os::{features, is_windows};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-os-features-windows",
    severity: Severity::Warning,
    title: text!("A feature that Windows does not have", "Windows 没有的特性"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`os.features` of a Windows entry has a value other than `win32k`.", "Windows 条目的 `os.features` 含有 `win32k` 以外的值。"),
        why: text!("No other value is defined.", "没有定义其他值。"),
        fix: text!("Use `win32k`, or remove it.", "请用 `win32k` 或去掉。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64", "os.features": ["x"]}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` is no feature of Windows", "`{0}` 不是 Windows 的特性");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    for (value, name) in features(view).filter(|(_, name)| is_windows(view) && name != "win32k") {
        report.value(value, &SAYS, [name]);
    }
}
