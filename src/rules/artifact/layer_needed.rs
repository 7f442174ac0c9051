//! `art-layer-needed`
//!
//! An empty `layers` has a rule of its own, `manifest-layers-empty`, for images and artifacts alike.

use super::Manifest;
use super::manifest::Part;
use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "art-layer-needed",
    severity: Severity::Warning,
    title: text!("An artifact's only layer has no bytes", "制品唯一的层没有内容"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Guidelines for Artifact Usage",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage",
    },
    doc: page! {
        what: text!("The one layer of an artifact has the size 0.", "制品只有一层，且大小为 0。"),
        why: text!("Some registries refuse a blob without bytes: the artifact cannot be pushed everywhere.", "有的注册表拒绝没有内容的数据：该制品并非在任何地方都能推送。"),
        fix: text!("Use the empty descriptor (`{}`, 2 bytes) as the one layer.", "请用空描述符（`{}`，2 字节）作为唯一的层。"),
        example: r#"{"layers": [{"mediaType": "application/vnd.example", "digest": "sha256:e3b0c442…", "size": 0}]}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text =
    text!("The only layer has no bytes; the empty descriptor `{}` goes everywhere", "唯一的层没有内容；空描述符 `{}` 处处可用");

fn check(_: Value<'_>, document: &Document, report: &mut Report) {
    if let Some(layer) = only_layer(document).filter(|layer| layer.descriptor.size() == Some(0)) {
        report.value(layer.value.get("size").unwrap_or(layer.value), &SAYS, NOTHING);
    }
}

/// The layer of an artifact that has one alone.
pub(in crate::rules) fn only_layer(document: &Document) -> Option<Part<'_>> {
    let manifest = Manifest::of(document).filter(|manifest| manifest.kind == Kind::OciManifest)?;
    let image = manifest.config_type().is_none_or(mt::is_image_config);
    let mut layers = manifest.layers();
    match (layers.next(), layers.next()) {
        (layer, None) if !image || manifest.artifact_type().is_some() => layer,
        _ => None,
    }
}
