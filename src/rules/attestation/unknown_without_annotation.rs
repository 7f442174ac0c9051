//! `att-unknown-without-annotation`

use crate::diagnostic::Severity;
use crate::image::Role;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-unknown-without-annotation",
    severity: Severity::Warning,
    title: text!("unknown/unknown without a reason", "没有说明的 unknown/unknown"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("An entry is `unknown/unknown` and has no `vnd.docker.reference.type`.", "条目是 `unknown/unknown`，且没有 `vnd.docker.reference.type`。"),
        why: text!("It is not meant to run, but nothing says what it is. Mostly it was an attestation whose annotations were lost when a tool rewrote the index as a Docker list.", "它不用于运行，但没有说明是什么。多半原是证明，工具把索引改写为 Docker 列表时丢失了注解。"),
        fix: text!("Copy the index with a tool that keeps the bytes, or build it again.", "请用保留字节的工具复制索引，或重新构建。"),
        example: r#"{"platform": {"os": "unknown", "architecture": "unknown"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("unknown/unknown, and no annotation says why", "unknown/unknown，且没有注解说明原因");

fn check(view: &IndexView<'_>, report: &mut Report) {
    for (_, entry, _) in view.index.iter().filter(|(_, _, role)| *role == Role::Unknown) {
        report.missing(view.value(entry), &SAYS, NOTHING);
    }
}
