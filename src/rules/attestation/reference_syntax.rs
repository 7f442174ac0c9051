//! `att-reference-syntax`

use super::entries::{annotation, attestations};
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::REFERENCE_DIGEST;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-reference-syntax",
    severity: Severity::Error,
    title: text!("The reference is no digest", "引用不是摘要"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("`vnd.docker.reference.digest` is not a digest.", "`vnd.docker.reference.digest` 不是摘要。"),
        why: text!("Nobody can tell which image it is about.", "无法知道它关于哪个镜像。"),
        fix: text!("Write the full digest of the image's entry.", "请写镜像条目的完整摘要。"),
        example: r#"{"annotations": {"vnd.docker.reference.digest": "latest"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("`{0}` is not a digest", "`{0}` 不是摘要");

fn check(view: &IndexView<'_>, report: &mut Report) {
    for (entry, _) in attestations(view) {
        let Some(text) = entry.annotation(REFERENCE_DIGEST).filter(|text| Digest::parse(text).is_err()) else { continue };
        if let Some(value) = annotation(view, entry, REFERENCE_DIGEST) {
            report.value(value, &SAYS, [text]);
        }
    }
}
