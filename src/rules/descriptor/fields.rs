//! The field table: members that a descriptor must have, and the shapes of all of them.
//!
//! Source: image-spec `descriptor.md`, "Properties".

use crate::diagnostic::Severity;
use crate::rules::rule::page;
use crate::rules::{Check, Must, Reference, Rule, Scope};
use crate::text;

const PROPERTIES: Reference = Reference { section: "image-spec v1.1.1, descriptor.md, Properties", url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties" };

pub(in crate::rules) static MEDIA_TYPE_MISSING: Rule = Rule {
    code: "desc-mediatype-missing",
    severity: Severity::Error,
    title: text!("A descriptor has no media type", "描述符没有媒体类型"),
    reference: PROPERTIES,
    doc: page! {
        what: text!("`mediaType` is absent or empty.", "`mediaType` 缺失或为空。"),
        why: text!("A client reads the media type to know what the digest leads to. Without it the content cannot be interpreted.", "客户端靠媒体类型得知摘要指向什么；没有它，内容无法解读。"),
        fix: text!("Add the media type of the content.", "补上内容的媒体类型。"),
        example: r#"{"digest": "sha256:…", "size": 7143}"#,
    },
    check: Check::Field(Scope::Descriptor, "mediaType", Must::BePresent),
};
