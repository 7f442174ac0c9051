//! `platform-variant-wrong-architecture`

use super::variant::{parts, say};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::known;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-variant-wrong-architecture",
    severity: Severity::Warning,
    title: text!("A variant of another architecture", "其他架构的变体"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Platform Variants",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#platform-variants",
    },
    doc: page! {
        what: text!("The variant is in the table of another architecture, not in that of this one.", "变体在其他架构的表中，不在本架构的表中。"),
        why: text!("No client asks for this pair by itself: the variant or the architecture is wrong.", "没有客户端会自行请求这个组合：变体或架构有误。"),
        fix: text!("Correct the variant or the architecture.", "请更正变体或架构。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "variant": "v7"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` is a variant of `{1}`, not of `{2}`", "`{0}` 是 `{1}` 的变体，不是 `{2}` 的");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    let (architecture, variant) = parts(view.platform);
    if variant.is_empty() || !known::is_known_architecture(&architecture) || known::is_listed_variant(&architecture, &variant) {
        return;
    }
    if let Some(other) = known::other_architecture_of(&architecture, &variant) {
        say(view, &SAYS, &[&variant, other, &architecture], report);
    }
}
