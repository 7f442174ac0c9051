//! `reference-digest`
//!
//! A reference is compared only where it is clear what it should name: one index (or manifest) that nothing
//! else lists.

use super::given::given;
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::{Kind, Place};
use crate::language::Text;
use crate::library::{Document, Library};
use crate::reference::ReferenceError;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use std::rc::Rc;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "reference-digest",
    severity: Severity::Error,
    title: text!("The digest of a reference", "引用中的摘要"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pulling manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests",
    },
    doc: page! {
        what: text!("What follows the `@` of a reference is no digest, or it is the digest of neither the index that was given with it nor of anything that the index lists.", "引用中 `@` 之后不是摘要，或者既不是一同提供的索引的摘要，也不是该索引所列任何内容的摘要。"),
        why: text!("Clients refuse a broken digest. With another one they fetch other content than the document here.", "客户端会拒绝不合法的摘要；摘要不同，则获取到的不是这里的文档。"),
        fix: text!("Copy the whole digest from the registry or the build, and give the raw bytes of the index.", "请从注册表或构建输出中复制完整摘要，并提供索引的原始字节。"),
        example: "registry.example.com/app@sha256:0f0f",
    },
    check: Check::Linked(check),
};

static DIFFERS: Text = text!("The reference names `{0}`, but the digest of `{1}` is `{2}`", "引用的是 `{0}`，而 `{1}` 的摘要是 `{2}`");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(given) = given(document) else { return };
    for (error, span) in given.faults() {
        if matches!(error, ReferenceError::Digest(_)) {
            let (says, arguments) = error.sentence();
            report.span(span, says, arguments);
        }
    }
    let Some((part, digest)) = given.parts.digest.and_then(|part| Some((part, Digest::parse(part.text).ok()?))) else { return };
    if library.by_digest(&digest).is_some() || library.naming(&digest).next().is_some() {
        return;
    }
    if let (Some(meant), Some(algorithm)) = (only_root(library), digest.algorithm()) {
        let arguments = [digest.to_string(), meant.kind().name().to_owned(), meant.registry_digest(algorithm).to_string()];
        report.span(given.place(part.span()), &DIFFERS, arguments);
    }
}

/// The one index that nothing else lists; where there is no index, the one manifest. What refers to a subject that was given
/// (a signature, for example) is listed by nothing and is still not meant.
fn only_root(library: &Library) -> Option<&Rc<Document>> {
    let attached = |document: &Document| {
        let mut subjects = document.image.iter().flat_map(|image| &image.descriptors).filter(|at| at.place == Place::Subject);
        subjects.any(|subject| subject.digest().is_some_and(|digest| library.by_digest(digest).is_some()))
    };
    let only = |is_meant: fn(Kind) -> bool| {
        let of_kind = library.documents().iter().filter(|document| is_meant(document.kind()));
        let listed = |document: &Document| library.referrers(document).any(|(_, at)| at.place != Place::Subject);
        let mut roots = of_kind.filter(|document| !listed(document) && !attached(document));
        let first = roots.next();
        (first, roots.next().is_some())
    };
    match only(Kind::is_index) {
        (None, _) => Some(only(Kind::is_manifest)).filter(|(_, more)| !more)?.0,
        (index, more) => index.filter(|_| !more),
    }
}
