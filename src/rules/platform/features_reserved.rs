//! `platform-features-reserved`

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-features-reserved",
    severity: Severity::Warning,
    title: text!("A reserved member", "保留成员"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("An OCI entry has `platform.features`.", "OCI 条目含有 `platform.features`。"),
        why: text!("The specification reserves it for later versions. Only Docker's list format gives it a meaning: CPU features.", "规范为后续版本保留它。只有 Docker 的列表格式为它定义了含义：CPU 特性。"),
        fix: text!("Remove it; `variant` says which processors an image needs.", "请去掉；镜像需要什么处理器由 `variant` 说明。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "features": ["sse4"]}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`features` is reserved", "`features` 是保留成员");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    if let Some(value) = view.value.get("features").filter(|value| view.kind != Kind::DockerList && !value.is_null()) {
        report.key(value, &SAYS, NOTHING);
    }
}
