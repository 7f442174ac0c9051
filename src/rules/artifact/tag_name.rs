//! `ref-tag-name`
//!
//! A tag is judged only where all given manifests of the index have one subject, no entry is for a platform, and the tag
//! begins as the subject's own would. It is an error where it has the whole form and only was not cut, or is in upper
//! case; a shorter tag or one with another separator may follow a habit of somebody's own, and gets a warning. Names of
//! files are no tags and are not judged.

use super::Manifest;
use super::exchange::{Asked, Exchange, typed};
use super::tag::referrers_tag;
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::{Index, Kind};
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ref-tag-name",
    severity: Severity::Error,
    title: text!("Referrers under a tag where nobody looks", "引用者列表的标签无人查找"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Referrers Tag Schema",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema",
    },
    doc: page! {
        what: text!("The tag of a list of referrers is not made from the subject's digest as it must be: algorithm, hyphen, the first 64 characters of the encoded part.", "引用者列表的标签不是按规定由 `subject` 的摘要构成：算法、连字符、编码部分的前 64 个字符。"),
        why: text!("Clients compute the tag from the digest and find nothing. A shorter tag or another separator may be meant so: that is a warning.", "客户端根据摘要计算标签，结果什么也找不到。更短的标签或其他分隔符可能是有意为之：这种情况只是警告。"),
        fix: text!("Push the list under the right tag.", "请以正确的标签推送该列表。"),
        example: "registry.example.com/app:sha256_6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b",
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!("What refers to `{0}` belongs under the tag `{1}`, not `{2}`", "引用 `{0}` 的内容应位于标签 `{1}`，而不是 `{2}`");

/// How much of the digest a tag must share to be meant for it, in characters.
const ALIKE: usize = 12;

fn check(library: &Library, document: &Document, report: &mut Report) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    let Some(index) = image.index.as_ref().filter(|index| image.kind == Kind::OciIndex && index.lists_artifacts_only()) else { return };
    let Some(subject) = common_subject(library, index) else { return };
    let asked = Exchange::of(library, document).and_then(|exchange| exchange.asked).or_else(|| typed(library, document));
    let Some(Asked::Tag(tag)) = asked else { return };
    let right = referrers_tag(subject);
    // cosign's tags begin with the whole of it.
    let with_ending = tag.strip_prefix(&right).is_some_and(|rest| rest.starts_with('.'));
    if is_meant_for(&tag, subject) && tag != right && !with_ending {
        let severity = if is_slip(&tag, subject) { Severity::Error } else { Severity::Warning };
        report.missing(tree.root(), &SAYS, [subject.to_string(), right, tag]).severity(severity);
    }
}

/// Whether `tag` is algorithm, hyphen and encoded part, and only not cut or not in the case of the digest.
fn is_slip(tag: &str, digest: &Digest) -> bool {
    let whole = format!("{}-{}", digest.algorithm_name(), digest.encoded());
    let long = tag.len() >= referrers_tag(digest).len();
    long && whole.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag))
}

/// What every manifest that was given refers to, where it is the same.
fn common_subject<'a>(library: &'a Library, index: &Index) -> Option<&'a Digest> {
    let mut seen = HashSet::new();
    let given = index.entries.iter().filter_map(|entry| library.by_digest(entry.digest()?)).filter(|child| seen.insert(child.id));
    let manifests = given.filter_map(|child| Manifest::of(child));
    let mut subjects = manifests.map(|manifest| manifest.subject().and_then(|subject| subject.descriptor.digest()));
    let first = subjects.next()??;
    subjects.all(|other| other == Some(first)).then_some(first)
}

/// Whether `tag` begins as the tag for `digest` would: its algorithm, and enough of its encoded part.
fn is_meant_for(tag: &str, digest: &Digest) -> bool {
    let begins = |text: &str, with: &str| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    let encoded = digest.encoded().get(..ALIKE).unwrap_or(digest.encoded());
    begins(tag, digest.algorithm_name()) && tag.get(digest.algorithm_name().len() + 1..).is_some_and(|rest| begins(rest, encoded))
}
