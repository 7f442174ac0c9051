//! The corpus of real documents: verdicts and digests as its table states them.
//!
//! The corpus lies beside the project, in `../shared/corpus`; where it does not, the test says so. CI always has it.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::analysis::{Analysis, Verdict};
use platmap::archive::{Limits, read_archive, read_folder};
use platmap::diagnostic::Severity;
use platmap::dialect::Shape;
use platmap::digest::{Algorithm, Digest};
use platmap::doctor::examine;
use platmap::export::report::Report;
use platmap::language::Language;
use platmap::library::{Document, DocumentId, Library, Origin, Route};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Cases where we are sure that the table is wrong, each with the reason.
const DISSENT: &[(&str, &str)] = &[(
    "invalid/trivy-index-json-empty-object.json",
    "`{}` alone is the content of the empty descriptor as well: nothing in it says that it was meant to be an index",
)];

/// Kinds whose rules are all there; the others are judged by their digest only.
const JUDGED: &[&str] =
    &["oci-manifest", "docker-manifest", "config", "index", "manifest-list", "descriptor", "schema1", "malformed", "oci-layout-file"];

fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if folder.join("MANIFEST.tsv").exists() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "CI must have the corpus in ../shared/corpus");
    println!("no corpus in ../shared/corpus: nothing was compared");
    None
}

fn read(path: &Path) -> Document {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Document::read(DocumentId(0), Origin { name, route: Route::File }, std::fs::read(path).unwrap())
}

