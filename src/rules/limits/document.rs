//! How many bytes a document may have before clients and registries refuse it.

use crate::diagnostic::Severity;
use crate::image::DESCRIPTORS_LIMIT;
use crate::language::Text;
use crate::library::Document;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use crate::text::number;

pub(in crate::rules) static MANIFEST_4MIB: Rule = Rule {
    code: "limit-manifest-4mib",
    severity: Severity::Warning,
    title: text!("Larger than 4 MiB", "大于 4 MiB"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pushing Manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests",
    },
    doc: page! {
        what: text!("The document is larger than 4,194,304 bytes.", "文档大于 4,194,304 字节。"),
        why: text!("Registries need not accept more than 4 MB; distribution, containers/image, oras and notation refuse it.", "注册表只需接受 4 MB；distribution、containers/image、oras 和 notation 会拒绝更大的文档。"),
        fix: text!("Move data out of annotations and `data`, or split the index.", "请减少注解和 `data` 中的数据，或拆分索引。"),
        example: "4,194,305 bytes",
    },
    check: Check::Input(mib4),
};
pub(in crate::rules) static MANIFEST_CONTAINERD: Rule = Rule {
    code: "limit-manifest-containerd",
    severity: Severity::Warning,
    title: text!("Larger than containerd reads", "超过 containerd 的读取上限"),
    reference: Reference {
        section: "containerd v2.1, core/remotes/docker/resolver.go (MaxManifestSize)",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/core/remotes/docker/resolver.go",
    },
    doc: page! {
        what: text!("The document is larger than 4,393,216 bytes (4 × 1048 × 1048).", "文档大于 4,393,216 字节（4 × 1048 × 1048）。"),
        why: text!("containerd, and Docker with it, refuses to read it.", "containerd 以及使用它的 Docker 会拒绝读取。"),
        fix: text!("Move data out of annotations and `data`, or split the index.", "请减少注解和 `data` 中的数据，或拆分索引。"),
        example: "4,393,217 bytes",
    },
    check: Check::Input(containerd),
};
pub(in crate::rules) static MANIFEST_REGCTL: Rule = Rule {
    code: "limit-manifest-regctl",
    severity: Severity::Warning,
    title: text!("Larger than regclient reads", "超过 regclient 的读取上限"),
    reference: Reference {
        section: "regclient, scheme/reg (defaultManifestMaxPull)",
        url: "https://github.com/regclient/regclient/blob/v0.8.0/scheme/reg/reg.go",
    },
    doc: page! {
        what: text!("The document is larger than 8 MiB.", "文档大于 8 MiB。"),
        why: text!("regctl and regsync stop reading there.", "regctl 和 regsync 会停止读取。"),
        fix: text!("Move data out of annotations and `data`, or split the index.", "请减少注解和 `data` 中的数据，或拆分索引。"),
        example: "8,388,609 bytes",
    },
    check: Check::Input(regctl),
};

pub(in crate::rules) static MANIFEST_GGCR: Rule = Rule {
    code: "limit-manifest-ggcr",
    severity: Severity::Warning,
    title: text!("Larger than go-containerregistry reads", "超过 go-containerregistry 的读取上限"),
    reference: Reference {
        section: "go-containerregistry v0.20, pkg/v1/remote (manifestLimit)",
        url: "https://github.com/google/go-containerregistry/tree/v0.20.0/pkg/v1/remote",
    },
    doc: page! {
        what: text!("The document, or a manifest that it declares, is larger than 100 MiB.", "文档或其声明的清单大于 100 MiB。"),
        why: text!("crane, ko and kaniko stop reading there, the most generous of all clients.", "crane、ko 和 kaniko 会停止读取；它们已是最宽松的客户端。"),
        fix: text!("Move data out of annotations and `data`, or split the index.", "请减少注解和 `data` 中的数据，或拆分索引。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json", "size": 104857601}"#,
    },
    check: Check::Input(ggcr),
};

static SAYS: Text = text!("The document has {0} bytes; the limit is {1}", "文档有 {0} 字节；上限是 {1}");
static DECLARED: Text = text!("`size` is {0} bytes, above the limit of {1}", "`size` 是 {0} 字节，超过上限 {1}");

/// The most that go-containerregistry reads, in bytes.
const GGCR: usize = 100 << 20;

/// Whether it is an index or manifest; of one that is too large to be read, its beginning tells.
fn is_manifest(document: &Document) -> bool {
    let kind = document.kind();
    let head = document.bytes.get(..4096).unwrap_or_default();
    let begins = || head.trim_ascii_start().starts_with(b"{") && head.windows(15).any(|window| window == b"\"schemaVersion\"");
    kind.is_index() || kind.is_manifest() || document.is_oversize() && begins()
}

fn above(limit: usize, document: &Document, report: &mut Report) {
    if document.bytes.len() > limit && is_manifest(document) {
        let arguments = [document.bytes.len().to_string(), limit.to_string()];
        match document.tree.as_deref() {
            Some(tree) => report.missing(tree.root(), &SAYS, arguments),
            None => report.whole(&SAYS, arguments),
        };
    }
}

static UNREAD: Text = text!(
    "Only the first {0} entries are checked; {1} more are not: no document within the limits has so many",
    "只检查前 {0} 个条目，其余 {1} 个未检查：符合上限的文档不会有这么多条目"
);

fn mib4(document: &Document, report: &mut Report) {
    above(4 << 20, document, report);
    let unread = document.image.as_deref().map_or(0, |image| image.unread);
    if unread > 0 {
        report.whole(&UNREAD, [number(DESCRIPTORS_LIMIT as u64), number(unread as u64)]);
    }
}

fn containerd(document: &Document, report: &mut Report) {
    above(4 * 1048 * 1048, document, report);
}

fn regctl(document: &Document, report: &mut Report) {
    above(8 << 20, document, report);
}

fn ggcr(document: &Document, report: &mut Report) {
    above(GGCR, document, report);
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    for descriptor in &image.descriptors {
        let is_manifest = |name| mt::is_index(name) || mt::is_manifest(name);
        let declared = descriptor.size.as_ref().filter(|size| size.value > GGCR as u64);
        if let Some(size) = declared.filter(|_| descriptor.media_type().is_some_and(is_manifest)) {
            report.value(tree.value(size.node), &DECLARED, [size.value.to_string(), GGCR.to_string()]);
        }
    }
}
