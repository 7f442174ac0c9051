//! `tag-grammar`

use super::given::given;
use crate::diagnostic::Severity;
use crate::library::Document;
use crate::reference::ReferenceError;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "tag-grammar",
    severity: Severity::Error,
    title: text!("Not a tag", "不是合法的标签"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pulling manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests",
    },
    doc: page! {
        what: text!("What follows the colon of a reference is not up to 128 letters, digits, `_`, `.` and `-` that begin with a letter, a digit or `_`.", "引用中冒号之后的部分不是最多 128 个字母、数字、`_`、`.` 和 `-`，或不以字母、数字或 `_` 开头。"),
        why: text!("Clients refuse the reference before they ask a registry. Versions with `+` and branch names with `/` are what breaks it most.", "客户端在请求注册表之前就会拒绝该引用。最常见的原因是带 `+` 的版本号和带 `/` 的分支名。"),
        fix: text!("Use another tag, with `-` or `_` for what is not allowed.", "请换一个标签，用 `-` 或 `_` 代替不允许的字符。"),
        example: "registry.example.com/app:1.0+build.5",
    },
    check: Check::Input(check),
};

fn check(document: &Document, report: &mut Report) {
    for (error, span) in given(document).iter().flat_map(|given| given.faults()) {
        if matches!(error, ReferenceError::Tag(_)) {
            let (says, arguments) = error.sentence();
            report.span(span, says, arguments);
        }
    }
}
