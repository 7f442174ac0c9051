//! `platform-combined-string`

use super::names::parts;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-combined-string",
    severity: Severity::Warning,
    title: text!("Several parts in one member", "一个成员里写了多个部分"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("A member holds `/`, such as `arm/v7`.", "成员含有 `/`，如 `arm/v7`。"),
        why: text!("Clients compare each member as a whole: nobody asks for the architecture `arm/v7`.", "客户端按整个成员比较：没有人会请求架构 `arm/v7`。"),
        fix: text!("Split it into `os`, `architecture`, `variant`.", "请拆成 `os`、`architecture`、`variant`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm/v7"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` holds more than one part", "`{0}` 含有不止一个部分");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    for (name, text) in parts(view.platform).filter(|(_, text)| text.contains('/')) {
        if let Some(value) = view.value.get(name) {
            report.value(value, &SAYS, [text]);
        }
    }
}
