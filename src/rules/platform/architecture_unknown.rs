//! `platform-architecture-unknown`

use super::names::plain;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::known;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-architecture-unknown",
    severity: Severity::Warning,
    title: text!("Not an architecture that Go knows", "不是 Go 认识的架构"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`architecture` is none of the values of GOARCH, nor `unknown`.", "`architecture` 不是 GOARCH 的取值，也不是 `unknown`。"),
        why: text!("The specification asks for values of GOARCH. Clients compare names, and no client asks for this one by itself.", "规范要求使用 GOARCH 的取值。客户端比较名称，没有客户端会自行请求这个名称。"),
        fix: text!("Use a value of GOARCH, such as `amd64` or `arm64`.", "请使用 GOARCH 的取值，如 `amd64`、`arm64`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "armv7l"}}"#,
    },
    check: Check::Platform(check),
};

static ARCH: Text = text!("`{0}` is no architecture that Go knows", "`{0}` 不是 Go 认识的架构");
static ARCH_MEANT: Text = text!("`{0}` is no architecture that Go knows; `{1}` may be meant", "`{0}` 不是 Go 认识的架构，可能是 `{1}`");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    let (Some(architecture), Some(value)) = (view.platform.architecture.as_deref(), view.value.get("architecture")) else { return };
    let name = plain(architecture);
    if name.is_empty() || name.contains('/') || known::is_known_architecture(&name) || known::architecture_alias(&name).is_some() {
        return;
    }
    match known::meant_architecture(&name) {
        Some(meant) => report.value(value, &ARCH_MEANT, [architecture, meant]),
        None => report.value(value, &ARCH, [architecture]),
    };
}
