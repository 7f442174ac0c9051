//! The field table: members that an image manifest must have.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::rules::rule::page;
use crate::rules::{Check, Must, Reference, Rule, Scope, Shape};
use crate::text;

pub(in crate::rules) static CONFIG_MISSING: Rule = Rule {
    code: "manifest-config-missing",
    severity: Severity::Error,
    title: text!("No config", "没有配置"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("`config` is absent.", "没有 `config`。"),
        why: text!("It is required; artifacts use the empty descriptor.", "它是必需的；制品使用空描述符。"),
        fix: text!("Add it.", "请加上。"),
        example: r#"{"schemaVersion": 2, "layers": []}"#,
    },
    check: Check::Field(Scope::Document(&[Kind::OciManifest, Kind::DockerManifest]), "config", Must::Exist),
};
pub(in crate::rules) static LAYERS_MISSING: Rule = Rule {
    code: "manifest-layers-missing",
    severity: Severity::Error,
    title: text!("No layers", "没有层"),
    reference: Reference {
        section: "image-spec v1.1.1, schema/image-manifest-schema.json, required",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/schema/image-manifest-schema.json",
    },
    doc: page! {
        what: text!("`layers` is absent.", "没有 `layers`。"),
        why: text!("The schema requires it; clients read an image without content.", "模式要求必须有；客户端会得到没有内容的镜像。"),
        fix: text!("Add it.", "请加上。"),
        example: r#"{"schemaVersion": 2, "config": {}}"#,
    },
    check: Check::Field(Scope::Document(&[Kind::OciManifest, Kind::DockerManifest]), "layers", Must::Exist),
};
pub(in crate::rules) static LAYERS_NOT_ARRAY: Rule = Rule {
    code: "manifest-layers-not-array",
    severity: Severity::Error,
    title: text!("`layers` is no array", "`layers` 不是数组"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("`layers` is not an array.", "`layers` 不是数组。"),
        why: text!("Clients cannot read the document.", "客户端无法读取该文档。"),
        fix: text!("Use an array of descriptors.", "请使用描述符数组。"),
        example: r#"{"layers": {}}"#,
    },
    check: Check::Field(Scope::Document(&[Kind::OciManifest, Kind::DockerManifest]), "layers", Must::Be(Shape::Array)),
};
