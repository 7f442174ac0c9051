//! The hash doctor on real documents: those whose source states another digest than their bytes have, and those that match
//! after tools have been at them.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use platmap::digest::{Algorithm, Digest};
use platmap::doctor::{Doctor, examine};
use platmap::json::{Kind, Tree, Value};
use std::path::Path;

/// What cannot be restored, and why.
const LOST: &[(&str, &str)] = &[
    (
        "indexes/tianon-test-index-resolved-windows-osversion.json",
        "bashbrew's lookup wrote other annotations and resolved platforms into it: the original values are not in it",
    ),
    ("invalid/ocmirror-rotten-manifest-truncated.json", "cut off inside the layers: the rest is gone"),
    ("manifests/ocmirror-manifest-edited-under-old-name.json", "edited: the digests of the original are not in it"),
];

struct Row {
    name: String,
    expected: Digest,
    matches: bool,
    bytes: Vec<u8>,
}

/// Documents with a digest that their source states; none where the corpus is not there.
fn rows() -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let Ok(table) = std::fs::read_to_string(folder.join("MANIFEST.tsv")) else {
        assert!(std::env::var_os("CI").is_none(), "CI must have the corpus in ../shared/corpus");
        println!("no corpus in ../shared/corpus: nothing was examined");
        return Vec::new();
    };
    let row = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let expected = Digest::parse(columns[6]).ok().filter(|digest| digest.algorithm().is_some())?;
        Some(Row {
            name: columns[0].to_owned(),
            expected,
            matches: columns[7] == "match",
            bytes: std::fs::read(folder.join(columns[0])).ok()?,
        })
    };
    table.lines().skip(1).filter_map(row).collect()
}

#[test]
fn documents_under_another_digest() {
    let mut lost = Vec::new();
    for row in rows().iter().filter(|row| !row.matches) {
        let diagnosis = examine(&row.bytes, &row.expected).unwrap();
        println!(
            "{}: {:?} after {} forms {:?}",
            row.name,
            diagnosis.restored.as_ref().map(|restored| &restored.changes),
            diagnosis.tried.len(),
            diagnosis.clues
        );
        match diagnosis.restored {
            Some(found) => assert_eq!(Digest::of(row.expected.algorithm().unwrap(), &found.bytes), row.expected, "{}", row.name),
            None => lost.push(row.name.clone()),
        }
    }
    let known: Vec<&str> = LOST.iter().map(|(name, _)| *name).filter(|_| !lost.is_empty()).collect();
    assert_eq!(lost, known);
}

/// Where `known_digest` is not that of the bytes as they lie there, the row would differ: those that match are the measure.
#[test]
fn matching_documents_are_restored_after_tools_have_been_at_them() {
    type Tool = fn(&str) -> String;
    let tools: &[(&str, Tool)] = &[
        ("jq", |text| formatted(text, "  ") + "\n"),
        ("jq -c", |text| formatted(text, "") + "\n"),
        ("jq --tab", |text| formatted(text, "\t") + "\n"),
        ("jq -S", |text| sorted(text) + "\n"),
        ("editor on Windows", |text| format!("\u{feff}{}\r\n", formatted(text, "    ").replace('\n', "\r\n"))),
        ("page with no-break spaces", |text| format!(" {}\n\n", formatted(text, "  ").replace("  ", "\u{a0}\u{a0}"))),
    ];
    let documents: Vec<Row> = rows()
        .into_iter()
        .filter(|row| row.matches && Tree::parse(String::from_utf8_lossy(&row.bytes).into(), 0).error.is_none())
        .collect();
    for (tool, run) in tools {
        let mut kept = Vec::new();
        for row in &documents {
            let seen = run(std::str::from_utf8(&row.bytes).unwrap());
            let diagnosis = Doctor::new(seen.as_bytes(), &row.expected, Some(row.bytes.len() as u64)).unwrap().diagnose();
            match diagnosis.restored {
                Some(found) => assert_eq!(found.bytes, row.bytes),
                None => kept.push(row.name.as_str()),
            }
        }
        println!("{tool}: {} of {} restored; not {kept:?}", documents.len() - kept.len(), documents.len());
        assert!(documents.is_empty() || kept.len() * 20 <= documents.len(), "{tool} leaves {kept:?}");
    }
}

