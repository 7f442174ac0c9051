//! `in-case-variant-key`

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-case-variant-key",
    severity: Severity::Warning,
    title: text!("A name in other letter case", "名称大小写不同"),
    reference: Reference { section: "Go, encoding/json, Unmarshal", url: "https://pkg.go.dev/encoding/json#Unmarshal" },
    doc: page! {
        what: text!("A name equals a defined one except for letter case, such as `MediaType` or `Digest`.", "名称除大小写外与已定义的名称相同，如 `MediaType`、`Digest`。"),
        why: text!("Go reads it as that field; strict clients do not. They disagree about the content.", "Go 会当作该字段读取，严格的客户端不会；它们对内容的理解不同。"),
        fix: text!("Write the name as the specification does.", "请按规范书写名称。"),
        example: r#"{"MediaType": "application/vnd.oci.image.index.v1+json"}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!("`{0}` differs from `{1}` only in letter case", "`{0}` 与 `{1}` 只有大小写不同");

const ROOT: &[&str] = &["schemaVersion", "mediaType", "artifactType", "manifests", "config", "layers", "subject", "annotations"];
const DESCRIPTOR: &[&str] = &["mediaType", "digest", "size", "urls", "annotations", "data", "artifactType", "platform"];
const PLATFORM: &[&str] = &["architecture", "os", "os.version", "os.features", "variant", "features"];

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(image) = document.image.as_deref() else { return };
    if !(image.kind.is_index() || image.kind.is_manifest() || image.kind == Kind::Descriptor) {
        return;
    }
    if image.kind != Kind::Descriptor {
        object(root, ROOT, report);
    }
    let Some(tree) = document.tree.as_deref() else { return };
    for descriptor in &image.descriptors {
        let value = tree.value(descriptor.node);
        object(value, DESCRIPTOR, report);
        value.get("platform").into_iter().for_each(|platform| object(platform, PLATFORM, report));
    }
}

fn object(object: Value<'_>, names: &[&str], report: &mut Report) {
    for member in object.members() {
        let Some(key) = member.key() else { continue };
        if let Some(name) = names.iter().find(|name| name.eq_ignore_ascii_case(&key) && **name != key) {
            report.key(member, &SAYS, [key.as_ref(), name]);
        }
    }
}
