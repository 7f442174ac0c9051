//! How the layers of an image are compressed.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::media_type::{self as mt, Compression};
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::BTreeMap;

pub(in crate::rules) static DOCKER_ZSTD: Rule = Rule {
    code: "manifest-docker-zstd",
    severity: Severity::Warning,
    title: text!("Docker's type for zstd, which is defined nowhere", "Docker 的 zstd 类型没有规范定义"),
    reference: Reference {
        section: "distribution v3.0.0, docs/content/spec/manifest-v2-2.md, Media Types",
        url: "https://github.com/distribution/distribution/blob/v3.0.0/docs/content/spec/manifest-v2-2.md#media-types",
    },
    doc: page! {
        what: text!("A layer is of type `application/vnd.docker.image.rootfs.diff.tar.zstd`.", "某层的类型是 `application/vnd.docker.image.rootfs.diff.tar.zstd`。"),
        why: text!("No specification has it. containerd reads it; podman and others of containers/image refuse a Docker manifest with it.", "没有规范定义它。containerd 可以读取；podman 等使用 containers/image 的工具会拒绝含有它的 Docker 清单。"),
        fix: text!("Use the OCI manifest with `application/vnd.oci.image.layer.v1.tar+zstd`.", "请使用 OCI 清单和 `application/vnd.oci.image.layer.v1.tar+zstd`。"),
        example: r#"{"mediaType": "application/vnd.docker.image.rootfs.diff.tar.zstd", "digest": "sha256:…", "size": 32654}"#,
    },
    check: Check::Manifest(docker_zstd),
};
pub(in crate::rules) static ZSTD: Rule = Rule {
    code: "manifest-zstd",
    severity: Severity::Note,
    title: text!("Layers compressed with zstd", "以 zstd 压缩的层"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("Layers of an image are of a type with `+zstd`.", "镜像的层使用了 `+zstd` 类型。"),
        why: text!("Clients should read it, but need not: Docker before 23.0 and containerd before 1.5 cannot unpack such layers.", "客户端应当支持，但并非必须：23.0 之前的 Docker 和 1.5 之前的 containerd 无法解包这样的层。"),
        fix: text!("Nothing to do. Where old clients matter, list a twin with gzip in the index, too.", "无需处理。若需兼容旧客户端，请在索引中同时列出 gzip 版本。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.v1.tar+zstd", "digest": "sha256:…", "size": 32654}"#,
    },
    check: Check::Manifest(zstd),
};
pub(in crate::rules) static MIXED: Rule = Rule {
    code: "manifest-mixed-compression",
    severity: Severity::Note,
    title: text!("Layers compressed in different ways", "各层压缩方式不同"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("The layers of an image are compressed in different ways.", "镜像各层的压缩方式不同。"),
        why: text!("That is allowed. Mostly the layers of a base image kept theirs; a client must know all of them.", "这是允许的。多半是基础镜像的层保留了原来的压缩；客户端必须全部支持。"),
        fix: text!("Nothing to do. To have one alone, build with `compression=…,force-compression=true` (BuildKit).", "无需处理。若要统一，请在构建时使用 `compression=…,force-compression=true`（BuildKit）。"),
        example: r#"{"layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip"}, {"mediaType": "application/vnd.oci.image.layer.v1.tar+zstd"}]}"#,
    },
    check: Check::Manifest(mixed),
};

static IN_DOCKER: Text = text!("No specification has this type; podman refuses the manifest", "没有规范定义该类型；podman 会拒绝该清单");
static IN_OCI: Text = text!(
    "No specification has this type; an OCI manifest has `application/vnd.oci.image.layer.v1.tar+zstd` for it",
    "没有规范定义该类型；OCI 清单应使用 `application/vnd.oci.image.layer.v1.tar+zstd`"
);
static ZSTD_SAYS: Text = text!(
    "Layers compressed with zstd: {0} of {1}. Docker before 23.0 and containerd before 1.5 cannot unpack them",
    "以 zstd 压缩的层：{1} 层中有 {0} 层。23.0 之前的 Docker 和 1.5 之前的 containerd 无法解包"
);
static MIXED_SAYS: Text = text!("Layers are compressed in different ways: {0}", "各层压缩方式不同：{0}");

/// Docker's type for zstd.
const DOCKER_ZSTD_TYPE: &str = "application/vnd.docker.image.rootfs.diff.tar.zstd";

/// The media types of layers that satisfy `is`, as they stand in the document.
fn types<'a>(view: &ManifestView<'a>, is: impl Fn(&str) -> bool) -> Vec<Value<'a>> {
    let found = view.layers().filter(|layer| layer.descriptor.media_type().is_some_and(&is));
    found.filter_map(|layer| layer.value.get("mediaType")).collect()
}

fn docker_zstd(view: &ManifestView<'_>, report: &mut Report) {
    let says = if view.kind == Kind::DockerManifest { &IN_DOCKER } else { &IN_OCI };
    if let [first, others @ ..] = types(view, |name| name == DOCKER_ZSTD_TYPE).as_slice() {
        report.value(*first, says, NOTHING).also(others.iter().copied());
    }
}

fn zstd(view: &ManifestView<'_>, report: &mut Report) {
    let found = types(view, |name| mt::compression(name) == Some(Compression::Zstd) && name != DOCKER_ZSTD_TYPE);
    if let ([first, others @ ..], true) = (found.as_slice(), view.is_image()) {
        let counts = [found.len(), view.layers().count()].map(|count| count.to_string());
        report.value(*first, &ZSTD_SAYS, counts).also(others.iter().copied());
    }
}

fn mixed(view: &ManifestView<'_>, report: &mut Report) {
    let Some(layers) = view.root.get("layers").filter(|_| view.is_image()) else { return };
    let mut counts: BTreeMap<Compression, usize> = BTreeMap::new();
    for compression in view.layers().filter_map(|layer| mt::compression(layer.descriptor.media_type()?)) {
        *counts.entry(compression).or_default() += 1;
    }
    if counts.len() > 1 {
        let name = |compression: &Compression| match compression {
            Compression::None => "tar",
            Compression::Gzip => "tar+gzip",
            Compression::Zstd => "tar+zstd",
        };
        let list: Vec<_> = counts.iter().map(|(compression, count)| format!("`{}` × {count}", name(compression))).collect();
        report.key(layers, &MIXED_SAYS, [list.join(", ")]);
    }
}
