//! Broken and hostile input never panics and never points outside the document: the fixtures, mutated at random.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::analysis::Analysis;
use platmap::digest::{Algorithm, Digest, Sought};
use platmap::doctor::examine;
use platmap::graph::{Folds, Outline};
use platmap::library::{Document, DocumentId, Library, Origin, Route};
use platmap::lookup::look_up;
use platmap::matrix::Matrix;
use platmap::sighting::sightings;
use std::path::{Path, PathBuf};

/// Numbers that are the same in every run (xorshift64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

const PIECES: &[&[u8]] = &[
    b"null",
    b"[]",
    b"{}",
    b"\"\"",
    b"-1",
    b"1e999",
    b"\"\\ud800\"",
    b"\xff",
    "中".as_bytes(),
    b"\r\n",
    b"\"sha256:00\"",
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"\xef\xbb\xbf",
    b"\"windows\"",
    b"[[[[",
    b"\"",
    b"\\",
    b":",
];

fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(5) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(60)).min(bytes.len());
        match random.below(3) {
            0 => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].iter().copied())),
            1 => drop(bytes.drain(at..end)),
            _ => drop(bytes.splice(at..end, PIECES[random.below(PIECES.len())].iter().copied())),
        }
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn mutated_fixtures_are_survived() {
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"), &mut paths);
    paths.sort();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let expected = Digest::of(Algorithm::Sha256, b"other");
    for (at, path) in paths.iter().enumerate() {
        let original = std::fs::read(path).unwrap();
        for round in 0..3 {
            let mut bytes = original.clone();
            mutate(&mut bytes, &mut random);
            let document = Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, bytes.clone());
            for finding in Analysis::alone(&document).findings.iter() {
                assert!(finding.span.end as usize <= bytes.len(), "{} points outside of {}", finding.rule.code, path.display());
                document.position(finding.span.start);
                document.pointer(finding.node);
            }
            let index = document.image.as_deref().and_then(|image| image.index.as_ref());
            let matrix = index.map(Matrix::of).unwrap_or_default();
            let drawn = matrix.rows.iter().flat_map(|row| &row.cells).map(|(_, entries)| entries.len()).sum::<usize>()
                + matrix.aside.iter().map(|aside| aside.entries.len()).sum::<usize>();
            assert_eq!(drawn, index.map_or(0, |index| index.entries.len()), "an entry is left out of the picture: {}", path.display());
            sightings(&document.text);
            let mut library = Library::default();
            let id = document.id;
            library.insert(document);
            library.open(&[id]);

            let rows = Outline::of(&library).rows(&library, &Folds::default());
            assert!(!rows.is_empty(), "a document is left out of the tree: {}", path.display());
            for digest in rows.iter().filter_map(|row| row.descriptor()?.digest()) {
                assert!(!look_up(&library, &Sought::Whole(digest.clone())).is_empty(), "{digest} is not found: {}", path.display());
            }
            if at % 10 == 0 && round == 0 {
                examine(&bytes, &expected);
            }
        }
    }
    println!("{} documents, three times each", paths.len());
}

/// One part of a document, many times over.
fn repeated(before: &str, item: &str, count: usize, after: &str) -> Vec<u8> {
    format!("{before}{}{after}", vec![item; count].join(",")).into_bytes()
}

#[test]
fn many_of_everything_take_no_time() {
    let digest = format!("\"sha256:{}\"", "ab".repeat(32));
    let step = r#"{"v1Compatibility": "{\"id\": \"a\", \"parent\": \"a\"}"}"#;
    let signature = r#"{"protected": "eyJmb3JtYXRMZW5ndGgiOjQ1OSwiZm9ybWF0VGFpbCI6IkNuMCJ9"}"#;
    let layer = r#"{"mediaType": "application/vnd.example.layer", "digest": "a:b", "size": 1, "annotations": {"a": "b"}}"#;
    let annotation = r#""org.opencontainers.image.licence": "MIT, ISC""#;
    let documents = [
        repeated(r#"{"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": ["#, &digest, 100_000, "]}}"),
        repeated(r#"{"rootfs": {}, "os": "linux", "config": {"Env": ["#, "\"A=b\"", 100_000, "]}}"),
        repeated(r#"{"rootfs": {}, "os": "linux", "config": {"ExposedPorts": {"#, "\"x\": {}", 100_000, "}}}"),
        repeated(r#"{"rootfs": {}, "os": "linux", "history": ["#, r#"{"author": null}"#, 100_000, "]}"),
        repeated(r#"{"schemaVersion": 1, "fsLayers": [], "history": ["#, step, 100_000, "]}"),
        repeated(r#"{"schemaVersion": 1, "fsLayers": [], "signatures": ["#, signature, 100_000, "]}"),
        repeated(r#"{"schemaVersion": 1, "fsLayers": ["#, "{}", 100_000, "]}"),
        repeated(
            r#"{"schemaVersion": 2, "config": {"mediaType": "application/vnd.oci.image.config.v1+json"}, "layers": ["#,
            layer,
            20_000,
            "]}",
        ),
        repeated(r#"{"schemaVersion": 2, "manifests": [], "annotations": {"#, annotation, 50_000, "}}"),
    ];
    for bytes in documents {
        let document = Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, bytes);
        let begin = std::time::Instant::now();
        Analysis::alone(&document);
        let taken = begin.elapsed();
        println!("{} bytes in {taken:?}", document.bytes.len());
        assert!(taken.as_secs() < 20, "{taken:?} for {}", document.text.get(..60).unwrap());
    }
}
