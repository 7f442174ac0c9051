//! Indexes inside indexes, and an index inside itself.

use crate::diagnostic::Severity;
use crate::image::Role;
use crate::language::Text;
use crate::library::{Document, DocumentId, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static NESTED_DEPTH: Rule = Rule {
    code: "index-nested-depth",
    severity: Severity::Warning,
    title: text!("An index in an index in an index", "多层嵌套索引"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("An index that this one lists lists an index itself.", "本索引所列的索引又列出了索引。"),
        why: text!("Few clients descend more than one level.", "很少有客户端会深入一层以上。"),
        fix: text!("Flatten it.", "请展开。"),
        example: r#"{"manifests": [{"mediaType": "application/vnd.oci.image.index.v1+json"}]}"#,
    },
    check: Check::Linked(depth),
};
pub(in crate::rules) static SELF_REFERENCE: Rule = Rule {
    code: "index-self-reference",
    severity: Severity::Error,
    title: text!("An index that contains itself", "索引包含自身"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Digests",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests",
    },
    doc: page! {
        what: text!("An entry has the digest that this very document has or should have, or a chain of the documents given leads from it back to this one.", "条目的摘要就是本文档的摘要或应有的摘要，或者从该条目沿所提供的文档又回到本文档。"),
        why: text!("No document can contain its own digest: one of the digests is wrong.", "文档不可能包含自身的摘要：其中必有一个是错的。"),
        fix: text!("Compute the digests again.", "请重新计算摘要。"),
        example: r#"{"manifests": [{"digest": "sha256:…"}]}"#,
    },
    check: Check::Linked(itself),
};

static DEPTH: Text = text!("The index behind this entry lists {0} indexes itself", "该条目所指的索引又列出了 {0} 个索引");
static BACK: Text = text!("From this entry the documents given lead back to this one", "从该条目沿所提供的文档又回到本文档");
static ITSELF: Text = text!("This is the digest of the document itself", "这是文档自身的摘要");

fn depth(library: &Library, document: &Document, report: &mut Report) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    let mut counted: HashMap<DocumentId, usize> = HashMap::new();
    for entry in image.index.iter().flat_map(|index| &index.entries) {
        let child = entry.digest().and_then(|digest| library.by_digest(digest));
        let Some((child, inner)) = child.and_then(|child| Some((child.id, child.image.as_deref()?.index.as_ref()?))) else { continue };
        let nested = *counted.entry(child).or_insert_with(|| inner.roles.iter().filter(|role| **role == Role::Nested).count());
        if nested > 0 {
            report.missing(tree.value(entry.node), &DEPTH, [nested.to_string()]);
        }
    }
}

fn itself(library: &Library, document: &Document, report: &mut Report) {
    let Some(tree) = document.tree.as_deref() else { return };
    let known: Vec<_> = document.expected.iter().map(|expected| &expected.digest).collect();
    for entry in library.leading_back(document).into_iter().filter(|descriptor| descriptor.entry().is_some()) {
        let itself = entry.digest().is_some_and(|digest| known.contains(&digest));
        if let Some(value) = tree.value(entry.node).get("digest") {
            report.value(value, if itself { &ITSELF } else { &BACK }, NOTHING);
        }
    }
}
