//! Files that are derived from the code are up to date. `make generate` (UPDATE=1) writes them anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::export::rule_pages;
use platmap::language::Language;
use std::path::Path;

fn is_current(file: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, expected).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{file} is stale: run `make generate`");
}

#[test]
fn rule_pages_are_current() {
    is_current("docs/rules.md", &rule_pages::markdown());
    is_current("static/rules/en.json", &rule_pages::json(Language::En));
    is_current("static/rules/zh-CN.json", &rule_pages::json(Language::Zh));
}
