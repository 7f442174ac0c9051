//! `x-annotation-conflict`: said once for each entry that differs from its manifest, and once for each key of the index.

use crate::diagnostic::Severity;
use crate::image::REFERENCE_NAME;
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, DocumentId, Library};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-annotation-conflict",
    severity: Severity::Note,
    title: text!("An annotation with two values", "注解有两个值"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md",
    },
    doc: page! {
        what: text!("The same key has one value in the index, another in an entry, or another in the entry's manifest.", "同一个键在索引、条目或条目的清单中有不同的值。"),
        why: text!("All three are allowed, and no rule says which of them counts: tools show whichever they read.", "三处都允许有注解，且没有规定以哪一处为准：工具显示各自读到的值。"),
        fix: text!("Nothing to do where the values are meant to differ, such as dates. Otherwise build index and manifests from one source.", "若值本应不同（如日期），无需处理；否则请由同一来源生成索引和清单。"),
        example: r#"{"annotations": {"org.opencontainers.image.version": "1.0"}} beside {"annotations": {"org.opencontainers.image.version": "1.1"}}"#,
    },
    check: Check::Linked(check),
};

static IN_MANIFEST: Text =
    text!("`{0}` is `{1}` here and `{2}` in the manifest ({3} such keys)", "`{0}` 在此为 `{1}`，在清单中为 `{2}`（此类键共 {3} 个）");
static IN_ENTRY: Text = text!("`{0}` is `{1}` in the index and `{2}` in an entry", "`{0}` 在索引中为 `{1}`，在条目中为 `{2}`");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    let Some(index) = image.index.as_ref() else { return };
    let annotated = || index.entries.iter().filter(|entry| !entry.annotations.is_empty());
    // Many entries may name one child.
    let mut of_children: HashMap<DocumentId, HashMap<String, String>> = HashMap::new();
    for entry in annotated() {
        let child = entry.digest().and_then(|digest| library.by_digest(digest));
        let Some((id, root)) = child.and_then(|child| Some((child.id, child.tree.as_deref()?.root()))) else { continue };
        let own = of_children.entry(id).or_insert_with(|| annotations(root));
        let mut conflicts = entry.annotations.iter().filter_map(|field| {
            let (name, value) = &field.value;
            Some((field.node, name, value, own.get(name).filter(|other| *other != value)?))
        });
        if let Some((node, name, value, other)) = conflicts.next() {
            let count = (1 + conflicts.count()).to_string();
            report.value(tree.value(node), &IN_MANIFEST, [name, value, other, &count]);
        }
    }
    if annotated().next().is_none() {
        return;
    }
    let mut first: HashMap<&str, &str> = HashMap::new();
    let of_index = annotations(tree.root());
    for entry in &index.entries {
        for field in &entry.annotations {
            let (name, value) = &field.value;
            if of_index.get(name).is_some_and(|other| other != value) {
                first.entry(name).or_insert(value);
            }
        }
    }
    let Some(map) = tree.root().get("annotations").filter(|_| !first.is_empty()) else { return };
    for member in map.members() {
        let (Some(name), Some(value)) = (member.key(), member.as_str()) else { continue };
        if let Some(other) = first.remove(name.as_ref()) {
            report.value(member, &IN_ENTRY, [name.as_ref(), value.as_ref(), other]);
        }
    }
}

/// The annotations of a document; of duplicate names the last. The name of an image in a layout is its entry's alone.
fn annotations(root: Value<'_>) -> HashMap<String, String> {
    let members = root.get("annotations").into_iter().flat_map(|map| map.members()).filter(|member| !member.is_named(REFERENCE_NAME));
    members.filter_map(|member| Some((member.key()?.into_owned(), member.as_str()?.into_owned()))).collect()
}
