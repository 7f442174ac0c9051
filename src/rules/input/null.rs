//! `null` where a value belongs.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static NULL_FOR_REQUIRED: Rule = Rule {
    code: "in-null-for-required",
    severity: Severity::Error,
    title: text!("A required member is null", "必需的成员为 null"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("A member that must be there is `null`.", "必须存在的成员为 `null`。"),
        why: text!("Go reads `null` as absent, so the member is missing.", "Go 把 `null` 当作不存在，等于缺少该成员。"),
        fix: text!("Write the value.", "请写出值。"),
        example: r#"{"mediaType": null, "digest": "sha256:…", "size": 7143}"#,
    },
    check: Check::Json(required),
};
pub(in crate::rules) static NULL_FOR_OPTIONAL: Rule = Rule {
    code: "in-null-for-optional",
    severity: Severity::Warning,
    title: text!("An optional member is null", "可选的成员为 null"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("A member that may be left out is `null`.", "可以省略的成员写成了 `null`。"),
        why: text!("Go reads it as absent, the schema does not allow it. Go programs write it for empty lists.", "Go 当作不存在，而模式不允许。Go 程序会为空列表写出它。"),
        fix: text!("Leave the member out.", "请省略该成员。"),
        example: r#"{"annotations": null}"#,
    },
    check: Check::Json(optional),
};

static REQUIRED: Text = text!("`{0}` is `null`, but must have a value", "`{0}` 为 `null`，但必须有值");
static OPTIONAL: Text = text!("`{0}` is `null`: leave it out", "`{0}` 为 `null`：应省略");

fn required(root: Value<'_>, document: &Document, report: &mut Report) {
    let own: &[&str] = match document.kind() {
        kind if kind.is_index() => &["schemaVersion", "manifests"],
        Kind::OciManifest | Kind::DockerManifest => &["schemaVersion", "config"],
        _ => &[],
    };
    nulls(root, document, own, &["mediaType", "digest", "size"], &["os", "architecture"], &REQUIRED, report);
}

fn optional(root: Value<'_>, document: &Document, report: &mut Report) {
    let own: &[&str] = match document.kind() {
        kind if kind.is_index() => &["mediaType", "artifactType", "subject", "annotations"],
        kind if kind.is_manifest() => &["mediaType", "artifactType", "subject", "annotations", "layers"],
        _ => &[],
    };
    let platform = &["variant", "os.version", "os.features", "features"];
    nulls(root, document, own, &["urls", "annotations", "data", "artifactType", "platform"], platform, &OPTIONAL, report);
}

fn nulls(
    root: Value<'_>,
    document: &Document,
    own: &[&str],
    descriptor: &[&str],
    platform: &[&str],
    says: &'static Text,
    report: &mut Report,
) {
    let mut object = |object: Value<'_>, names: &[&str]| {
        for name in names {
            if let Some(null) = object.get(name).filter(|value| value.is_null()) {
                report.value(null, says, [*name]);
            }
        }
    };
    object(root, own);
    let (Some(tree), Some(image)) = (document.tree.as_deref(), document.image.as_deref()) else { return };
    for found in &image.descriptors {
        let value = tree.value(found.node);
        object(value, descriptor);
        value.get("platform").into_iter().for_each(|value| object(value, platform));
    }
}
