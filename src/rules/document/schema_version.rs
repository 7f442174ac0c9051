//! `schemaVersion`

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Must, Reference, Report, Rule, Scope};
use crate::text;

pub(in crate::rules) static SCHEMA_VERSION_MISSING: Rule = Rule {
    code: "doc-schema-version-missing",
    severity: Severity::Error,
    title: text!("No schema version", "缺少 schema 版本"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`schemaVersion` is absent.", "没有 `schemaVersion`。"),
        why: text!("It must be 2: clients use it to tell the document from Docker schema 1.", "必须为 2：客户端用它与 Docker schema 1 区分。"),
        fix: text!("Add `\"schemaVersion\": 2`.", "加上 `\"schemaVersion\": 2`。"),
        example: r#"{"mediaType": "application/vnd.oci.image.index.v1+json", "manifests": []}"#,
    },
    check: Check::Field(
        Scope::Document(&[Kind::OciIndex, Kind::DockerList, Kind::OciManifest, Kind::DockerManifest]),
        "schemaVersion",
        Must::Exist,
    ),
};
pub(in crate::rules) static SCHEMA_VERSION_WRONG: Rule = Rule {
    code: "doc-schema-version-wrong",
    severity: Severity::Error,
    title: text!("Another schema version than 2", "schema 版本不是 2"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`schemaVersion` is not the number 2.", "`schemaVersion` 不是数字 2。"),
        why: text!("Clients refuse any other value.", "客户端会拒绝其他值。"),
        fix: text!("Write `\"schemaVersion\": 2`.", "写成 `\"schemaVersion\": 2`。"),
        example: r#"{"schemaVersion": "2", "manifests": []}"#,
    },
    check: Check::Json(wrong),
};

static SAYS: Text = text!("`schemaVersion` is `{0}`, but must be the number 2", "`schemaVersion` 是 `{0}`，但必须是数字 2");

fn wrong(root: Value<'_>, document: &Document, report: &mut Report) {
    let judged = document.kind().is_index() || matches!(document.kind(), Kind::OciManifest | Kind::DockerManifest);
    let Some(version) = root.get("schemaVersion").filter(|value| judged && !value.is_null()) else { return };
    // `2.0` has a rule of its own.
    let is_two = version.number().and_then(|text| text.parse::<f64>().ok()) == Some(2.0);
    if !is_two {
        report.value(version, &SAYS, [version.raw().chars().take(40).collect::<String>()]);
    }
}
