//! Layers of an image that not every client unpacks, or counts as layers.
//!
//! Portability leaves out the types that other rules speak of: encrypted, foreign and Docker's zstd layers, those of the other family,
//! and slips of the pen.

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::alike::{Alike, alike};
use crate::rules::descriptor::known_type_meant;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static NOT_PORTABLE: Rule = Rule {
    code: "manifest-layer-type-not-portable",
    severity: Severity::Warning,
    title: text!("A layer that few clients unpack", "只有少数客户端能解包的层"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("A layer of an image is of a type outside those that every client must or should read: tar, tar+gzip, tar+zstd.", "镜像的某层类型不在所有客户端必须或应当支持的范围内：tar、tar+gzip、tar+zstd。"),
        why: text!("Clients without the snapshotter or plug-in for it fail when they unpack the image.", "没有相应 snapshotter 或插件的客户端解包镜像时会失败。"),
        fix: text!("Offer the image with ordinary layers, too, and mark this one with `os.features` in the index.", "请同时提供普通层的镜像，并在索引中用 `os.features` 标记此镜像。"),
        example: r#"{"config": {"mediaType": "application/vnd.oci.image.config.v1+json"}, "layers": [{"mediaType": "application/vnd.oci.image.layer.nydus.blob.v1"}]}"#,
    },
    check: Check::Manifest(not_portable),
};
pub(in crate::rules) static UNRUNNABLE: Rule = Rule {
    code: "manifest-layer-unrunnable",
    severity: Severity::Warning,
    title: text!("A layer that is not one of a file system", "镜像中有非文件系统层"),
    reference: Reference {
        section: "containerd v2.1.0, client/image.go (getLayers)",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/client/image.go",
    },
    doc: page! {
        what: text!("An image has file system layers and, among them, a layer of another type.", "镜像的文件系统层之间有其他类型的层。"),
        why: text!("containerd leaves such layers out when it compares their number with the config's `diff_ids` (mismatched image rootfs and manifest layers); Docker with its graph drivers counts and unpacks every one. Whichever way the config has it, one of them fails.", "containerd 在把层数与配置的 `diff_ids` 比较时会略过这样的层（mismatched image rootfs and manifest layers）；使用 graphdriver 的 Docker 则会计入并解包每一层。无论配置如何书写，总有一方失败。"),
        fix: text!("Move the content into an artifact of its own whose `subject` is this image.", "请把该内容放入独立的制品，并以此镜像为 `subject`。"),
        example: r#"{"config": {"mediaType": "application/vnd.oci.image.config.v1+json"}, "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar"}, {"mediaType": "application/spdx+json"}]}"#,
    },
    check: Check::Manifest(unrunnable),
};

static NOT_PORTABLE_SAYS: Text = text!("Only clients made for it unpack `{0}`", "只有专门支持的客户端才能解包 `{0}`");
static UNRUNNABLE_SAYS: Text = text!(
    "`{0}` is not a file system layer: containerd does not count it, other clients try to unpack it",
    "`{0}` 不是文件系统层：containerd 不计入它，其他客户端会尝试解包"
);

/// Whether `name` is a layer of a file system, or was meant to be one.
pub(super) fn is_layer(name: &str) -> bool {
    mt::is_filesystem_layer(name) || known_type_meant(name).is_some_and(mt::is_filesystem_layer)
}

/// The well-formed types of the layers, each once with all its places.
pub(super) fn types<'a>(view: &ManifestView<'a>) -> Vec<Alike<'a, &'a str>> {
    let types = view.layers().filter_map(|layer| Some((layer.descriptor.media_type()?, layer.value.get("mediaType")?)));
    let mut types = alike(types);
    types.retain(|group| mt::is_well_formed(group.what));
    types
}

fn not_portable(view: &ManifestView<'_>, report: &mut Report) {
    let spoken_of = |name: &str| {
        let of_families = mt::lookup(name).is_some_and(|row| row.origin != mt::Origin::Other);
        of_families || mt::encrypted(name).is_some() || known_type_meant(name).is_some()
    };
    if view.is_image() {
        for group in types(view).into_iter().filter(|group| mt::is_filesystem_layer(group.what) && !spoken_of(group.what)) {
            report.value(group.first, &NOT_PORTABLE_SAYS, [group.what]).also(group.others);
        }
    }
}

fn unrunnable(view: &ManifestView<'_>, report: &mut Report) {
    let (layers, others): (Vec<_>, Vec<_>) = types(view).into_iter().partition(|group| is_layer(group.what));
    if view.is_image() && !layers.is_empty() {
        for group in others {
            report.value(group.first, &UNRUNNABLE_SAYS, [group.what]).also(group.others);
        }
    }
}
