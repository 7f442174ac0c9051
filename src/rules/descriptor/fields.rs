//! The field table: members that a descriptor must have, and the shapes of all of them.

use crate::diagnostic::Severity;
use crate::rules::rule::page;
use crate::rules::{Check, Must, Reference, Rule, Scope, Shape};
use crate::text;

pub(in crate::rules) static MEDIATYPE_MISSING: Rule = Rule {
    code: "desc-mediatype-missing",
    severity: Severity::Error,
    title: text!("A descriptor has no media type", "描述符没有媒体类型"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`mediaType` is absent or empty.", "`mediaType` 缺失或为空。"),
        why: text!("A client reads the media type to know what the digest leads to.", "客户端靠媒体类型得知摘要指向什么。"),
        fix: text!("Add the media type of the content.", "补上内容的媒体类型。"),
        example: r#"{"digest": "sha256:…", "size": 7143}"#,
    },
    check: Check::Field(Scope::Descriptor, "mediaType", Must::BePresent),
};
pub(in crate::rules) static DIGEST_MISSING: Rule = Rule {
    code: "desc-digest-missing",
    severity: Severity::Error,
    title: text!("A descriptor has no digest", "描述符没有摘要"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`digest` is absent or empty.", "`digest` 缺失或为空。"),
        why: text!("Without a digest nothing can be fetched or verified.", "没有摘要就无法获取和校验内容。"),
        fix: text!("Add the digest of the content.", "补上内容的摘要。"),
        example: r#"{"mediaType": "…", "size": 7143}"#,
    },
    check: Check::Field(Scope::Descriptor, "digest", Must::BePresent),
};
pub(in crate::rules) static SIZE_MISSING: Rule = Rule {
    code: "desc-size-missing",
    severity: Severity::Error,
    title: text!("A descriptor has no size", "描述符没有大小"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`size` is absent.", "没有 `size`。"),
        why: text!("Go reads it as 0, and reading then fails on the length.", "Go 读作 0，随后因长度不符而失败。"),
        fix: text!("Add the length of the content in bytes.", "补上内容的字节数。"),
        example: r#"{"mediaType": "…", "digest": "sha256:…"}"#,
    },
    check: Check::Field(Scope::Descriptor, "size", Must::Exist),
};
pub(in crate::rules) static MEDIATYPE_TYPE: Rule = Rule {
    code: "desc-mediatype-type",
    severity: Severity::Error,
    title: text!("A media type that is no string", "媒体类型不是字符串"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`mediaType` is not a string.", "`mediaType` 不是字符串。"),
        why: text!("Clients cannot read the descriptor.", "客户端无法读取该描述符。"),
        fix: text!("Write it as a string.", "请写成字符串。"),
        example: r#"{"mediaType": 1}"#,
    },
    check: Check::Field(Scope::Descriptor, "mediaType", Must::Be(Shape::String)),
};
pub(in crate::rules) static DIGEST_TYPE: Rule = Rule {
    code: "desc-digest-type",
    severity: Severity::Error,
    title: text!("A digest that is no string", "摘要不是字符串"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`digest` is not a string.", "`digest` 不是字符串。"),
        why: text!("Clients cannot read the descriptor.", "客户端无法读取该描述符。"),
        fix: text!("Write it as a string.", "请写成字符串。"),
        example: r#"{"digest": 7}"#,
    },
    check: Check::Field(Scope::Descriptor, "digest", Must::Be(Shape::String)),
};
pub(in crate::rules) static SIZE_TYPE: Rule = Rule {
    code: "desc-size-type",
    severity: Severity::Error,
    title: text!("A size that is no number", "大小不是数字"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`size` is not a number.", "`size` 不是数字。"),
        why: text!("Clients written in Go refuse the whole document.", "用 Go 写的客户端会拒绝整个文档。"),
        fix: text!("Write it without quotes.", "请去掉引号。"),
        example: r#"{"size": "7143"}"#,
    },
    check: Check::Field(Scope::Descriptor, "size", Must::Be(Shape::Number)),
};
pub(in crate::rules) static URLS_TYPE: Rule = Rule {
    code: "desc-urls-type",
    severity: Severity::Error,
    title: text!("`urls` is no list of strings", "`urls` 不是字符串数组"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`urls` is not an array of strings.", "`urls` 不是字符串数组。"),
        why: text!("Clients cannot read the descriptor.", "客户端无法读取该描述符。"),
        fix: text!("Use an array of strings.", "请使用字符串数组。"),
        example: r#"{"urls": "https://example.com/blob"}"#,
    },
    check: Check::Field(Scope::Descriptor, "urls", Must::Be(Shape::Strings)),
};
pub(in crate::rules) static DATA_TYPE: Rule = Rule {
    code: "desc-data-type",
    severity: Severity::Error,
    title: text!("`data` is no string", "`data` 不是字符串"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("`data` is not a string.", "`data` 不是字符串。"),
        why: text!("It must be base64 text.", "它必须是 base64 文本。"),
        fix: text!("Use base64 text.", "请使用 base64 文本。"),
        example: r#"{"data": {}}"#,
    },
    check: Check::Field(Scope::Descriptor, "data", Must::Be(Shape::String)),
};
