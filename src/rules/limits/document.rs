//! How many bytes a document may have before clients and registries refuse it.

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

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
    check: Check::Json(mib4),
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
    check: Check::Json(containerd),
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
    check: Check::Json(regctl),
};

static SAYS: Text = text!("The document has {0} bytes; the limit is {1}", "文档有 {0} 字节；上限是 {1}");

fn above(limit: usize, root: Value<'_>, document: &Document, report: &mut Report) {
    let kind = document.kind();
    if document.bytes.len() > limit && (kind.is_index() || kind.is_manifest()) {
        report.missing(root, &SAYS, [document.bytes.len().to_string(), limit.to_string()]);
    }
}

fn mib4(root: Value<'_>, document: &Document, report: &mut Report) {
    above(4 << 20, root, document, report);
}

fn containerd(root: Value<'_>, document: &Document, report: &mut Report) {
    above(4 * 1048 * 1048, root, document, report);
}

fn regctl(root: Value<'_>, document: &Document, report: &mut Report) {
    above(8 << 20, root, document, report);
}
