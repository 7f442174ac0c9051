//! Children beside the index: digest, size, type. One rule for each way to differ.

use crate::diagnostic::Severity;
use crate::image::Descriptor;
use crate::json::Value;
use crate::language::Text;
use crate::library::Difference;
use crate::library::Document;
use crate::library::Library;
use crate::library::Verification;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static SIZE_MISMATCH: Rule = Rule {
    code: "x-size-mismatch",
    severity: Severity::Error,
    title: text!("The bytes are of another length", "字节数不符"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Verification",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#verification",
    },
    doc: page! {
        what: text!("The document given for a descriptor has another length than `size`.", "为描述符提供的文档长度与 `size` 不同。"),
        why: text!("Clients refuse content of another length.", "客户端会拒绝长度不符的内容。"),
        fix: text!("The child was formatted anew, or the descriptor is wrong.", "子文档被重新格式化过，或描述符有误。"),
        example: r#"{"digest": "sha256:…", "size": 7143}"#,
    },
    check: Check::Linked(size),
};
pub(in crate::rules) static DIGEST_MISMATCH: Rule = Rule {
    code: "x-digest-mismatch",
    severity: Severity::Error,
    title: text!("The bytes have another digest", "摘要不符"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Verification",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#verification",
    },
    doc: page! {
        what: text!("The bytes given for a descriptor have another digest.", "为描述符提供的字节摘要不同。"),
        why: text!("This is not the content that the descriptor names.", "这不是描述符所指的内容。"),
        fix: text!("Fetch the raw bytes by the digest.", "请按摘要获取原始字节。"),
        example: r#"{"digest": "sha256:…"}"#,
    },
    check: Check::Linked(digest),
};
pub(in crate::rules) static CHILD_MEDIATYPE: Rule = Rule {
    code: "x-child-mediatype",
    severity: Severity::Warning,
    title: text!("The child says another type", "子文档声明了其他类型"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md, Media Type Conflicts",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md#media-type-conflicts",
    },
    doc: page! {
        what: text!("The child's own `mediaType` differs from the descriptor's.", "子文档自己的 `mediaType` 与描述符不同。"),
        why: text!("The descriptor wins where the digest matches; regctl and crane validate report an error.", "摘要相符时以描述符为准；regctl 和 crane validate 会报错。"),
        fix: text!("Make them equal.", "请统一。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json"}"#,
    },
    check: Check::Linked(media_type),
};
pub(in crate::rules) static CHILD_CLASS: Rule = Rule {
    code: "x-child-class",
    severity: Severity::Error,
    title: text!("The child is another kind of document", "子文档种类不符"),
    reference: Reference {
        section: "containerd v2.1, core/images/image.go (validateMediaType)",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/core/images/image.go",
    },
    doc: page! {
        what: text!("The descriptor says manifest and the child is an index, or the reverse.", "描述符说是清单，而子文档是索引，或相反。"),
        why: text!("Clients refuse it.", "客户端会拒绝。"),
        fix: text!("Correct the media type of the descriptor.", "请更正描述符的媒体类型。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json"}"#,
    },
    check: Check::Linked(class),
};
pub(in crate::rules) static EXPECTED_DIGEST: Rule = Rule {
    code: "x-expected-digest",
    severity: Severity::Error,
    title: text!("Not the digest that was expected", "与预期摘要不符"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pulling manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests",
    },
    doc: page! {
        what: text!("The bytes do not have the digest that they should have.", "这些字节的摘要不是应有的摘要。"),
        why: text!("Either the bytes were changed on their way, or this is another document.", "要么字节在途中被改动，要么这是另一份文档。"),
        fix: text!("Get the raw bytes.", "请获取原始字节。"),
        example: "sha256:…",
    },
    check: Check::Linked(expected),
};

static SIZE: Text = text!("`size` is {0}, but the document has {1} bytes", "`size` 是 {0}，但文档有 {1} 字节");
static DIGEST: Text = text!("The bytes that were given have the digest `{0}`", "所提供字节的摘要是 `{0}`");
static TYPE: Text = text!("The document says that it is `{0}`", "文档声明自己是 `{0}`");
static CLASS: Text = text!("The document is of another kind: {0}", "文档是另一种：{0}");
static EXPECTED: Text = text!("The digest should be `{0}`, but it is `{1}`", "摘要应为 `{0}`，实际是 `{1}`");

fn each(
    library: &Library,
    document: &Document,
    report: &mut Report,
    mut say: impl FnMut(&Descriptor, Value<'_>, &Difference, &mut Report),
) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    for descriptor in &image.descriptors {
        if let Verification::Differs(_, differences) = library.verify(descriptor) {
            differences.iter().for_each(|difference| say(descriptor, tree.value(descriptor.node), difference, report));
        }
    }
}

fn size(library: &Library, document: &Document, report: &mut Report) {
    each(library, document, report, |descriptor, value, difference, report| {
        if let (Difference::Size { actual }, Some(member)) = (difference, value.get("size")) {
            report.value(member, &SIZE, [descriptor.size().unwrap_or_default().to_string(), actual.to_string()]);
        }
    });
}

fn digest(library: &Library, document: &Document, report: &mut Report) {
    each(library, document, report, |_, value, difference, report| {
        if let (Difference::Digest { computed }, Some(member)) = (difference, value.get("digest")) {
            report.value(member, &DIGEST, [computed.to_string()]);
        }
    });
}

fn media_type(library: &Library, document: &Document, report: &mut Report) {
    each(library, document, report, |_, value, difference, report| {
        if let (Difference::MediaType { actual }, Some(member)) = (difference, value.get("mediaType")) {
            report.value(member, &TYPE, [actual.as_str()]);
        }
    });
}

fn class(library: &Library, document: &Document, report: &mut Report) {
    each(library, document, report, |_, value, difference, report| {
        if let (Difference::Class { actual }, Some(member)) = (difference, value.get("mediaType")) {
            report.value(member, &CLASS, [format!("`{}`", actual.name())]);
        }
    });
}

fn expected(_: &Library, document: &Document, report: &mut Report) {
    for expected in &document.expected {
        if let Some(algorithm) = expected.digest.algorithm() {
            let computed = document.digest(algorithm);
            if *computed != expected.digest {
                report.whole(&EXPECTED, [expected.digest.to_string(), computed.to_string()]);
            }
        }
    }
}
