//! `platform-os-version-other-os`

use super::os::{is_windows, version};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-os-version-other-os",
    severity: Severity::Note,
    title: text!("A version on another system", "其他系统带有版本"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`os.version` stands on an entry that is not for Windows.", "`os.version` 出现在非 Windows 条目上。"),
        why: text!("The specification gives it a meaning on Windows only. crane and oras compare it when asked for a version; the others pass it over.", "规范只为 Windows 定义了它的含义。crane 和 oras 在请求版本时会比较；其他客户端会忽略。"),
        fix: text!("Usually remove it.", "通常可以去掉。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "os.version": "6.1"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("Hardly any client compares `os.version` on `{0}`", "几乎没有客户端比较 `{0}` 的 `os.version`");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    if let (false, Some(_), Some(value)) = (is_windows(view), version(view), view.value.get("os.version")) {
        report.value(value, &SAYS, [view.platform.os.clone().unwrap_or_default()]);
    }
}
