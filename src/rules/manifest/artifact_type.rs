//! `artifactType` of a manifest.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, ManifestView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static REQUIRED: Rule = Rule {
    code: "manifest-artifacttype-required",
    severity: Severity::Error,
    title: text!("An artifact without its type", "制品没有类型"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("The config is the empty descriptor, and `artifactType` is absent or empty.", "配置是空描述符，而 `artifactType` 缺失或为空。"),
        why: text!("Nothing then says what the artifact is; the specification demands it.", "这样就无法得知制品是什么；规范要求必须有。"),
        fix: text!("Set `artifactType`.", "请设置 `artifactType`。"),
        example: r#"{"config": {"mediaType": "application/vnd.oci.empty.v1+json"}}"#,
    },
    check: Check::Manifest(required),
};
pub(in crate::rules) static SYNTAX: Rule = Rule {
    code: "manifest-artifacttype-syntax",
    severity: Severity::Error,
    title: text!("The artifact type is no media type", "制品类型不是合法的媒体类型"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("`artifactType` of the manifest is not `type/subtype`.", "清单的 `artifactType` 不是 `type/subtype`。"),
        why: text!("The specification demands such a name.", "规范要求这样的名称。"),
        fix: text!("Write `type/subtype`.", "请写成 `type/subtype`。"),
        example: r#"{"artifactType": "sbom"}"#,
    },
    check: Check::Json(syntax),
};
pub(in crate::rules) static WITH_IMAGE_CONFIG: Rule = Rule {
    code: "manifest-artifacttype-with-image-config",
    severity: Severity::Note,
    title: text!("An artifact type beside an image's config", "镜像配置旁有制品类型"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("The manifest has `artifactType`, and its config is of an image's type.", "清单有 `artifactType`，而配置是镜像配置类型。"),
        why: text!("Both count, each in its place: registries list the manifest among referrers by `artifactType`, clients that run it go by the config's type. Nydus marks its images this way.", "两者各有用处：注册表按 `artifactType` 列出引用者，运行镜像的客户端看配置的类型。Nydus 用这种方式标记其镜像。"),
        fix: text!("Nothing to do for an image that is meant to run. An artifact has a config type of its own, or the empty one.", "要运行的镜像无需处理。制品应使用自己的配置类型或空类型。"),
        example: r#"{"artifactType": "application/vnd.example", "config": {"mediaType": "application/vnd.oci.image.config.v1+json"}}"#,
    },
    check: Check::Manifest(with_image_config),
};

static REQUIRED_SAYS: Text =
    text!("The config is empty, so `artifactType` must say what this is", "配置为空，必须由 `artifactType` 说明这是什么");
static SYNTAX_SAYS: Text = text!("`{0}` is not a media type", "`{0}` 不是合法的媒体类型");
static BESIDE: Text = text!(
    "The config is an image's: clients run this as an image, registries list it as `{0}`",
    "配置是镜像配置：客户端按镜像运行，注册表按 `{0}` 列出"
);

fn required(view: &ManifestView<'_>, report: &mut Report) {
    let named = view.root.str("artifactType").is_some_and(|text| !text.is_empty());
    let config = view.config().filter(|config| !named && config.descriptor.media_type() == Some(mt::EMPTY));
    if let Some(config) = config.filter(|_| view.kind == Kind::OciManifest) {
        report.missing(config.value, &REQUIRED_SAYS, NOTHING);
    }
}

fn syntax(root: Value<'_>, document: &Document, report: &mut Report) {
    if let Some(value) = root.get("artifactType").filter(|_| document.kind().is_manifest()) {
        let text = value.as_str().unwrap_or_default();
        if !text.is_empty() && !mt::is_well_formed(&text) {
            report.value(value, &SYNTAX_SAYS, [text]);
        }
    }
}

fn with_image_config(view: &ManifestView<'_>, report: &mut Report) {
    let Some(member) = view.root.get("artifactType").filter(|_| view.kind == Kind::OciManifest && view.is_image()) else { return };
    if let Some(name) = member.as_str().filter(|name| mt::is_well_formed(name)) {
        report.value(member, &BESIDE, [name]);
    }
}
