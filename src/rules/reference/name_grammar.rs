//! `name-grammar`
//!
//! A first component with upper-case letters is a registry for Docker and podman, and a broken path for crane: a warning.

use super::given::given;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::Document;
use crate::reference::ReferenceError;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "name-grammar",
    severity: Severity::Error,
    title: text!("Not the name of a repository", "不是合法的仓库名称"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pulling manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests",
    },
    doc: page! {
        what: text!("The host or path of a reference breaks the grammar: upper-case letters in the path, a separator at an end, `..` or `___`, a scheme in front.", "引用的主机名或路径不符合语法：路径中有大写字母、首尾有分隔符、出现 `..` 或 `___`，或前面带有协议。"),
        why: text!("Clients refuse the reference before they ask a registry.", "客户端在请求注册表之前就会拒绝该引用。"),
        fix: text!("Write the path in lower-case letters and digits, with `.`, `_`, `__` or `-` between them and `/` between its components.", "路径用小写字母和数字，其间可用 `.`、`_`、`__` 或 `-`，各段之间用 `/`。"),
        example: "registry.example.com/Team/app:1.0",
    },
    check: Check::Input(check),
};

static AS_HOST: Text = text!(
    "Docker reads `{0}` as a registry, because paths have no upper-case letters; crane refuses the name",
    "Docker 会把 `{0}` 当作注册表，因为路径不含大写字母；crane 会拒绝该名称"
);

fn check(document: &Document, report: &mut Report) {
    let Some(given) = given(document) else { return };
    let mut sound = true;
    for (error, span) in given.faults() {
        if !matches!(error, ReferenceError::Tag(_) | ReferenceError::Digest(_)) {
            let (says, arguments) = error.sentence();
            report.span(span, says, arguments);
            sound = false;
        }
    }
    if let Some(host) = given.parts.host.filter(|host| sound && !host.text.contains(['.', ':']) && host.text != "localhost") {
        report.span(given.place(host.span()), &AS_HOST, [host.text]).severity(Severity::Warning);
    }
}
