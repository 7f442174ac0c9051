//! `manifest-artifact-with-image-config`
//!
//! The specification says MUST, yet cosign and BuildKit have always packed their statements this way and every client
//! copes with it: a warning, and for those types only a note.

use super::layer_types::{is_layer, types};
use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "manifest-artifact-with-image-config",
    severity: Severity::Warning,
    title: text!("An artifact under an image's config", "制品使用了镜像配置"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Guidelines for Artifact Usage",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage",
    },
    doc: page! {
        what: text!("The config is of an image's type, but no layer is one of a file system.", "配置是镜像配置类型，但没有一层是文件系统层。"),
        why: text!("Clients take it for an image and fail when they unpack it: containerd finds no layer where the config counts some. Artifacts must have a config type of their own or the empty one. BuildKit's attestations and cosign's signatures are packed this way, and clients know them by their layers.", "客户端会当作镜像，解包时失败：containerd 找不到配置所列的层。制品必须使用自己的配置类型或空类型。BuildKit 的证明和 cosign 的签名就是这样打包的，客户端靠其层识别它们。"),
        fix: text!("Use the empty type with `artifactType`, or a config type of your own.", "请使用空类型加 `artifactType`，或自己的配置类型。"),
        example: r#"{"config": {"mediaType": "application/vnd.oci.image.config.v1+json"}, "layers": [{"mediaType": "application/vnd.example.data"}]}"#,
    },
    check: Check::Manifest(check),
};

static SAYS: Text = text!("The config is an image's, but `{0}` is not a file system layer", "配置是镜像配置，但 `{0}` 不是文件系统层");
static KNOWN: Text = text!(
    "The config is an image's, although this holds `{0}`: BuildKit and cosign pack statements this way",
    "配置是镜像配置，内容却是 `{0}`：BuildKit 和 cosign 就是这样打包声明的"
);

fn check(view: &ManifestView<'_>, report: &mut Report) {
    let Some(member) = view.config().and_then(|config| config.value.get("mediaType")) else { return };
    if view.kind != Kind::OciManifest || !view.is_image() {
        return;
    }
    let types = types(view);
    // A layer whose type cannot be read may be anything.
    let judged: usize = types.iter().map(|group| 1 + group.others.len()).sum();
    if judged < view.layers().count() || types.iter().any(|group| is_layer(group.what)) {
        return;
    }
    let is_statement = |name: &str| matches!(mt::class(name), Some(mt::Class::Attestation | mt::Class::Signature | mt::Class::Sbom));
    match types.first() {
        Some(first) if types.iter().all(|group| is_statement(group.what)) => {
            report.value(member, &KNOWN, [first.what]).severity(Severity::Note);
        }
        Some(first) => _ = report.value(member, &SAYS, [first.what]),
        None => {}
    }
}
