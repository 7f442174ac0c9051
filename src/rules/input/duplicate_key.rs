//! `in-duplicate-key`

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-duplicate-key",
    severity: Severity::Error,
    title: text!("The same name twice in one object", "同一对象中名称重复"),
    reference: Reference {
        section: "image-spec main (2026-05), considerations.md, JSON",
        url: "https://github.com/opencontainers/image-spec/blob/main/considerations.md#json",
    },
    doc: page! {
        what: text!("An object has two members of the same name.", "一个对象有两个同名成员。"),
        why: text!("Go keeps the last one (and may merge the two), other parsers the first: programs see different documents behind one digest.", "Go 取最后一个（还可能合并两者），其他解析器取第一个：同一摘要，不同程序看到的文档却不同。"),
        fix: text!("Write the document anew with each name once.", "请重新生成文档，每个名称只出现一次。"),
        example: r#"{"size": 7143, "size": 7682}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!("`{0}` stands twice in this object", "`{0}` 在此对象中出现两次");
static FIRST: Text = text!("First here", "首次出现在此");

/// Objects of up to this many members are compared by pairs.
const SMALL: usize = 16;

fn check(root: Value<'_>, _: &Document, report: &mut Report) {
    for object in std::iter::once(root).chain(root.descendants()).filter(|value| value.is_object()) {
        // Most objects are small: two names are compared without a map.
        let mut members = object.members();
        if members.next().is_none() || members.next().is_none() {
            continue;
        }
        // Where all names are plain and few, comparing them beats hashing them.
        let plain: Vec<_> = object.members().take(SMALL + 1).filter_map(|member| Some((member.key()?, member))).collect();
        if plain.len() <= SMALL {
            for (at, (name, member)) in plain.iter().enumerate() {
                if let Some((_, first)) = plain[..at].iter().rev().find(|(other, _)| other == name) {
                    report.key(*member, &SAYS, [name.as_ref()]).label(first.key_span().unwrap_or_default(), &FIRST, NOTHING);
                }
            }
            continue;
        }
        // Grown at once: a million names would be sorted in again and again.
        let mut seen = HashMap::with_capacity(object.members().count());
        for member in object.members() {
            let Some(name) = member.key() else { continue };
            if let Some(first) = seen.insert(name.clone(), member.key_span().unwrap_or_default()) {
                report.key(member, &SAYS, [name]).label(first, &FIRST, NOTHING);
            }
        }
    }
}
