//! `platform-variant-arm64-revision`

use super::variant::{parts, say};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::known;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-variant-arm64-revision",
    severity: Severity::Warning,
    title: text!("A later revision of arm64", "arm64 的后续修订"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("`arm64` with v8.1 or above, or v9.", "`arm64` 加 v8.1 及以上或 v9。"),
        why: text!("A plain arm64 request of containerd, Docker or podman does not match it; crane, oras and regctl take it, and an older processor cannot run it.", "containerd、Docker 或 podman 的普通 arm64 请求不会匹配；crane、oras 和 regctl 会选用，而较旧的处理器无法运行。"),
        fix: text!("Provide a plain arm64 entry, too.", "请同时提供普通 arm64 条目。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm64", "variant": "v9"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("A plain request for arm64 does not match `{0}`", "普通的 arm64 请求不匹配 `{0}`");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    let (architecture, variant) = parts(view.platform);
    if architecture == "arm64" && known::is_above_baseline(&architecture, &variant) {
        say(view, &SAYS, &[&format!("arm64/{variant}")], report);
    }
}
