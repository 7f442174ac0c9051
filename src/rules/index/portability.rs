//! `index-entry-type-not-portable`

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::image::Role;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "index-entry-type-not-portable",
    severity: Severity::Warning,
    title: text!("A type that not every client runs", "并非所有客户端都支持的类型"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("An entry is neither an OCI manifest nor an OCI index, nor of another known kind of manifest.", "条目既不是 OCI 清单或 OCI 索引，也不是其他已知的清单。"),
        why: text!("It must not be an error for readers, but containerd and BuildKit fail where such an entry is the one chosen.", "读取方不应报错，但若选中这样的条目，containerd 和 BuildKit 会失败。"),
        fix: text!("Use OCI types, or accept the limited reach.", "请使用 OCI 类型，或接受兼容范围有限。"),
        example: r#"{"mediaType": "application/vnd.example.thing+json", "platform": {"os": "linux", "architecture": "amd64"}}"#,
    },
    check: Check::Descriptor(check),
};

static SAYS: Text = text!(
    "`{0}` is outside the portable types; containerd and BuildKit fail where this entry is chosen",
    "`{0}` 不是可移植类型；选中该条目时 containerd 和 BuildKit 会失败"
);

fn check(view: &DescriptorView<'_>, report: &mut Report) {
    let name = view.descriptor.media_type().unwrap_or_default();
    let spoken_of = mt::is_index(name) || mt::is_manifest(name) || view.role == Some(Role::Blob) || name == mt::BUILDKIT_CACHE;
    if let Some(value) = view
        .value
        .get("mediaType")
        .filter(|_| view.kind == Kind::OciIndex && view.descriptor.entry().is_some() && !spoken_of && mt::is_well_formed(name))
    {
        report.value(value, &SAYS, [name]);
    }
}
