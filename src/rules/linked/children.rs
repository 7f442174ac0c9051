//! What was given for a descriptor, against what the descriptor declares: one rule for each way to differ. Of a subject only
//! the digest is asked here: its length and type have a rule of their own.

use crate::diagnostic::Severity;
use crate::image::{Descriptor, Place};
use crate::json::Value;
use crate::language::Text;
use crate::library::{Difference, Document, Library, Verification};
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
        what: text!("A document has the digest that a descriptor names, or was given for it, and another length than its `size`.", "某文档的摘要与描述符相符，或是为该描述符提供的，但长度与其 `size` 不同。"),
        why: text!("Clients check the length before the digest and refuse the content.", "客户端先核对长度再核对摘要，会拒绝该内容。"),
        fix: text!("Correct `size`, or give the bytes as the registry stores them.", "请更正 `size`，或提供注册表中存储的原始字节。"),
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
        why: text!("This is not the content that the descriptor names: another document, or the same one with its bytes changed by an editor, a formatter or a shell.", "这不是描述符所指的内容：要么是另一份文档，要么字节被编辑器、格式化工具或终端改动过。"),
        fix: text!("Fetch the raw bytes by their digest.", "请按摘要获取原始字节。"),
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
        fix: text!("Build the index again with the type that the child states.", "请以子文档声明的类型重新生成索引。"),
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
        why: text!("The type decides how a client reads the content: containerd, podman and BuildKit refuse a document whose members contradict it.", "客户端按类型解读内容：containerd、podman 和 BuildKit 会拒绝成员与类型矛盾的文档。"),
        fix: text!("Correct the media type of the descriptor.", "请更正描述符的媒体类型。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json"}"#,
    },
    check: Check::Linked(class),
};

static SIZE: Text = text!("`size` is {0}, but the document's length is {1}", "`size` 是 {0}，但文档有 {1} 字节");
static DIGEST: Text = text!("The bytes that were given have the digest `{0}`", "所提供字节的摘要是 `{0}`");
static TYPE: Text = text!("The document says that it is `{0}`", "文档声明自己是 `{0}`");
static CLASS: Text = text!("The document is of another kind: {0}", "文档是另一种：{0}");

fn each(
    library: &Library,
    document: &Document,
    report: &mut Report,
    mut say: impl FnMut(&Descriptor, Value<'_>, &Difference, &mut Report),
) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    for descriptor in &image.descriptors {
        if let Verification::Differs(_, differences) = library.verify(descriptor) {
            let asked = |difference: &&Difference| descriptor.place != Place::Subject || matches!(difference, Difference::Digest { .. });
            differences.iter().filter(asked).for_each(|difference| say(descriptor, tree.value(descriptor.node), difference, report));
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
