//! Members of two kinds in one document: the same bytes read as two images (CVE-2021-41190).

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static AMBIGUOUS_FIELDS: Rule = Rule {
    code: "doc-ambiguous-fields",
    severity: Severity::Error,
    title: text!("Two documents in one", "一个文档里有两种内容"),
    reference: Reference {
        section: "GHSA-77vh-xpmg-72qh",
        url: "https://github.com/opencontainers/image-spec/security/advisories/GHSA-77vh-xpmg-72qh",
    },
    doc: page! {
        what: text!("An index has `layers`, `config`, `fsLayers` or `history`, or a manifest has `manifests`, `fsLayers` or `history`.", "索引含有 `layers`、`config`、`fsLayers` 或 `history`，或清单含有 `manifests`、`fsLayers` 或 `history`。"),
        why: text!("The same bytes can be read as two different images behind one digest (CVE-2021-41190). Clients refuse them.", "同样的字节在同一摘要下可被读成两个不同的镜像（CVE-2021-41190）。客户端会拒绝。"),
        fix: text!("Never use it. Build one kind of content only.", "切勿使用；请只生成一种内容。"),
        example: r#"{"schemaVersion": 2, "manifests": [], "layers": []}"#,
    },
    check: Check::Json(fields),
};
pub(in crate::rules) static AMBIGUOUS_NULL: Rule = Rule {
    code: "doc-ambiguous-null",
    severity: Severity::Warning,
    title: text!("A member of another kind, null", "属于另一种文档的成员为 null"),
    reference: Reference {
        section: "GHSA-77vh-xpmg-72qh",
        url: "https://github.com/opencontainers/image-spec/security/advisories/GHSA-77vh-xpmg-72qh",
    },
    doc: page! {
        what: text!("A member of another kind of document is there, but `null`.", "出现了另一种文档的成员，但值为 `null`。"),
        why: text!("containerd and moby refuse it, containers/image and distribution accept it.", "containerd 和 moby 会拒绝，containers/image 和 distribution 会接受。"),
        fix: text!("Leave the member out.", "请去掉该成员。"),
        example: r#"{"schemaVersion": 2, "manifests": [], "layers": null}"#,
    },
    check: Check::Json(nulls),
};

static BOTH: Text = text!("This is an index, but it has `{0}`, which belongs to an image", "这是索引，却有属于镜像的 `{0}`");
static MANIFEST: Text =
    text!("This is a manifest, but it has `{0}`, which belongs to another kind of document", "这是清单，却有属于另一种文档的 `{0}`");
static NULL: Text = text!(
    "`{0}` belongs to another kind of document; `null` counts as present for containerd and moby",
    "`{0}` 属于另一种文档；containerd 和 moby 把 `null` 视为存在"
);

fn foreign<'a>(root: Value<'a>, document: &Document) -> impl Iterator<Item = Value<'a>> {
    let kind = document.kind();
    let (own, names): (_, &[&str]) = match kind {
        _ if kind.is_index() => ("manifests", &["config", "layers", "fsLayers", "history"]),
        Kind::OciManifest | Kind::DockerManifest => ("layers", &["manifests", "fsLayers", "history"]),
        _ => ("", &[]),
    };
    // Without the kind's own member the document contradicts its type, which is another rule's finding.
    let complete = root.has(own);
    names.iter().filter_map(move |name| root.get(name).filter(|_| complete))
}

fn fields(root: Value<'_>, document: &Document, report: &mut Report) {
    let says = if document.kind().is_index() { &BOTH } else { &MANIFEST };
    for member in foreign(root, document).filter(|member| !member.is_null()) {
        report.key(member, says, [member.key().unwrap_or_default()]);
    }
}

fn nulls(root: Value<'_>, document: &Document, report: &mut Report) {
    for member in foreign(root, document).filter(|member| member.is_null()) {
        report.key(member, &NULL, [member.key().unwrap_or_default()]);
    }
}
