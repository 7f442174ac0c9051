//! Documents that point to each other in hostile ways: deep, many times over, in circles. Every rule answers in time.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its documents has failed")]

use platmap::analysis::Analysis;
use platmap::digest::{Algorithm, Digest};
use platmap::library::{Document, Expectation, ExpectationSource, Library, Origin, Route};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";

fn entry(media_type: &str, digest: &str, size: usize, more: &str) -> String {
    format!(r#"{{"mediaType": "{media_type}", "digest": "{digest}", "size": {size}{more}}}"#)
}

fn index(entries: &[String]) -> String {
    format!(r#"{{"schemaVersion": 2, "mediaType": "{INDEX}", "manifests": [{}]}}"#, entries.join(", "))
}

fn sha256(text: &str) -> String {
    Digest::of(Algorithm::Sha256, text.as_bytes()).to_string()
}

fn add(library: &mut Library, text: String, claims: Option<&str>) {
    let origin = Origin { name: String::new(), route: Route::File };
    let claim = |digest| Expectation { digest: Digest::parse(digest).unwrap(), source: ExpectationSource::FileName };
    library.insert(Document::read(library.next_id(), origin, text.into_bytes()).with(claims.map(claim).into_iter().collect()));
}

/// The codes of all findings, and how long it took.
fn judge(library: &Library) -> (BTreeSet<&'static str>, Duration) {
    let start = Instant::now();
    let mut codes = BTreeSet::new();
    for document in library.documents() {
        let analysis = Analysis::alone(document).beside(library, document);
        for finding in analysis.findings.iter() {
            assert!(finding.span.end as usize <= document.bytes.len(), "{}", finding.rule.code);
            codes.insert(finding.rule.code);
        }
    }
    (codes, start.elapsed())
}

#[test]
fn an_index_that_lists_each_level_twice_is_walked_once() {
    let mut library = Library::default();
    let config = r#"{"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": []}}"#.to_owned();
    let described = entry("application/vnd.oci.image.config.v1+json", &sha256(&config), config.len(), "");
    let manifest = format!(r#"{{"schemaVersion": 2, "mediaType": "{MANIFEST}", "config": {described}, "layers": []}}"#);
    let platform = r#", "platform": {"architecture": "arm64", "os": "linux"}"#;
    let mut below = index(&[entry(MANIFEST, &sha256(&manifest), manifest.len(), platform)]);
    add(&mut library, config, None);
    add(&mut library, manifest, None);
    for level in 0..200 {
        let inner = entry(INDEX, &sha256(&below), below.len(), &format!(r#", "annotations": {{"level": "{level}"}}"#));
        let next = index(&[inner.clone(), inner]);
        add(&mut library, std::mem::replace(&mut below, next), None);
    }
    let top = sha256(&below);
    add(&mut library, below, None);
    let (codes, took) = judge(&library);
    // However deep, the wrong architecture is told at the top.
    let outermost = library.documents().iter().find(|document| document.sha256().as_str() == top).unwrap();
    let found = Analysis::alone(outermost).beside(&library, outermost);
    assert!(found.findings.iter().any(|finding| finding.rule.code == "x-platform-architecture"));
    assert!(codes.contains("index-nested-depth"));
    assert!(took < Duration::from_secs(120), "{took:?}");
}

#[test]
fn circles_of_claimed_digests_are_found() {
    let name = |at: usize| format!("sha256:{at:064x}");
    let mut library = Library::default();
    for at in 0..300 {
        add(&mut library, index(&[entry(INDEX, &name((at + 1) % 300), 300, ""), entry(INDEX, &name(999), 300, "")]), Some(&name(at)));
    }
    for at in 1000..1300 {
        let subject = entry(MANIFEST, &name(if at == 1299 { 1000 } else { at + 1 }), 300, "");
        add(
            &mut library,
            format!(r#"{{"schemaVersion": 2, "mediaType": "{MANIFEST}", "subject": {subject}, "layers": []}}"#),
            Some(&name(at)),
        );
    }
    let (codes, took) = judge(&library);
    assert!(codes.contains("index-self-reference") && codes.contains("x-subject-cycle"), "{codes:?}");
    assert!(took < Duration::from_secs(120), "{took:?}");
}