#[test]
fn the_corpus_gets_its_verdicts_and_digests() {
    let Some(folder) = corpus() else { return };
    let table = std::fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut digests = 0;
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (file, kind, verdict, rule, sha256) = (columns[0], columns[1], columns[2], columns[3], columns[5]);
        let path = folder.join(file);
        if !path.is_file() {
            continue;
        }
        let document = read(&path);
        digests += 1;
        if document.sha256().encoded() != sha256 {
            wrong.push(format!("{file}: digest {}", document.sha256()));
        }
        // The digest that the source states for a signed manifest is that of its payload.
        let stated = Digest::parse(columns[6]).ok().filter(|_| kind == "schema1");
        if stated.is_some_and(|stated| document.registry_digest(Algorithm::Sha256) != &stated) {
            wrong.push(format!("{file}: registry digest {}", document.registry_digest(Algorithm::Sha256)));
        }
        let analysis = Analysis::alone(&document);
        let errors: Vec<_> =
            analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| finding.rule.code).collect();
        // Whatever the kind: nothing that the table calls valid has an error.
        let expected = match verdict {
            "valid" if kind == "selection-table" => continue,
            "valid" => errors.is_empty(),
            "invalid" if JUDGED.contains(&kind) => analysis.verdict == Verdict::Invalid,
            "not-a-manifest" => analysis.verdict != Verdict::Valid,
            _ => continue,
        };
        let (good, all) = tally.entry(format!("{kind} {verdict}")).or_default();
        *all += 1;
        if expected {
            *good += 1;
        } else if !DISSENT.iter().any(|(name, _)| *name == file) {
            wrong.push(format!("{file}: {} instead of {verdict} ({rule}); errors {errors:?}", analysis.verdict.name()));
        }
    }
    println!("{digests} digests compared");
    for (kind, (good, all)) in &tally {
        println!("{kind}: {good} of {all}");
    }
    assert!(wrong.is_empty(), "{} of the corpus differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn layouts_and_archives_get_their_verdicts_entries_and_platforms() {
    let Some(folder) = corpus() else { return };
    let table = std::fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (file, kind, verdict, rule) = (columns[0], columns[1], columns[2], columns[3]);
        if !file.starts_with("layouts/") && !file.starts_with("tars/") {
            continue;
        }
        let path = folder.join(file);
        let read = if path.is_dir() {
            read_folder(&path, Limits::default()).unwrap()
        } else {
            read_archive(std::fs::File::open(&path).unwrap(), Limits::default()).unwrap().unwrap()
        };
        let mut library = Library::default();
        let listing = library.give_archive(file.to_owned(), read);
        let report = Report::with_inner(&library, library.get(listing).unwrap(), Language::En);
        let expected = match verdict {
            "valid" | "invalid" => report.verdict == verdict,
            "not-a-manifest" => report.verdict == "unrecognised",
            _ => true,
        };
        let told = |column: &str, count: usize| column == "-" || column == count.to_string();
        // Of a `docker save` archive the table counts layers.
        let entries = kind == "docker-save" || told(columns[8], report.entries.unwrap_or_default());
        let platforms = told(columns[9], report.platforms.len());
        let (good, all) = tally.entry(format!("{kind} {verdict}")).or_default();
        *all += 1;
        if expected && entries && platforms {
            *good += 1;
        } else {
            let errors: Vec<_> = std::iter::once(&report)
                .chain(&report.documents)
                .flat_map(|report| report.findings.iter().filter(|finding| finding.severity == "error").map(|finding| finding.code))
                .collect();
            let (entries, platforms) = (report.entries, report.platforms.len());
            wrong.push(format!(
                "{file}: {} instead of {verdict} ({rule}), {entries:?} entries, {platforms} platforms; {errors:?}",
                report.verdict
            ));
        }
    }
    for (kind, (good, all)) in &tally {
        println!("{kind}: {good} of {all}");
    }
    assert!(wrong.is_empty(), "{} archives of the corpus differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_json_suite_is_accepted_and_rejected() {
    let Some(folder) = corpus() else { return };
    let (mut accepted, mut rejected, mut wrong) = (0, 0, Vec::new());
    for file in std::fs::read_dir(folder.join("jsontestsuite")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let document = read(&path);
        // JSON is what decodes and parses: rules about the document's meaning do not count here.
        let is_json = document.syntax.is_none() && document.invalid_utf8.is_none() && document.tree.is_some();
        match name.as_bytes().first() {
            Some(b'y') if is_json => accepted += 1,
            Some(b'n') if !is_json => rejected += 1,
            Some(b'y' | b'n') => wrong.push(name),
            _ => drop(Analysis::alone(&document)),
        }
    }
    println!("{accepted} accepted, {rejected} rejected");
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// A file of the corpus as it is opened: itself, and the documents inside it.
fn opened(path: &Path) -> Library {
    let mut library = Library::default();
    let id = library.next_id();
    library.insert(Document::read(id, Origin { name: String::new(), route: Route::File }, std::fs::read(path).unwrap()));
    library.open(&[id]);
    library
}

#[test]
fn registry_logs_and_outputs_of_tools_give_their_documents() {
    let Some(folder) = corpus() else { return };
    let dialect = |library: &Library| library.documents()[0].dialect.map(|dialect| dialect.name);
    // The push with a wrong digest is meant to fail: its body has two spaces more than the digest covers.
    for (name, met) in [("index-push", true), ("sha512-push", true), ("bad-digest-push", false)] {
        let library = opened(&folder.join(format!("http/conformance-zot-{name}.log")));
        assert_eq!(dialect(&library), Some("http-log"), "{name}");
        let body = &library.documents()[1];
        let digest = &body.expected[0].digest;
        assert_eq!((body.kind().name(), body.is_named(digest)), ("oci-manifest", met), "{name}");
        assert!(examine(&body.bytes, digest).unwrap().restored.is_some(), "{name}");
    }
    let library = opened(&folder.join("http/homebrew-http2-head-only.txt"));
    assert_eq!((dialect(&library), library.documents().len()), (Some("http-response"), 1));
    // Name, dialect, documents inside, drawn among them.
    for (name, expected, inside, drawn) in [
        ("buildx-imagetools-inspect-text.txt", "imagetools-text", 1, 1),
        ("dockercli-console-manifest-inspect-list.txt", "terminal", 1, 0),
        ("dockercli-manifest-inspect-verbose.json", "docker-manifest-inspect-verbose", 1, 0),
        ("oras-manifest-fetch-format-json.json", "oras-manifest-fetch", 1, 0),
        ("skopeo-inspect-console.txt", "terminal", 1, 0),
        ("springboot-docker-image-inspect.json", "docker-inspect", 0, 0),
        ("conformance-zot-error-404-empty-tag-list-1.json", "registry-error", 0, 0),
    ] {
        let library = opened(&folder.join("not-a-manifest").join(name));
        assert_eq!(dialect(&library), Some(expected), "{name}");
        let found = &library.documents()[1..];
        assert_eq!((found.len(), found.iter().filter(|document| document.is_drawn()).count()), (inside, drawn), "{name}");
        assert!(found.iter().all(|document| document.expected.iter().all(|expected| document.is_named(&expected.digest))), "{name}");
    }
}

#[test]
fn no_document_is_taken_for_the_output_of_a_tool() {
    let Some(folder) = corpus() else { return };
    let table = std::fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let path = folder.join(columns[0]);
        if columns[2] != "valid" || !path.is_file() || matches!(columns[1], "layout-tar" | "docker-save" | "selection-table") {
            continue;
        }
        let document = read(&path);
        // Written anew by a tool, and still a document: that is all right.
        if let Some(dialect) = document.dialect.filter(|dialect| dialect.shape != Shape::Document) {
            wrong.push(format!("{}: {}", columns[0], dialect.name));
        } else if let Some(dialect) = document.dialect {
            println!("{}: {}", columns[0], dialect.name);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
