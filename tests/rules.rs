//! Every rule against its fixtures: `tests/corpus/<code>/bad-*` must bring the rule up, `good-*` must not.
//!
//! A fixture whose rule looks at other documents too is a group: `bad-name.json` beside `bad-name.child.json`,
//! `bad-name.config.json` and so on; the first name is the document that is judged. `bad-name.expected.txt` (or
//! `bad-name.child.expected.txt`) holds the digests that the document of that name should have, one a line, each behind
//! `entry`, `file-name` or `wrapping` where no person says so; `bad-name.length.txt` the length in bytes that the document
//! is filled up to with spaces; `bad-name.name.txt` (or `bad-name.child.name.txt`) the name of the file that it was given as.
//! `bad-name.headers.txt` holds the headers that the document came with.
//!
//! A fixture whose rule looks at an archive is one file `bad-name.archive.txt` in the form that `rules/archive.rs` describes.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

#[path = "rules/archive.rs"]
mod archive;

use platmap::digest::Digest;
use platmap::library::{Document, Expectation, ExpectationSource, Library, Origin, Route, Stated};
use platmap::rules;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Default)]
struct Fixture {
    main: Option<PathBuf>,
    others: Vec<PathBuf>,
    /// Name of the document without its ending, and the digests that it should have.
    expected: BTreeMap<String, Vec<Expectation>>,
    /// Name of the document without its ending, and the name that it was given under.
    names: BTreeMap<String, String>,
    /// Headers with which the main document came.
    headers: Option<PathBuf>,
    /// The description of an archive.
    archive: Option<PathBuf>,
    /// Length in bytes to fill the main document up to.
    length: usize,
}

fn fixtures(folder: &Path) -> BTreeMap<String, Fixture> {
    let mut found: BTreeMap<String, Fixture> = BTreeMap::new();
    for file in std::fs::read_dir(folder).into_iter().flatten() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let (stem, rest) = name.split_once('.').unwrap_or((&name, ""));
        let fixture = found.entry(stem.to_owned()).or_default();
        if rest == "length.txt" {
            fixture.length = std::fs::read_to_string(&path).unwrap().trim().parse().unwrap();
        } else if rest == "archive.txt" {
            fixture.archive = Some(path);
        } else if rest == "headers.txt" {
            fixture.headers = Some(path);
        } else if let Some(of) = name.strip_suffix(".expected.txt") {
            fixture.expected.insert(of.to_owned(), std::fs::read_to_string(&path).unwrap().lines().map(expectation).collect());
        } else if let Some(of) = name.strip_suffix(".name.txt") {
            fixture.names.insert(of.to_owned(), std::fs::read_to_string(&path).unwrap().trim().to_owned());
        } else if rest.contains('.') {
            fixture.others.push(path)
        } else {
            fixture.main = Some(path)
        }
    }
    found
}

fn expectation(line: &str) -> Expectation {
    let (source, digest) = line.split_once(' ').unwrap_or(("", line));
    let source = match source {
        "entry" => ExpectationSource::Entry,
        "file-name" => ExpectationSource::FileName,
        "wrapping" => ExpectationSource::Wrapping,
        _ => ExpectationSource::Person,
    };
    Expectation { digest: Digest::parse(digest).unwrap(), source }
}

fn load(fixture: &Fixture, name: &str) -> (Library, platmap::library::DocumentId) {
    let mut library = Library::default();
    if let Some(path) = &fixture.archive {
        let judged = archive::give(&mut library, "image.tar", &std::fs::read_to_string(path).unwrap());
        return (library, judged);
    }
    let main = library.next_id();
    assert!(fixture.main.is_some(), "{name}: no main document");
    for path in fixture.main.iter().chain(&fixture.others) {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let name = fixture.names.get(stem).cloned().unwrap_or_else(|| path.file_name().unwrap().to_str().unwrap().to_owned());
        let origin = Origin { name, route: Route::File };
        let mut bytes = std::fs::read(path).unwrap();
        if fixture.main.as_ref() == Some(path) {
            bytes.resize(bytes.len().max(fixture.length), b' ');
        }
        let expected = fixture.expected.get(stem).cloned().unwrap_or_default();
        let headers = fixture.headers.as_ref().filter(|_| fixture.main.as_ref() == Some(path));
        let stated = headers.map(|headers| stated(&std::fs::read_to_string(headers).unwrap())).unwrap_or_default();
        library.insert(Document::read(library.next_id(), origin, bytes).with(expected).stated(stated));
    }
    (library, main)
}

