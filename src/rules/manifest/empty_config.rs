//! `manifest-image-with-empty-config`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::descriptor::EMPTY_OBJECT;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "manifest-image-with-empty-config",
    severity: Severity::Error,
    title: text!("An image with an empty config", "镜像的配置为空"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("The config is of an image's type, but is `{}`.", "配置是镜像配置类型，内容却是 `{}`。"),
        why: text!("It has no `rootfs`, so no client can start the image.", "它没有 `rootfs`，客户端无法启动该镜像。"),
        fix: text!("Use a real config, or the empty type with `artifactType`.", "请使用真实的配置，或空类型加 `artifactType`。"),
        example: r#"{"config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:44136fa3…", "size": 2}}"#,
    },
    check: Check::Manifest(check),
};

static SAYS: Text = text!("The config is `{}`: an image cannot start from it", "配置是 `{}`：无法由此启动镜像");

fn check(view: &ManifestView<'_>, report: &mut Report) {
    let Some(config) = view.config().filter(|_| view.is_image()) else { return };
    let is_empty = config.descriptor.digest().is_some_and(|digest| digest.encoded() == EMPTY_OBJECT);
    // Clients read artifacts that were packed this way: with a type of its own it is no image.
    let artifact = view.root.has("artifactType");
    let layers = view.parts().any(|part| part.descriptor.media_type().and_then(mt::class) == Some(mt::Class::Layer));
    if is_empty && !artifact && layers {
        report.missing(config.value, &SAYS, NOTHING);
    }
}
