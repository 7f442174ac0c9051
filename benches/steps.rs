//! Documents as large as are read, and how long the page is away while they are: `cargo bench --bench steps [-- CASE]`.
//!
//! Reading and judging goes by steps, between which a page answers. Told are the sum and the longest steps, in milliseconds.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run has failed")]

use platmap::analysis::{Analysis, Judging};
use platmap::library::{Document, DocumentId, Library, Origin, Reader, Route};
use std::collections::BTreeMap;

/// Milliseconds for which this thread has run: what else the machine does is not counted, where the system tells.
fn now() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ran = told.and_then(|told| told.split_whitespace().next()?.parse::<f64>().ok());
    ran.map_or_else(|| BEGAN.elapsed().as_secs_f64() * 1e3, |nanoseconds| nanoseconds / 1e6)
}

static BEGAN: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);

const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
const SIZE: usize = 31_000_000;

/// A case: its name and its bytes.
type Case = (&'static str, fn() -> String);

fn entries(count: usize, entry: impl Fn(usize) -> String) -> String {
    let entries: Vec<String> = (0..count).map(entry).collect();
    format!(r#"{{"schemaVersion":2,"mediaType":"{INDEX}","manifests":[{}]}}"#, entries.join(","))
}

fn filled(begin: &str, item: impl Fn(usize) -> String, end: &str) -> String {
    let mut text = begin.to_owned();
    let mut at = 0;
    while text.len() < SIZE {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&item(at));
        at += 1;
    }
    text + end
}

const CASES: &[Case] = &[
    ("100,000 entries", || {
        entries(100_000, |at| {
            format!(
                r#"{{"mediaType":"{MANIFEST}","digest":"sha256:{at:064x}","size":{},"platform":{{"os":"linux","architecture":"a{at}"}},"annotations":{{"org.opencontainers.image.created":"2026-01-01T00:00:00Z","a.b/{at}":"{at}"}}}}"#,
                at + 7
            )
        })
    }),
    ("100,000 entries of one platform", || {
        entries(100_000, |at| {
            format!(
                r#"{{"mediaType":"{MANIFEST}","digest":"sha256:{at:064x}","size":7,"platform":{{"os":"linux","architecture":"amd64"}}}}"#
            )
        })
    }),
    ("100,000 bad entries", || {
        entries(100_000, |_| {
            r#"{"mediaType":7,"digest":"sha256:XY","size":-1,"platform":{"os":"Linux","architecture":"x86_64"}}"#.to_owned()
        })
    }),
    ("empty entries", || filled(r#"{"schemaVersion":2,"manifests":["#, |_| "{}".to_owned(), "]}")),
    ("annotations", || filled(r#"{"schemaVersion":2,"manifests":[],"annotations":{"#, |at| format!("\"a.b.k{at}\":\"{at}\""), "}}")),
    ("members", || filled("{", |at| format!("\"key-{at:012}\":0"), "}")),
    ("equal members", || filled("{", |_| "\"k\":0".to_owned(), "}")),
    ("members of an index", || filled(r#"{"schemaVersion":2,"manifests":[],"#, |at| format!("\"key-{at:012}\":0"), "}")),
    ("numbers", || filled("[", |at| at.to_string(), "]")),
    ("arrays in an index", || filled(r#"{"schemaVersion":2,"manifests":[],"a":["#, |_| "[]".to_owned(), "]}")),
    ("one string", || format!(r#"{{"schemaVersion":2,"manifests":[],"annotations":{{"a":"{}"}}}}"#, "x".repeat(SIZE))),
    ("one string of escapes", || format!(r#"{{"schemaVersion":2,"manifests":[],"annotations":{{"a":"{}"}}}}"#, "\\ud800".repeat(SIZE / 6))),
    ("one string alone", || format!("\"{}\"", "e30K".repeat(SIZE / 4))),
    ("nesting", || format!("{}1{}", "[".repeat(SIZE / 2), "]".repeat(SIZE / 2))),
    ("brackets that stay open", || "[{\"a\":".repeat(SIZE / 6)),
    ("layers", || {
        filled(
            &format!(r#"{{"schemaVersion":2,"mediaType":"{MANIFEST}","config":{{}},"layers":["#),
            |at| format!(r#"{{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:{at:064x}","size":7}}"#),
            "]}",
        )
    }),
    ("a config", || {
        filled(
            r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]},"history":["#,
            |_| r#"{"created":"x"}"#.to_owned(),
            "]}",
        )
    }),
    ("documents in one text", || (0..SIZE / 40).map(|at| format!("{{\"schemaVersion\":2,\"manifests\":[],\"a\":{at}}}\n---\n")).collect()),
    ("base64", || "e30K".repeat(SIZE / 4)),
    ("a text of digests", || (0..SIZE / 82).map(|at| format!("FROM app@sha256:{at:064x}\n")).collect()),
    ("words", || "no such thing as a manifest here, sorry for that: x ".repeat(SIZE / 52)),
    ("white space", || " \n".repeat(SIZE / 2)),
];

fn main() {
    let asked = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    for (name, text) in CASES.iter().filter(|(name, _)| asked.as_ref().is_none_or(|asked| name.contains(asked.as_str()))) {
        let bytes = text().into_bytes();
        let size = bytes.len();
        let begin = now();
        let mut longest: BTreeMap<&str, (f64, u32)> = BTreeMap::new();
        let mut timed = |step: &'static str, took: f64| {
            let took = now() - took;
            let known = longest.entry(step).or_default();
            *known = (known.0.max(took), known.1 + 1);
        };
        let mut reader = Reader::new(DocumentId(0), Origin { name: String::new(), route: Route::File }, bytes);
        let document = loop {
            let (step, took) = (reader.next(), now());
            let read = reader.step();
            timed(step, took);
            if let Some(document) = read {
                break document;
            }
        };
        let mut judging = Judging::new();
        let analysis: Analysis = loop {
            let (step, took) = (judging.next(), now());
            let judged = judging.step(&document);
            timed(step, took);
            if let Some(analysis) = judged {
                break analysis;
            }
        };
        let mut library = Library::default();
        let took = now();
        library.insert(document);
        timed("insert", took);
        let document: Document = library.documents().first().map(|document| document.with_expected(Vec::new())).unwrap();
        let took = now();
        let found = library.open(&[document.id]);
        timed("open", took);
        let took = now();
        let analysis = analysis.beside(&library, &document);
        timed("beside", took);
        let all = (now() - begin) as u64;
        let mut steps: Vec<_> = longest.into_iter().collect();
        steps.sort_by(|one, other| other.1.0.total_cmp(&one.1.0));
        let steps: Vec<String> =
            steps.iter().take(9).filter(|(_, (took, _))| *took >= 10.0).map(|(step, (took, _))| format!("{step} {took:.0}")).collect();
        println!(
            "{name}, {:.1} MB: {all} ms; {} findings; {} inside; {}",
            size as f64 / 1e6,
            analysis.findings.len(),
            found.documents.len(),
            steps.join(", ")
        );
    }
}
