//! `x-subject-platform-scope`
//!
//! Attestations that the index lists itself are not counted: they belong to their image by design.

use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::{Place, Role};
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-subject-platform-scope",
    severity: Severity::Note,
    title: text!("Referrers of the index and of its images", "引用者分别指向索引和其中的镜像"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Listing Referrers",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers",
    },
    doc: page! {
        what: text!("Some of the documents given have the index as their subject, others an image that it lists.", "所提供的文档中，有的以索引为 subject，有的以索引所列的镜像为 subject。"),
        why: text!("These are different subjects: whoever resolves a platform first and then asks for signatures does not find those of the index.", "两者是不同的对象：先解析平台再查找签名的工具，找不到索引的签名。"),
        fix: text!("Sign or attest what your verifier resolves, or both.", "请对验证工具所解析的对象签名或添加证明，或两者都做。"),
        example: r#"{"subject": {"digest": "sha256:… (of the index)"}} beside {"subject": {"digest": "sha256:… (of one image)"}}"#,
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!(
    "{0} of the documents given refer to this index, {1} to images that it lists: these are different subjects",
    "所提供的文档中有 {0} 个指向该索引，{1} 个指向它所列的镜像：两者是不同的对象"
);

fn check(library: &Library, document: &Document, report: &mut Report) {
    let index = document.image.as_deref().and_then(|image| image.index.as_ref());
    let list = document.tree.as_deref().and_then(|tree| tree.root().get("manifests"));
    let Some((index, list)) = index.filter(|index| !index.names_images()).zip(list) else { return };
    let whole = library.referrers(document).filter(|(_, descriptor)| descriptor.place == Place::Subject).count();
    if whole == 0 {
        return;
    }
    let own: HashSet<&Digest> = index.entries.iter().filter_map(|entry| entry.digest()).collect();
    let images = index.iter().filter(|(_, _, role)| matches!(role, Role::Image | Role::NoPlatform));
    let single: usize = images.filter_map(|(_, entry, _)| entry.digest()).map(|digest| outside(library, &own, digest)).sum();
    if single > 0 {
        report.key(list, &SAYS, [whole.to_string(), single.to_string()]);
    }
}

/// Number of documents whose subject has this digest and that are not among the index's own entries.
fn outside(library: &Library, own: &HashSet<&Digest>, digest: &Digest) -> usize {
    let subjects = library.naming(digest).filter(|(_, descriptor)| descriptor.place == Place::Subject);
    subjects.filter(|(referrer, _)| !own.contains(referrer.sha256())).count()
}
