//! `art-unknown-oras-type`

use super::Manifest;
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "art-unknown-oras-type",
    severity: Severity::Note,
    title: text!("An artifact pushed without a type", "推送时没有指定类型的制品"),
    reference: Reference {
        section: "oras-go v2.5.0, pack.go (MediaTypeUnknownArtifact, MediaTypeUnknownConfig)",
        url: "https://github.com/oras-project/oras-go/blob/v2.5.0/pack.go",
    },
    doc: page! {
        what: text!("The type is the one that oras writes where none was given.", "类型是 oras 在未指定时写入的默认值。"),
        why: text!("Nobody can tell such artifacts apart, and no client looks for them.", "这类制品无法区分，也没有客户端会查找。"),
        fix: text!("Push with `--artifact-type`.", "推送时请加 `--artifact-type`。"),
        example: r#"{"artifactType": "application/vnd.unknown.artifact.v1"}"#,
    },
    check: Check::Json(check),
};

/// Config that oras writes where no type was given, in manifests of image-spec v1.0.
pub(super) const ORAS_CONFIG: &str = "application/vnd.unknown.config.v1+json";
/// The same for manifests of image-spec v1.1.
const ORAS_ARTIFACT: &str = "application/vnd.unknown.artifact.v1";

static SAYS: Text = text!("`{0}`: oras was given no type", "`{0}`：oras 没有得到类型");

fn check(_: Value<'_>, document: &Document, report: &mut Report) {
    let unknown = |name: &str| matches!(name, ORAS_ARTIFACT | ORAS_CONFIG);
    let manifest = Manifest::of(document);
    // A type of its own says more than the config, whose type oras then leaves as it was.
    let said = manifest.and_then(|manifest| manifest.artifact_type()).is_some_and(|name| !unknown(&name));
    if let Some(value) = manifest.filter(|_| !said).and_then(|manifest| manifest.typed(unknown)) {
        report.value(value, &SAYS, value.as_str());
    }
}
