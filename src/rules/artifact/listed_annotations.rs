//! `ref-annotations`
//!
//! The specification asks that the manifest's annotations be there; it does not forbid more.

use super::referrers::Referrers;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ref-annotations",
    severity: Severity::Error,
    title: text!("A referrer listed without its annotations", "列出的引用者缺少注解"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Listing Referrers",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers",
    },
    doc: page! {
        what: text!("An annotation of a manifest is missing from its entry in a list of referrers, or has another value there.", "清单的某个注解在引用者列表的条目中缺失，或值不同。"),
        why: text!("Clients choose among referrers by these annotations without fetching each.", "客户端根据这些注解选择引用者，而不逐个获取。"),
        fix: text!("It is a fault of the registry, or of the client that wrote the referrers tag.", "这是注册表的错误，或是写入引用者标签的客户端的错误。"),
        example: r#"{"manifests": [{"digest": "sha256:…", "artifactType": "application/vnd.example.sbom.v1", "annotations": {}}]}"#,
    },
    check: Check::Linked(check),
};

static ABSENT: Text = text!("The manifest has the annotation `{0}`, but the entry does not", "清单有注解 `{0}`，而条目没有");
static OTHER: Text = text!("In the manifest the annotation `{0}` has another value", "清单中注解 `{0}` 的值不同");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(list) = Referrers::of(library, document) else { return };
    for entry in list.entries() {
        let Some(child) = entry.child.and_then(|child| child.tree.as_deref()) else { continue };
        let Some(wanted) = child.root().get("annotations") else { continue };
        let listed = entry.value.get("annotations");
        let members: HashMap<_, _> =
            listed.into_iter().flat_map(|map| map.members()).filter_map(|member| Some((member.key()?, member))).collect();
        // The first says it: a registry that loses one annotation loses them all.
        for own in wanted.members() {
            let (Some(name), Some(value)) = (own.key(), own.as_str()) else { continue };
            match members.get(&name) {
                None => report.missing(listed.unwrap_or(entry.value), &ABSENT, [name]),
                Some(member) if member.as_str().as_ref() != Some(&value) => report.value(*member, &OTHER, [name]),
                Some(_) => continue,
            };
            break;
        }
    }
}
