//! `att-reference-missing`

use super::entries::attestations;
use crate::diagnostic::Severity;
use crate::image::REFERENCE_DIGEST;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-reference-missing",
    severity: Severity::Warning,
    title: text!("An attestation about nothing", "证明没有指明对象"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("An attestation entry has no `vnd.docker.reference.digest`.", "证明条目没有 `vnd.docker.reference.digest`。"),
        why: text!("Nobody can tell which image it is about.", "无法知道它关于哪个镜像。"),
        fix: text!("Add the digest of the image's entry.", "请加上镜像条目的摘要。"),
        example: r#"{"annotations": {"vnd.docker.reference.type": "attestation-manifest"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("The attestation does not name its image", "证明没有指明镜像");

fn check(view: &IndexView<'_>, report: &mut Report) {
    for (entry, _) in attestations(view).filter(|(entry, _)| entry.annotation(REFERENCE_DIGEST).is_none()) {
        report.missing(view.value(entry), &SAYS, NOTHING);
    }
}
