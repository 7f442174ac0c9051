//! `platform-unknown-partial`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-unknown-partial",
    severity: Severity::Warning,
    title: text!("Half unknown", "只有一半是 unknown"),
    reference: Reference {
        section: "moby, daemon/containerd (IsPseudoImage)",
        url: "https://github.com/moby/moby/blob/v28.0.0/daemon/containerd/image_manifest.go",
    },
    doc: page! {
        what: text!("Only one of `os` and `architecture` is `unknown`.", "`os` 和 `architecture` 只有一个是 `unknown`。"),
        why: text!("`unknown/unknown` marks what is no image. Docker needs both to skip an entry; with one of them a client can still choose it.", "`unknown/unknown` 标记不是镜像的内容。Docker 需要两者都是才会跳过；只有一个时，客户端仍可能选中它。"),
        fix: text!("Write both for what is not to be run; otherwise the real values.", "不用于运行的内容请两者都写；否则请写真实的值。"),
        example: r#"{"platform": {"os": "linux", "architecture": "unknown"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text =
    text!("`os` is `{0}` and `architecture` is `{1}`: only one is unknown", "`os` 是 `{0}`，`architecture` 是 `{1}`：只有一个是 unknown");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    if let (Some(os), Some(architecture)) = (view.platform.os.as_deref(), view.platform.architecture.as_deref())
        && (os == "unknown") != (architecture == "unknown")
    {
        report.missing(view.value, &SAYS, [os, architecture]);
    }
}
