//! `platform-os-features-duplicate`

use super::os::features;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-os-features-duplicate",
    severity: Severity::Note,
    title: text!("A feature twice", "特性重复"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("The same feature is listed twice.", "同一特性列出两次。"),
        why: text!("Once says all: containerd removes the second before it compares.", "一次就够：containerd 在比较前会去掉重复项。"),
        fix: text!("Remove one.", "请去掉一个。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64", "os.features": ["win32k", "win32k"]}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` is listed twice", "`{0}` 列出了两次");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    let mut seen = HashSet::new();
    for (value, name) in features(view) {
        if !seen.insert(name.clone()) {
            report.value(value, &SAYS, [name]);
        }
    }
}
