//! `platform-os-features-other`

use super::os::{features, is_windows};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-os-features-other",
    severity: Severity::Warning,
    title: text!("Features on another system", "其他系统带有特性"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("`os.features` stands on an entry that is not for Windows.", "`os.features` 出现在非 Windows 条目上。"),
        why: text!("containerd/platforms from v1.0.0-rc.3 on refuses the entry unless the request has the feature; older clients ignore it and may run what they cannot read.", "containerd/platforms v1.0.0-rc.3 起，除非请求带该特性，否则拒绝；旧客户端会忽略，可能运行无法读取的镜像。"),
        fix: text!("List an entry without the feature first.", "请先列出不带该特性的条目。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "os.features": ["erofs"]}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("Some clients refuse an entry with `os.features`: {0}", "有的客户端会拒绝带 `os.features` 的条目：{0}");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    if let Some((value, _)) = features(view).next().filter(|_| !is_windows(view)) {
        let names: Vec<_> = features(view).map(|(_, name)| format!("`{name}`")).collect();
        report.value(value, &SAYS, [names.join(" ")]);
    }
}
