//! Layers that registries do not keep, and addresses of layers.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static NONDISTRIBUTABLE: Rule = Rule {
    code: "manifest-nondistributable",
    severity: Severity::Warning,
    title: text!("A layer that is not distributed", "不可分发的层"),
    reference: Reference {
        section: "image-spec v1.1.1, layer.md, Non-Distributable Layers",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#non-distributable-layers",
    },
    doc: page! {
        what: text!("A layer is of a non-distributable or foreign type.", "层是不可分发（foreign）类型。"),
        why: text!("These types are deprecated; many clients no longer read them.", "这些类型已弃用；许多客户端不再读取。"),
        fix: text!("Push it as a normal layer.", "请作为普通层推送。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"}"#,
    },
    check: Check::Manifest(nondistributable),
};
pub(in crate::rules) static NO_URLS: Rule = Rule {
    code: "manifest-foreign-no-urls",
    severity: Severity::Warning,
    title: text!("A foreign layer without an address", "外部层没有下载地址"),
    reference: Reference {
        section: "distribution v3.0.0, registry/storage/schema2manifesthandler.go (errMissingURL)",
        url: "https://github.com/distribution/distribution/blob/v3.0.0/registry/storage/schema2manifesthandler.go",
    },
    doc: page! {
        what: text!("A layer of Docker's foreign type has no `urls`.", "Docker 外部（foreign）类型的层没有 `urls`。"),
        why: text!("The registry does not keep such a layer, so clients have nowhere to fetch it from; the distribution registry refuses the manifest: missing URL on layer.", "注册表不保存这样的层，客户端无处下载；distribution 注册表会拒绝该清单：missing URL on layer。"),
        fix: text!("Add `urls`, or push the layer under a normal type.", "请加上 `urls`，或以普通类型推送该层。"),
        example: r#"{"mediaType": "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", "digest": "sha256:…", "size": 32654}"#,
    },
    check: Check::Manifest(no_urls),
};
pub(in crate::rules) static NORMAL_URLS: Rule = Rule {
    code: "manifest-urls-on-normal-layer",
    severity: Severity::Note,
    title: text!("An address on a normal layer", "普通层带有下载地址"),
    reference: Reference {
        section: "image-spec v1.1.1, layer.md, Non-Distributable Layers",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#non-distributable-layers",
    },
    doc: page! {
        what: text!("A layer of a distributable type has `urls`.", "可分发类型的层带有 `urls`。"),
        why: text!("The addresses are a further place to fetch it from. They do not make the layer a foreign one: registries keep it, and it must be pushed.", "这些地址只是另外的下载位置，并不会使该层成为外部层：注册表会保存它，仍须推送。"),
        fix: text!("Nothing to do, if it is meant so.", "若本意如此，无需处理。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "sha256:…", "size": 32654, "urls": ["https://example.com/layer"]}"#,
    },
    check: Check::Manifest(normal_urls),
};

static DEPRECATED: Text = text!("`{0}` is deprecated", "`{0}` 已弃用");
static NO_URLS_SAYS: Text = text!(
    "A foreign layer needs `urls`: the distribution registry refuses the manifest",
    "外部层需要 `urls`：distribution 注册表会拒绝该清单"
);
static NORMAL_URLS_SAYS: Text =
    text!("`urls` do not make a layer foreign: registries keep this one all the same", "`urls` 不会使该层成为外部层：注册表仍会保存它");

/// The foreign type that distribution asks an address of.
const DOCKER_FOREIGN: &str = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";

fn nondistributable(view: &ManifestView<'_>, report: &mut Report) {
    for layer in view.layers() {
        let name = layer.descriptor.media_type().unwrap_or_default();
        if let Some(member) = layer.value.get("mediaType").filter(|_| mt::is_nondistributable(name)) {
            report.value(member, &DEPRECATED, [name]);
        }
    }
}

fn no_urls(view: &ManifestView<'_>, report: &mut Report) {
    for layer in view.layers().filter(|layer| view.kind == Kind::DockerManifest && layer.descriptor.media_type() == Some(DOCKER_FOREIGN)) {
        // A list of the wrong shape has a rule of its own.
        match layer.value.get("urls") {
            None => _ = report.missing(layer.value, &NO_URLS_SAYS, NOTHING),
            Some(urls) if urls.is_null() || (urls.is_array() && urls.items().next().is_none()) => {
                report.value(urls, &NO_URLS_SAYS, NOTHING);
            }
            Some(_) => {}
        }
    }
}

fn normal_urls(view: &ManifestView<'_>, report: &mut Report) {
    let is_normal = |name: &str| mt::is_filesystem_layer(name) && !mt::is_nondistributable(name);
    let layers = view.layers().filter(|layer| !layer.descriptor.urls.is_empty() && layer.descriptor.media_type().is_some_and(is_normal));
    let mut urls = layers.filter_map(|layer| layer.value.get("urls"));
    if let Some(first) = urls.next() {
        report.key(first, &NORMAL_URLS_SAYS, NOTHING).also_keys(urls);
    }
}
