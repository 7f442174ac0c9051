//! Docker's and OCI's types in one manifest.

use crate::diagnostic::Severity;
use crate::image::{Kind, Place};
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::alike::alike;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static DOCKER_IN_OCI: Rule = Rule {
    code: "manifest-docker-in-oci",
    severity: Severity::Warning,
    title: text!("Docker parts in an OCI manifest", "OCI 清单中有 Docker 部分"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md, Compatibility Matrix",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md#compatibility-matrix",
    },
    doc: page! {
        what: text!("An OCI manifest has a config or layers of Docker types.", "OCI 清单的配置或层是 Docker 类型。"),
        why: text!("Layers are interchangeable, the config only nearly; some tools refuse the mix.", "层可以互换，配置只是相近；有的工具会拒绝混用。"),
        fix: text!("Use one family.", "请只用一类。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json", "config": {"mediaType": "application/vnd.docker.container.image.v1+json"}}"#,
    },
    check: Check::Manifest(docker_in_oci),
};
pub(in crate::rules) static OCI_IN_DOCKER: Rule = Rule {
    code: "manifest-oci-in-docker",
    severity: Severity::Warning,
    title: text!("OCI parts in a Docker manifest", "Docker 清单中有 OCI 部分"),
    reference: Reference {
        section: "containers/image, manifest/docker_schema2.go",
        url: "https://github.com/containers/image/blob/v5.33.0/manifest/docker_schema2.go",
    },
    doc: page! {
        what: text!("A Docker manifest has a config or layers of OCI types.", "Docker 清单的配置或层是 OCI 类型。"),
        why: text!("containers/image refuses such layers.", "containers/image 会拒绝这样的层。"),
        fix: text!("Use the OCI manifest type.", "请使用 OCI 清单类型。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "config": {"mediaType": "application/vnd.oci.image.config.v1+json"}}"#,
    },
    check: Check::Manifest(oci_in_docker),
};

static SAYS: Text = text!("`{0}` stands in a manifest of the other family", "`{0}` 出现在另一类的清单中");

/// The types of an image that belong to the other family. `manifest-docker-zstd` speaks of the one that no specification
/// has; Docker's types for models and plugins have no place in either.
fn mixed(view: &ManifestView<'_>, kind: Kind, origin: mt::Origin, report: &mut Report) {
    if view.kind != kind {
        return;
    }
    let is_foreign = |name: &str| {
        let of_image = mt::is_image_config(name) || mt::is_filesystem_layer(name);
        of_image && mt::lookup(name).is_some_and(|row| row.origin == origin && row.status != mt::Status::NonStandard)
    };
    let parts = view.parts().filter(|part| part.descriptor.place != Place::Subject);
    let types = parts.filter_map(|part| Some((part.descriptor.media_type()?, part.value.get("mediaType")?)));
    for group in alike(types.filter(|(name, _)| is_foreign(name))) {
        report.value(group.first, &SAYS, [group.what]).also(group.others);
    }
}

fn docker_in_oci(view: &ManifestView<'_>, report: &mut Report) {
    mixed(view, Kind::OciManifest, mt::Origin::Docker, report);
}

fn oci_in_docker(view: &ManifestView<'_>, report: &mut Report) {
    mixed(view, Kind::DockerManifest, mt::Origin::Oci, report);
}
