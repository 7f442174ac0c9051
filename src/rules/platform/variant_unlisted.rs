//! `platform-variant-unlisted`

use super::variant::{is_bare, parts, say};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::known;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-variant-unlisted",
    severity: Severity::Warning,
    title: text!("A variant outside the table", "表外的变体"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Platform Variants",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#platform-variants",
    },
    doc: page! {
        what: text!("The variant is not in the table of its architecture, or the architecture has none.", "变体不在该架构的表中，或该架构没有变体。"),
        why: text!("The specification lists the variants of each architecture. Clients compare text, and none asks for this one by itself.", "规范列出了各架构的变体。客户端比较文本，没有客户端会自行请求这个变体。"),
        fix: text!("Use a listed value, or leave it out.", "请使用表中的值或省略。"),
        example: r#"{"platform": {"os": "linux", "architecture": "s390x", "variant": "z13"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` is no variant of `{1}`", "`{0}` 不是 `{1}` 的变体");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    let (architecture, variant) = parts(view.platform);
    let stranger = !variant.is_empty()
        && !variant.contains('/')
        && known::is_known_architecture(&architecture)
        && !known::is_listed_variant(&architecture, &variant);
    if stranger && known::other_architecture_of(&architecture, &variant).is_none() && !is_bare(&variant) {
        say(view, &SAYS, &[&variant, &architecture], report);
    }
}
