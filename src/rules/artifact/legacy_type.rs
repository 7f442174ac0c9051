//! `art-legacy-type`

use super::Manifest;
use super::unknown_oras_type::ORAS_CONFIG;
use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "art-legacy-type",
    severity: Severity::Note,
    title: text!("An artifact known by its config", "以配置类型标识的制品"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Guidelines for Artifact Usage",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage",
    },
    doc: page! {
        what: text!("There is no `artifactType`: the config's media type says what the artifact is.", "没有 `artifactType`：由配置的媒体类型说明这是什么制品。"),
        why: text!("Artifacts were made this way before image-spec v1.1. Registries still list them, under that type.", "image-spec v1.1 之前的制品都是这样。注册表仍会以该类型列出它们。"),
        fix: text!("Nothing to do; new tools set `artifactType`.", "无需处理；新工具会设置 `artifactType`。"),
        example: r#"{"config": {"mediaType": "application/vnd.cncf.helm.config.v1+json"}}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text =
    text!("There is no `artifactType`: the artifact is known as `{0}`, by its config", "没有 `artifactType`：该制品以配置类型 `{0}` 标识");

/// Types that the configs of images have, or had by accident.
fn of_an_image(name: &str) -> bool {
    mt::is_image_config(name)
        || name == "application/vnd.docker.plugin.v1+json"
        || mt::lookup(name).is_some_and(|row| row.status == mt::Status::NonStandard)
}

fn check(_: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = Manifest::of(document).filter(|manifest| manifest.kind == Kind::OciManifest) else { return };
    let Some(config) = manifest.config().filter(|_| manifest.artifact_type().is_none()) else { return };
    if let (Some(name), Some(value)) = (config.descriptor.media_type(), config.type_value())
        && mt::is_well_formed(name)
        && !of_an_image(name)
        && !matches!(name, mt::EMPTY | mt::BUILDKIT_CACHE | ORAS_CONFIG)
    {
        report.value(value, &SAYS, [name]);
    }
}
