//! `nydus-image`
//!
//! An index that offers Nydus images only is fine: the snapshotter knows them by their layers. The mark and the order
//! matter where a plain image for the same platform stands beside.

use crate::diagnostic::Severity;
use crate::image::{Descriptor, Role};
use crate::language::Text;
use crate::library::{Document, Library};
use crate::platform::{Platform, normalise};
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "nydus-image",
    severity: Severity::Warning,
    title: text!("A Nydus image that is taken for a plain one", "Nydus 镜像被当作普通镜像"),
    reference: Reference {
        section: "nydus-snapshotter v0.15.15, docs/index_detection.md",
        url: "https://github.com/containerd/nydus-snapshotter/blob/v0.15.15/docs/index_detection.md",
    },
    doc: page! {
        what: text!("A Nydus image stands before the plain image for its platform, or beside it without a mark (`os.features` or `artifactType`); or a manifest with Nydus layers has no bootstrap.", "Nydus 镜像排在同平台普通镜像之前，或与之并列却没有标记（`os.features` 或 `artifactType`）；或带 Nydus 层的清单没有 bootstrap。"),
        why: text!("Clients that do not know Nydus take the first image for their platform and cannot unpack it; the snapshotter finds a Nydus image by its mark and mounts it by its bootstrap.", "不认识 Nydus 的客户端会取本平台的第一个镜像，却无法解包；snapshotter 靠标记找到 Nydus 镜像，靠 bootstrap 挂载它。"),
        fix: text!("List the plain image first, and convert with `nydusify convert --merge-platform`.", "请把普通镜像排在前面，并用 `nydusify convert --merge-platform` 转换。"),
        example: r#"{"manifests": [{"artifactType": "application/vnd.nydus.image.manifest.v1+json", "platform": {"os": "linux", "architecture": "amd64"}}, {"platform": {"os": "linux", "architecture": "amd64"}}]}"#,
    },
    check: Check::Linked(check),
};

const ARTIFACT: &str = "application/vnd.nydus.image.manifest.v1+json";
const FEATURE: &str = "nydus.remoteimage.v1";
const BLOB: &str = "application/vnd.oci.image.layer.nydus.blob.v1";
const BOOTSTRAP: &str = "containerd.io/snapshot/nydus-bootstrap";

static NO_BOOTSTRAP: Text = text!(
    "The layers are Nydus blobs, and none has the annotation `{0}`: nothing mounts them",
    "层是 Nydus 数据块，但没有一层带注解 `{0}`：无法挂载"
);
static UNMARKED: Text = text!(
    "This Nydus image for {0} stands beside a plain one without a mark: add `nydus.remoteimage.v1` to `os.features`, or the `artifactType`",
    "{0} 的这个 Nydus 镜像与普通镜像并列而没有标记：请在 `os.features` 中加入 `nydus.remoteimage.v1`，或加上 `artifactType`"
);
static FIRST: Text = text!(
    "This Nydus image stands before the plain one for {0}: clients that do not know Nydus take it",
    "这个 Nydus 镜像排在 {0} 的普通镜像之前：不认识 Nydus 的客户端会取到它"
);

fn check(library: &Library, document: &Document, report: &mut Report) {
    match Manifest::of(document) {
        Some(manifest) => bootstrap(manifest, report),
        None => order(library, document, report),
    }
}

fn has_blobs(manifest: Manifest<'_>) -> bool {
    manifest.layers().any(|layer| layer.descriptor.media_type() == Some(BLOB))
}

fn bootstrap(manifest: Manifest<'_>, report: &mut Report) {
    if has_blobs(manifest)
        && !manifest.layers().any(|layer| layer.annotation(BOOTSTRAP).is_some())
        && let Some(layers) = manifest.root.get("layers")
    {
        report.key(layers, &NO_BOOTSTRAP, [BOOTSTRAP]);
    }
}

fn order(library: &Library, document: &Document, report: &mut Report) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    let Some(index) = image.index.as_ref() else { return };
    let marked = |entry: &Descriptor| {
        entry.artifact_type.as_ref().is_some_and(|name| name.value == ARTIFACT)
            || entry.platform().is_some_and(|platform| platform.os_features.iter().any(|feature| feature == FEATURE))
    };
    let mut blobs = HashMap::new();
    let mut unmarked = |entry: &Descriptor| {
        let child = entry.digest().and_then(|digest| library.by_digest(digest));
        child.is_some_and(|child| *blobs.entry(child.id).or_insert_with(|| Manifest::of(child).is_some_and(has_blobs)))
    };
    let images = || index.iter().filter(|(_, _, role)| *role == Role::Image);
    let nydus: Vec<_> = images().filter(|(_, entry, _)| marked(entry) || unmarked(entry)).map(|(at, entry, _)| (at, entry)).collect();
    if nydus.is_empty() {
        return;
    }
    // The first plain image for each platform.
    let mut plain: HashMap<Platform, usize> = HashMap::new();
    for (at, entry, _) in images().filter(|(at, ..)| nydus.binary_search_by_key(at, |(nydus, _)| *nydus).is_err()) {
        plain.entry(bare(entry)).or_insert(at);
    }
    for (at, entry) in nydus {
        let platform = bare(entry);
        let Some(first) = plain.get(&platform) else { continue };
        let value = tree.value(entry.node);
        if !marked(entry) {
            report.missing(value, &UNMARKED, [platform.name()]);
        } else if at < *first {
            report.missing(value, &FIRST, [platform.name()]);
        }
    }
}

/// The platform as clients compare it that pay no heed to features.
fn bare(entry: &Descriptor) -> Platform {
    let normal = entry.platform().map(normalise).unwrap_or_default();
    Platform { os_features: Vec::new(), features: Vec::new(), ..normal }
}
