//! `att-reference-dangling`: by the annotation of the entry, or by the subject of its manifest where there is no annotation.
//! What an index inside the index lists counts as here.

use super::entries::statement;
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::{Place, REFERENCE_DIGEST, Role};
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::cell::OnceCell;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-reference-dangling",
    severity: Severity::Warning,
    title: text!("An attestation about an image that is not here", "证明所指的镜像不在此处"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("The digest that an attestation names is no entry of this index, nor of an index inside it that was given. The attestation names it by annotation, or by the `subject` of its manifest.", "证明所指的摘要不是本索引的条目，也不是所提供的内层索引的条目。证明以注解或其清单的 `subject` 指明对象。"),
        why: text!("The statement is about something that is not here. Mostly one platform was copied, or the index was made anew, without its images.", "证明的对象不在此处。多半是只复制了一个平台，或重建索引时没有带上镜像。"),
        fix: text!("Build the index again, or drop the attestation.", "请重建索引或去掉该证明。"),
        example: r#"{"annotations": {"vnd.docker.reference.digest": "sha256:…"}}"#,
    },
    check: Check::Linked(check),
};

static BY_SUBJECT: Text = text!(
    "The manifest of this entry is an attestation about `{0}`, which no entry of this index has",
    "该条目的清单是关于 `{0}` 的证明，而本索引中没有该摘要的条目"
);
static SAYS: Text = text!("No entry of this index has the digest that it names", "本索引中没有它所指摘要的条目");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    let Some(index) = image.index.as_ref() else { return };
    let names_images = index.names_images();
    let listed = OnceCell::new();
    let is_here = |digest: &Digest| listed.get_or_init(|| library.listed_within(document)).contains(digest);
    for (_, entry, role) in index.iter() {
        let value = tree.value(entry.node);
        let annotation = value.get("annotations").and_then(|map| map.get(REFERENCE_DIGEST));
        match (role, annotation) {
            (Role::Attestation(None), Some(annotation)) => {
                let named = annotation.as_str().and_then(|text| Digest::parse(&text).ok());
                if named.is_some_and(|digest| !is_here(&digest)) {
                    report.value(annotation, &SAYS, NOTHING);
                }
            }
            (Role::Unknown | Role::Image | Role::NoPlatform, None) if !names_images => {
                if let Some(subject) = statement(library, entry).and_then(subject).filter(|subject| !is_here(subject)) {
                    report.missing(value, &BY_SUBJECT, [subject.as_str()]);
                }
            }
            _ => {}
        }
    }
}

/// What the manifest of an attestation is about.
fn subject(manifest: &Document) -> Option<&Digest> {
    let mut descriptors = manifest.image.iter().flat_map(|image| &image.descriptors);
    descriptors.rfind(|descriptor| descriptor.place == Place::Subject)?.digest()
}