/// As jq writes it: white space of its own, no needless escapes, everything else as it stands.
fn formatted(text: &str, indent: &str) -> String {
    let tree = Tree::parse(text.into(), 0).tree.unwrap();
    let mut out = String::new();
    write(tree.root(), indent, 0, &mut out);
    out
}

fn write(value: Value<'_>, indent: &str, depth: usize, out: &mut String) {
    let (open, close) = match value.kind() {
        Kind::Object => ('{', '}'),
        Kind::Array => ('[', ']'),
        Kind::String => return out.push_str(&serde_json::to_string(&value.as_str().unwrap()).unwrap()),
        _ => return out.push_str(value.raw()),
    };
    let line = |depth: usize, out: &mut String| {
        if !indent.is_empty() {
            out.push('\n');
            out.push_str(&indent.repeat(depth));
        }
    };
    out.push(open);
    for (at, child) in value.children().enumerate() {
        if at > 0 {
            out.push(',');
        }
        line(depth + 1, out);
        if let Some(key) = child.key() {
            out.push_str(&serde_json::to_string(&key).unwrap());
            out.push_str(if indent.is_empty() { ":" } else { ": " });
        }
        write(child, indent, depth + 1, out);
    }
    if value.children().next().is_some() {
        line(depth, out);
    }
    out.push(close);
}

fn sorted(text: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    serde_json::to_string_pretty(&value).unwrap()
}

#[test]
fn every_algorithm() {
    let original = "{\"a\":1}";
    for algorithm in Algorithm::ALL {
        let found = examine(b"{ \"a\": 1 }\n", &Digest::of(algorithm, original.as_bytes())).unwrap();
        assert_eq!(found.restored.unwrap().bytes, original.as_bytes());
    }
}

/// Each is much larger, deeper or odder than a document: the search must end, and soon.
#[test]
fn hostile_texts_end() {
    let many = |piece: &str, count: usize| piece.repeat(count);
    let members: Vec<String> = (0..20_000).rev().map(|at| format!("\"k{at}\": {at}e0")).collect();
    let texts = [
        many("[", 100_000),
        format!("{{\n  \"a\":\n{}", many("[\n", 100_000)),
        many("[", 5_000) + &many("]", 5_000),
        many("{\"a\":", 200_000),
        many("{", 300_000),
        many("\u{feff}", 100_000),
        many("\r\n \t\u{a0}", 50_000),
        many("\u{1b}[0m{}", 50_000),
        many("\"\\", 200_000),
        format!("{{{}}}", members.join(", ")),
        format!("{{\"schemaVersion\": 2, \"manifests\": [{}]}}", vec!["{\"platform\": null, \"platform\": []}"; 10_000].join(",")),
        format!("{{\"fsLayers\": [], \"signatures\": [{}]}}", vec!["{\"protected\": \"eyJmb3JtYXRMZW5ndGgiOi0xfQ\"}"; 5_000].join(",")),
        "{\"fsLayers\":[],\"signatures\":[{\"protected\":\"eyJmb3JtYXRMZW5ndGgiOjk5OTk5OTk5OTksImZvcm1hdFRhaWwiOiJDbjAifQ\"}]}".to_owned(),
        many("<!-- {\"a\": \"\\ud800\"} -->", 10_000),
    ];
    let expected = Digest::of(Algorithm::Sha256, b"other");
    for text in texts {
        let start = std::time::Instant::now();
        let diagnosis = examine(text.as_bytes(), &expected).unwrap();
        assert!(diagnosis.restored.is_none() && !diagnosis.tried.is_empty());
        let begins = text.get(..text.len().min(20)).unwrap_or_default();
        println!("{:?} {begins:?}: {} forms", start.elapsed(), diagnosis.tried.len());
        assert!(start.elapsed().as_secs() < 60, "{begins:?}");
    }
}
