//! `att-manifest-subject`

use super::entries::listed;
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::REFERENCE_DIGEST;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-manifest-subject",
    severity: Severity::Error,
    title: text!("An attestation of another image", "证明属于其他镜像"),
    reference: Reference {
        section: "BuildKit v0.32.0, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.32.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("An attestation's entry names one image (`vnd.docker.reference.digest`), its manifest's `subject` another.", "证明条目指向一个镜像（`vnd.docker.reference.digest`），其清单的 `subject` 却指向另一个。"),
        why: text!("One of them is wrong: tools that go by the index and tools that go by referrers show it for different images.", "其中必有一个是错的：按索引查找的工具与按引用者查找的工具会把它归到不同的镜像。"),
        fix: text!("Build the index again.", "请重建索引。"),
        example: r#"{"annotations": {"vnd.docker.reference.digest": "sha256:1…"}}, {"subject": {"digest": "sha256:2…"}}"#,
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!("The attestation itself is about another image, `{0}`", "该证明本身关于另一个镜像：`{0}`");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let mut subjects = HashMap::new();
    for (entry, value) in listed(document) {
        let Some(child) = entry.digest().and_then(|digest| library.by_digest(digest)) else { continue };
        let own = *subjects.entry(child.id).or_insert_with(|| subject(child));
        let named = entry.annotation(REFERENCE_DIGEST).and_then(|text| Digest::parse(text).ok());
        let (Some(own), Some(named)) = (own, named) else { continue };
        // Digests of two algorithms may be of the same bytes.
        if own.algorithm_name() == named.algorithm_name() && *own != named {
            let annotation = value.get("annotations").and_then(|map| map.get(REFERENCE_DIGEST));
            report.value(annotation.unwrap_or(value), &SAYS, [own.to_string()]);
        }
    }
}

/// What an attestation that is stored as an artifact says that it is about.
fn subject(document: &Document) -> Option<&Digest> {
    let manifest = Manifest::of(document).filter(|manifest| manifest.artifact_type().as_deref() == Some(mt::DOCKER_ATTESTATION))?;
    manifest.subject()?.descriptor.digest()
}
