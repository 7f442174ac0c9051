//! `att-type-unknown`

use super::entries::{annotation, attestations};
use crate::diagnostic::Severity;
use crate::image::{ATTESTATION_TYPE, REFERENCE_TYPE};
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-type-unknown",
    severity: Severity::Warning,
    title: text!("A reference of an unknown sort", "未知的引用类型"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("`vnd.docker.reference.type` is not `attestation-manifest`.", "`vnd.docker.reference.type` 不是 `attestation-manifest`。"),
        why: text!("BuildKit defines this one value; readers are to ignore an entry with another.", "BuildKit 只定义了这一个值；读取方应忽略带有其他值的条目。"),
        fix: text!("Correct or remove it.", "请更正或去掉。"),
        example: r#"{"annotations": {"vnd.docker.reference.type": "sbom"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("`{0}` is not a known sort of reference", "`{0}` 不是已知的引用类型");

fn check(view: &IndexView<'_>, report: &mut Report) {
    for (entry, _) in attestations(view) {
        if let Some(value) = annotation(view, entry, REFERENCE_TYPE).filter(|_| entry.annotation(REFERENCE_TYPE) != Some(ATTESTATION_TYPE))
        {
            report.value(value, &SAYS, [entry.annotation(REFERENCE_TYPE).unwrap_or_default()]);
        }
    }
}
