//! `att-reference-dangling`

use super::entries::{annotation, attestations};
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::REFERENCE_DIGEST;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-reference-dangling",
    severity: Severity::Warning,
    title: text!("An attestation about an image that is not here", "证明所指的镜像不在此处"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("The digest that an attestation names is no entry of this index.", "证明所指的摘要不是本索引的条目。"),
        why: text!("The statement is about something that is not here. Mostly one platform was copied, or the index was made anew, without its images.", "证明的对象不在此处。多半是只复制了一个平台，或重建索引时没有带上镜像。"),
        fix: text!("Build the index again, or drop the attestation.", "请重建索引或去掉该证明。"),
        example: r#"{"annotations": {"vnd.docker.reference.digest": "sha256:…"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("No entry of this index has the digest that it names", "本索引中没有它所指摘要的条目");

fn check(view: &IndexView<'_>, report: &mut Report) {
    for (entry, _) in attestations(view).filter(|(_, of)| of.is_none()) {
        let valid = entry.annotation(REFERENCE_DIGEST).is_some_and(|text| Digest::parse(text).is_ok());
        if let Some(value) = annotation(view, entry, REFERENCE_DIGEST).filter(|_| valid) {
            report.value(value, &SAYS, NOTHING);
        }
    }
}
