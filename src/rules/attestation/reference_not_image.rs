//! `att-reference-not-image`

use super::entries::{annotation, attestations};
use crate::diagnostic::Severity;
use crate::image::{REFERENCE_DIGEST, Role};
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-reference-not-image",
    severity: Severity::Warning,
    title: text!("An attestation about something else than an image", "证明的对象不是镜像"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("An attestation names another attestation or an index.", "证明指向另一个证明或索引。"),
        why: text!("Tools look for statements about images.", "工具查找的是关于镜像的证明。"),
        fix: text!("Correct the digest.", "请更正摘要。"),
        example: r#"{"annotations": {"vnd.docker.reference.digest": "sha256:…"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("It names an entry that is no image", "它所指的条目不是镜像");

fn check(view: &IndexView<'_>, report: &mut Report) {
    for (entry, of) in attestations(view) {
        let role = of.and_then(|of| view.index.roles.get(of));
        if let Some(value) = annotation(view, entry, REFERENCE_DIGEST).filter(|_| matches!(role, Some(Role::Attestation(_) | Role::Nested)))
        {
            report.value(value, &SAYS, NOTHING);
        }
    }
}
