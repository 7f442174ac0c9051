//! The field table of indexes and lists.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::rules::rule::page;
use crate::rules::{Check, Must, Reference, Rule, Scope, Shape};
use crate::text;

pub(in crate::rules) static MANIFESTS_MISSING: Rule = Rule {
    code: "index-manifests-missing",
    severity: Severity::Error,
    title: text!("No `manifests`", "没有 `manifests`"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`manifests` is absent.", "没有 `manifests`。"),
        why: text!("It is required: the document lists nothing.", "它是必需的：文档没有列出任何内容。"),
        fix: text!("Add it; an empty array is allowed.", "请加上；可以是空数组。"),
        example: r#"{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json"}"#,
    },
    check: Check::Field(Scope::Document(&[Kind::OciIndex, Kind::DockerList]), "manifests", Must::Exist),
};
pub(in crate::rules) static MANIFESTS_NOT_ARRAY: Rule = Rule {
    code: "index-manifests-not-array",
    severity: Severity::Error,
    title: text!("`manifests` is no array", "`manifests` 不是数组"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`manifests` is not an array.", "`manifests` 不是数组。"),
        why: text!("Clients cannot read the document.", "客户端无法读取该文档。"),
        fix: text!("Use an array of descriptors.", "请使用描述符数组。"),
        example: r#"{"manifests": {}}"#,
    },
    check: Check::Field(Scope::Document(&[Kind::OciIndex, Kind::DockerList]), "manifests", Must::Be(Shape::Array)),
};
