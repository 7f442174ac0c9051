//! `platform-case`

use super::names::{parts, plain};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-case",
    severity: Severity::Warning,
    title: text!("Upper case or spaces in a name", "名称含大写字母或空格"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("`os`, `architecture` or `variant` has upper-case letters, or white space around it.", "`os`、`architecture` 或 `variant` 含大写字母，或前后有空白。"),
        why: text!("Only clients built on containerd turn names to lower case, and none removes the white space: everywhere else the entry is never matched.", "只有基于 containerd 的客户端会转成小写，没有客户端会去掉空白：在其他客户端中该条目不会被匹配。"),
        fix: text!("Write it in lower case, without spaces.", "请用小写，不带空格。"),
        example: r#"{"platform": {"os": "Linux", "architecture": "amd64"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` should be `{1}`", "`{0}` 应写成 `{1}`");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    for (name, text) in parts(view.platform) {
        let lower = plain(text);
        if let Some(value) = view.value.get(name).filter(|_| lower != text) {
            report.value(value, &SAYS, [text, &lower]);
        }
    }
}
