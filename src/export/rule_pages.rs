//! The rules' pages, derived from the rules' own files: JSON for the page, Markdown for the repository.
#![cfg(not(feature = "slim"))]

use crate::language::{Language, Text};
use crate::rules::{self, Rule};
use serde::Serialize;

#[derive(Serialize)]
struct Page {
    code: &'static str,
    what: &'static str,
    why: &'static str,
    fix: &'static str,
    example: &'static str,
}

/// The long texts of every rule in one language, as the page loads them.
pub fn json(language: Language) -> String {
    let page = |rule: &'static Rule| {
        let words = |text: Text| text.get(language);
        Page { code: rule.code, what: words(rule.doc.what), why: words(rule.doc.why), fix: words(rule.doc.fix), example: rule.doc.example }
    };
    let pages: Vec<_> = rules::all().map(page).collect();
    serde_json::to_string(&pages).unwrap_or_default() + "\n"
}

/// The rule reference, `docs/rules.md`.
pub fn markdown() -> String {
    let mut out = String::from(
        "# Rules\n\nEvery rule of Platmap, derived from its file under `src/rules/`. `make generate` writes this page anew.\n",
    );
    for family in rules::FAMILIES {
        out += &format!("\n## {}\n", family.title.en);
        for rule in family.rules {
            let reference = match rule.reference.url {
                "" => rule.reference.section.to_owned(),
                url => format!("[{}]({url})", rule.reference.section),
            };
            out += &format!(
                "\n### `{}`\n\n{} · {}\n\n**What it checks.** {}\n\n**Why it matters.** {}\n\n**Example.**\n\n```\n{}\n```\n\n**How to fix.** {}\n\n**Reference.** {reference}\n",
                rule.code,
                rule.title.en,
                rule.severity.name(),
                rule.doc.what.en,
                rule.doc.why.en,
                rule.doc.example.trim_end(),
                rule.doc.fix.en,
            );
        }
    }
    out
}
