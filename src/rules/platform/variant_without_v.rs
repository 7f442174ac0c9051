//! `platform-variant-without-v`

use super::variant::{is_bare, parts, say};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-variant-without-v",
    severity: Severity::Warning,
    title: text!("A variant without its letter", "变体缺少字母"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("The variant is a bare number, such as `7`.", "变体是单独的数字，如 `7`。"),
        why: text!("containerd and regctl read 5 to 8 for arm and 8 for arm64; other clients compare text and do not match it.", "containerd 和 regctl 能读懂 arm 的 5 至 8 和 arm64 的 8；其他客户端比较文本，不会匹配。"),
        fix: text!("Write the letter: `v7`.", "请写上字母：`v7`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm", "variant": "7"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` should be `v{0}`", "`{0}` 应写成 `v{0}`");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    let (_, variant) = parts(view.platform);
    if is_bare(&variant) {
        say(view, &SAYS, &[&variant], report);
    }
}
