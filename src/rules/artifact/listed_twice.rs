//! `ref-duplicate`

use super::referrers::Referrers;
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ref-duplicate",
    severity: Severity::Warning,
    title: text!("A referrer listed twice", "引用者重复列出"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pushing Manifests with Subject",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject",
    },
    doc: page! {
        what: text!("A list of referrers has the same digest twice.", "引用者列表中同一摘要出现两次。"),
        why: text!("Clients should not add an entry that is there; tools count and check the artifact twice.", "客户端不应添加已有的条目；工具会把该制品计数并检查两次。"),
        fix: text!("Remove one.", "请去掉一个。"),
        example: r#"{"manifests": [{"digest": "sha256:1…"}, {"digest": "sha256:1…"}]}"#,
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!("This referrer is in the list already", "该引用者已在列表中");
static FIRST: Text = text!("First here", "首次出现在此");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(list) = Referrers::of(library, document) else { return };
    let mut seen: HashMap<&str, Value<'_>> = HashMap::new();
    for entry in list.entries() {
        let Some(digest) = entry.descriptor.digest_text() else { continue };
        match seen.get(digest) {
            Some(first) => {
                report.missing(entry.value, &SAYS, NOTHING).label(first.span(), &FIRST, NOTHING);
            }
            None => {
                seen.insert(digest, entry.value);
            }
        }
    }
}
