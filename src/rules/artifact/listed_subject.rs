//! `ref-subject`

use super::referrers::Referrers;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ref-subject",
    severity: Severity::Error,
    title: text!("Listed as a referrer, but refers to something else", "列为引用者，却没有引用该对象"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Listing Referrers",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers",
    },
    doc: page! {
        what: text!("A manifest in a list of referrers has no `subject`, or that of another digest.", "引用者列表中的清单没有 `subject`，或其 `subject` 是其他摘要。"),
        why: text!("It is not about the image that was asked for: a signature or an SBOM of another image would be taken for its own.", "它不是关于所查询的镜像：其他镜像的签名或 SBOM 会被误当作它的。"),
        fix: text!("It is a fault of the registry, or of the client that wrote the referrers tag.", "这是注册表的错误，或是写入引用者标签的客户端的错误。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json", "subject": {"digest": "sha256:…"}}"#,
    },
    check: Check::Linked(check),
};

static NONE: Text = text!("The manifest has no `subject`: it refers to nothing", "该清单没有 `subject`：它不引用任何对象");
static OTHER: Text = text!("The manifest refers to something else, `{0}`", "该清单引用的是其他对象：`{0}`");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(list) = Referrers::of(library, document) else { return };
    for entry in list.entries() {
        let Some(child) = entry.child.and_then(|child| child.tree.as_deref()) else { continue };
        // A subject that is there and cannot be read is another rule's affair.
        match entry.subject() {
            Some(digest) if list.subject.is_not(digest) => report.missing(entry.value, &OTHER, [digest.to_string()]),
            None if !child.root().has("subject") => report.missing(entry.value, &NONE, NOTHING),
            _ => continue,
        };
    }
}
