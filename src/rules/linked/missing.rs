//! Told once for an index, and only where some of its children were given: with none, the matrix says so already.

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library, Verification};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-child-missing",
    severity: Severity::Note,
    title: text!("Some children were not given", "部分子文档未提供"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md",
    },
    doc: page! {
        what: text!("Some documents that an index names were given, others were not.", "索引所列的文档只提供了一部分。"),
        why: text!("What was not given cannot be verified: neither its digest and size, nor whether its config agrees with the platform.", "未提供的无法核对：既不能核对摘要和大小，也不能核对配置与平台是否一致。"),
        fix: text!("Add the missing documents.", "请补充缺少的文档。"),
        example: r#"{"manifests": [{"digest": "sha256:…", "size": 1609}]}"#,
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!(
    "Entries that cannot be verified, because their documents were not given: {0} of {1}",
    "{1} 个条目中有 {0} 个无法核对：其文档未提供"
);

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(index) = document.image.as_deref().and_then(|image| image.index.as_ref()) else { return };
    let (mut given, mut missing) = (0_usize, 0_usize);
    for entry in &index.entries {
        match library.verify(entry) {
            Verification::NotGiven => missing += 1,
            Verification::Verified(_) | Verification::Differs(..) | Verification::Waiting(_) => given += 1,
            Verification::CannotVerify => {}
        }
    }
    let list = document.tree.as_deref().and_then(|tree| tree.root().get("manifests"));
    if let Some(list) = list.filter(|_| given > 0 && missing > 0) {
        report.key(list, &SAYS, [missing.to_string(), index.entries.len().to_string()]);
    }
}
