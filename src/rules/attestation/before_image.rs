//! `att-before-image`

use crate::diagnostic::Severity;
use crate::image::Role;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-before-image",
    severity: Severity::Warning,
    title: text!("Attestations before the images", "证明排在镜像之前"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("The first entry is an attestation, and images follow.", "第一个条目是证明，镜像在其后。"),
        why: text!("BuildKit lists attestations after the images. A simple client that takes the first entry gets no image.", "BuildKit 把证明列在镜像之后。只取第一个条目的简单客户端得不到镜像。"),
        fix: text!("List the images first.", "请先列出镜像。"),
        example: r#"{"manifests": ["attestation", "image"]}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("An attestation stands first", "第一个条目是证明");

fn check(view: &IndexView<'_>, report: &mut Report) {
    let roles = &view.index.roles;
    let images = roles.contains(&Role::Image);
    if let Some(first) = view.index.entries.first().filter(|_| images && matches!(roles.first(), Some(Role::Attestation(_)))) {
        report.missing(view.value(first), &SAYS, NOTHING);
    }
}
