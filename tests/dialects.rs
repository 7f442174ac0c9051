//! Every dialect against its samples: `tests/dialects/<name>/*`, and what is found in each, line by line in
//! `tests/dialects/expected.txt` (UPDATE=1 writes it anew).
//!
//! A line of a document: its fidelity, its kind and verdict, its platforms, entries verified, digests that were expected,
//! errors and warnings. The folder `none` holds near misses that are of no dialect.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::analysis::Analysis;
use platmap::diagnostic::Severity;
use platmap::dialect::DIALECTS;
use platmap::library::{Document, Library, Origin, Route, Verification};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dialects")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// The sample as a library: pasted, and opened.
fn opened(path: &Path) -> Library {
    let mut library = Library::default();
    let id = library.next_id();
    library.insert(Document::read(id, Origin { name: String::new(), route: Route::Paste }, std::fs::read(path).unwrap()));
    library.open(&[id]);
    library
}

fn line(library: &Library, document: &Document) -> String {
    let analysis = Analysis::alone(document).beside(library, document);
    let platforms: Vec<String> = document
        .image
        .iter()
        .filter_map(|image| image.index.as_ref())
        .flat_map(|index| index.platforms())
        .filter_map(|(_, entry)| entry.platform())
        .map(|platform| platform.full_name())
        .collect();
    let verified = analysis.entries.iter().filter(|state| matches!(state, Verification::Verified(_))).count();
    let met = document
        .expected
        .iter()
        .filter(|expected| expected.digest.algorithm().is_some_and(|algorithm| *document.digest(algorithm) == expected.digest));
    let codes = |severity: Severity| {
        let mut codes: Vec<_> =
            analysis.findings.iter().filter(|finding| finding.severity == severity).map(|finding| finding.rule.code).collect();
        codes.dedup();
        codes.join(",")
    };
    let mut line = format!("{:?} {} {}", document.fidelity(), document.kind().name(), analysis.verdict.name());
    let mut part = |name: &str, text: String| {
        if !text.is_empty() {
            line += &format!("; {name} {text}");
        }
    };
    part("is", document.dialect.map(|dialect| dialect.name.to_owned()).unwrap_or_default());
    part("platforms", platforms.join(" "));
    part("verified", if analysis.entries.is_empty() { String::new() } else { format!("{verified}/{}", analysis.entries.len()) });
    part("expected", if document.expected.is_empty() { String::new() } else { format!("{}/{}", met.count(), document.expected.len()) });
    part("original", document.stated.original.as_ref().map(|digest| digest.short().to_owned()).unwrap_or_default());
    part("errors", codes(Severity::Error));
    part("warnings", codes(Severity::Warning));
    line
}

#[test]
fn samples_are_recognised_and_what_is_in_them_comes_out() {
    let mut out = String::new();
    let mut wrong = Vec::new();
    for dialect in entries(&folder()).iter().filter(|path| path.is_dir()) {
        for sample in entries(dialect) {
            let library = opened(&sample);
            let document = &library.documents()[0];
            let expected = Some(name(dialect)).filter(|name| !matches!(name.as_str(), "none" | "raw"));
            let found = document.dialect.map(|dialect| dialect.name.to_owned());
            if found != expected {
                wrong.push(format!("{}/{}: {found:?}", name(dialect), name(&sample)));
            }
            out += &format!("{}/{}\n", name(dialect), name(&sample));
            for document in library.documents() {
                let place = if document.within.is_some() { document.origin.name.as_str() } else { "given" };
                out += &format!("    {place}: {}\n", line(&library, document));
            }
        }
    }
    let path = folder().join("expected.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &out).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    for (at, (known, now)) in known.lines().zip(out.lines()).enumerate().filter(|(_, (known, now))| known != now).take(5) {
        wrong.push(format!("expected.txt, line {}:\n  {known}\n  {now}", at + 1));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(known == out, "expected.txt is stale");
}

#[test]
fn every_dialect_has_samples_and_every_folder_is_of_one() {
    let folders: Vec<String> = entries(&folder()).iter().filter(|path| path.is_dir()).map(|path| name(path)).collect();
    for dialect in DIALECTS {
        assert!(folders.iter().any(|folder| folder == dialect.name), "no sample of {}", dialect.name);
    }
    for code in DIALECTS.iter().flat_map(|dialect| dialect.causes) {
        assert!(platmap::rules::by_code(code).is_some(), "{code} is no rule");
    }
    for folder in folders.iter().filter(|folder| *folder != "none") {
        assert!(DIALECTS.iter().any(|dialect| dialect.name == folder), "tests/dialects/{folder} is of no dialect");
    }
}

#[test]
fn what_was_given_stays_whole_and_no_part_is_longer() {
    for sample in entries(&folder()).iter().filter(|path| path.is_dir()).flat_map(|path| entries(path)) {
        let library = opened(&sample);
        let given = &library.documents()[0];
        assert_eq!(*given.bytes, *std::fs::read(&sample).unwrap(), "{}", sample.display());
        for document in library.documents() {
            for finding in Analysis::alone(document).findings.iter() {
                assert!(finding.span.end as usize <= document.bytes.len(), "{}: {}", sample.display(), finding.rule.code);
            }
        }
    }
}

#[test]
fn cut_anywhere_a_sample_is_survived() {
    for sample in entries(&folder()).iter().filter(|path| path.is_dir()).flat_map(|path| entries(path)) {
        let bytes = std::fs::read(&sample).unwrap();
        for at in (0..bytes.len()).step_by((bytes.len() / 12).max(1)) {
            for part in [&bytes[..at], &bytes[at..]] {
                let mut library = Library::default();
                let id = library.next_id();
                library.insert(Document::read(id, Origin { name: String::new(), route: Route::File }, part.to_vec()));
                library.open(&[id]);
            }
        }
    }
}

/// None of these may take longer than reading it: a search that begins anew at every line would never end.
#[test]
fn large_and_broken_pastes_are_read_once() {
    let size = 128 << 10;
    let pieces = [
        "{}\n",
        "[[\n",
        "{\"a\" 1}\n",
        "$ \n",
        "HTTP/1.1 200 OK\n\n{\n",
        "HTTP/1.1 200 OK\ncontent-length: 1\n\n{}\n",
        "< HTTP/2 200\n",
        "~~~ REQUEST ~~~\n{\n",
        "  Name: a@b\n",
        "sha256:",
        "Authorization: a\n",
        "ey",
        "{\\\"",
        "\u{feff}\n[ \n",
    ];
    let print = "Name: a\nMediaType: b\nDigest: c\nManifests:\n";
    for piece in pieces {
        for before in ["", "x\n", "HTTP/1.1 200 OK\n\n", print, "~~~ REQUEST ~~~\n", "{\\\"", "\""] {
            let text = before.to_owned() + &piece.repeat(size / piece.len());
            let mut library = Library::default();
            let id = library.next_id();
            library.insert(Document::read(id, Origin { name: String::new(), route: Route::Paste }, text.into_bytes()));
            library.open(&[id]);
        }
    }
}
