//! One digest, two readings: clients that read the signed text and clients that read the document must see the same.
//!
//! distribution reads the payload, containers/image the whole. Members of other kinds in documents that are not schema 1
//! are the affair of `doc-ambiguous-fields`.

use super::manifest;
use super::payload::readable_payload;
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "s1-ambiguous",
    severity: Severity::Error,
    title: text!("Two documents in one", "一个文档里有两种内容"),
    reference: Reference {
        section: "GHSA-77vh-xpmg-72qh; containers/image v5.33.0, internal/manifest/common.go (ValidateUnambiguousManifestFormat)",
        url: "https://github.com/opencontainers/image-spec/security/advisories/GHSA-77vh-xpmg-72qh",
    },
    doc: page! {
        what: text!("A schema 1 manifest has `config`, `layers` or `manifests`, or the signed text is another than the document without its signatures.", "schema 1 清单含有 `config`、`layers` 或 `manifests`，或被签名的文本与去掉签名后的文档不同。"),
        why: text!("The same bytes can be read as two different images behind one digest (CVE-2021-41190). Clients refuse them.", "同样的字节在同一摘要下可被读成两个不同的镜像（CVE-2021-41190）。客户端会拒绝。"),
        fix: text!("Never use it. Build one kind of content only.", "切勿使用；请只生成一种内容。"),
        example: r#"{"schemaVersion": 1, "fsLayers": [], "history": [], "manifests": []}"#,
    },
    check: Check::Json(check),
};

static FOREIGN: Text = text!(
    "This is a schema 1 manifest, but it has `{0}`, which belongs to another kind of document",
    "这是 schema 1 清单，却有属于另一种文档的 `{0}`"
);
static OUTSIDE: Text =
    text!("`{0}` stands outside the signed text, so the digest does not cover it", "`{0}` 在被签名的文本之外，摘要不覆盖它");
static HIDDEN: Text = text!("The signed text ends with content that the document does not show", "被签名的文本末尾有文档中看不到的内容");

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = manifest(document) else { return };
    for member in ["config", "layers", "manifests"].iter().filter_map(|name| root.get(name)).filter(|member| !member.is_null()) {
        report.key(member, &FOREIGN, [member.key().unwrap_or_default()]);
    }
    // Where the signed text is no JSON the document was reformatted, which is another rule's finding.
    let Some(signed) = manifest.signed().filter(|_| readable_payload(document).is_some()) else { return };
    let end = root.span().start as usize + signed.length;
    let outside = |member: &Value<'_>| member.whole_span().end as usize > end && !member.is_named("signatures");
    if let Some(member) = root.members().find(outside) {
        report.key(member, &OUTSIDE, [member.key().unwrap_or_default()]);
    }
    if let Some(member) = root.get("signatures").filter(|_| signed.tail.trim_ascii() != b"}") {
        report.key(member, &HIDDEN, NOTHING);
    }
}