/// What the lines `Content-Type: …` and `Content-Length: …` state.
fn stated(headers: &str) -> Stated {
    let value = |name: &str| headers.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()));
    Stated {
        media_type: value("Content-Type:"),
        length: value("Content-Length:").map(|length| length.parse().unwrap()),
        ..Stated::default()
    }
}

#[test]
fn every_rule_finds_its_bad_fixtures_and_leaves_its_good_ones() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut wrong = Vec::new();
    for rule in rules::all() {
        let found = fixtures(&corpus.join(rule.code));
        for prefix in ["good-", "bad-"] {
            if !found.keys().any(|name| name.starts_with(prefix)) {
                wrong.push(format!("{}: no {prefix} fixture", rule.code));
            }
        }
        for (name, fixture) in &found {
            let (library, id) = load(fixture, name);
            let document = library.get(id).unwrap();
            let mut findings = rules::check(document);
            findings.extend(rules::check_linked(&library, document));
            let hit = findings.iter().any(|finding| finding.rule.code == rule.code);
            if hit != name.starts_with("bad-") {
                wrong.push(format!("{}/{name}: {}", rule.code, if hit { "should find nothing" } else { "finds nothing" }));
            }
            let outside = findings.iter().find(|finding| finding.span.end as usize > document.bytes.len());
            wrong.extend(outside.map(|finding| format!("{}/{name}: {} points outside the document", rule.code, finding.rule.code)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_fixture_folder_belongs_to_a_rule() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for folder in std::fs::read_dir(corpus).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(rules::by_code(&name).is_some(), "tests/corpus/{name} belongs to no rule");
    }
}

#[test]
fn codes_are_kebab_case_begin_with_their_family_and_stand_once() {
    let mut seen = std::collections::BTreeSet::new();
    for family in rules::FAMILIES {
        for rule in family.rules {
            assert!(seen.insert(rule.code), "{} stands twice", rule.code);
            assert!(
                rule.code.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())),
                "{}",
                rule.code
            );
            assert!(
                family.prefixes.iter().any(|prefix| rule.code.starts_with(&format!("{prefix}-"))),
                "{} is not of family {:?}",
                rule.code,
                family.prefixes
            );
        }
    }
}

#[test]
fn every_page_is_complete_in_both_languages() {
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for rule in rules::all() {
        for text in [rule.title, rule.doc.what, rule.doc.why, rule.doc.fix] {
            assert!(!text.en.trim().is_empty() && !han(text.en), "{}: English: {}", rule.code, text.en);
            assert!(han(text.zh), "{}: 中文: {}", rule.code, text.zh);
        }
        assert!(!rule.title.en.ends_with('.'), "{}: a title is no sentence", rule.code);
        assert!(!rule.doc.example.is_empty() && !rule.reference.section.is_empty(), "{}", rule.code);
    }
}

/// The archive twice: each knows its own documents, though their digests are the same.
#[test]
fn two_archives_with_the_same_content_are_judged_alike() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for name in ["layout-marker-missing/good-layout", "layout-blob-size/bad-layer"] {
        let text = std::fs::read_to_string(corpus.join(format!("{name}.archive.txt"))).unwrap();
        let mut library = Library::default();
        let listings = [archive::give(&mut library, "image.tar", &text), archive::give(&mut library, "image.tar", &text)];
        let codes = listings.map(|id| {
            let found = rules::check_linked(&library, library.get(id).unwrap());
            found.iter().map(|finding| finding.rule.code).collect::<Vec<_>>()
        });
        assert_eq!(codes[0], codes[1], "{name}");
        let reachable: Vec<usize> = library.shelves().iter().map(|shelf| library.reachable(shelf).len()).collect();
        assert_eq!(reachable, [4, 4], "{name}");
    }
}
