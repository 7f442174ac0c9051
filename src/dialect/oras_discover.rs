//! `oras discover`: what refers to a document, as JSON, as a tree, as a table.
//!
//! Source: oras v1.3, `cmd/oras/internal/display/metadata/model/discover.go`, `metadata/tree/discover.go`,
//! `metadata/table/discover.go`.

use super::docker_manifest_inspect_verbose::entry;
use super::listing::{self, Entry};
use super::paste::{has_all, has_any};
use super::{Dialect, Fidelity, Found, Paste, Shape};
use crate::digest::Digest;
use crate::json::Value;
use crate::media_type as mt;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "oras-discover",
    title: text!("the output of `oras discover`", "`oras discover` 的输出"),
    sign: text!(
        "An object with `reference` and `referrers` (older versions: `manifests`); or `name@sha256:…` with branches of artifact types and digests under it; or a table under `Artifact Type` and `Digest`.",
        "含 `reference` 和 `referrers`（旧版本为 `manifests`）的对象；或 `name@sha256:…` 及其下的制品类型与摘要分支；或以 `Artifact Type`、`Digest` 为表头的表格。"
    ),
    fidelity: Fidelity::Drawn,
    bytes: text!(
        "It lists what refers to a document: digests and artifact types. Neither the document nor its referrers are in it.",
        "它列出引用某文档的内容：摘要和制品类型。文档本身和引用者都不在其中。"
    ),
    command: Some("oras manifest fetch {0} > index.json"),
    example: "registry.example.com/team/app@sha256:…\n├── application/vnd.example.sbom\n│   └── sha256:…\n└── application/vnd.example.signature\n    └── sha256:…",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| json(paste).is_some() || is_tree(paste) || is_table(paste),
    documents,
    reference,
};

/// The list in the JSON form.
fn json<'a>(paste: &Paste<'a>) -> Option<(Value<'a>, Value<'a>)> {
    let root = paste.json.filter(|root| root.is_object()).and(paste.object())?;
    let list = ["referrers", "manifests"].into_iter().find_map(|name| root.get(name)).filter(|list| list.is_array() || list.is_null())?;
    let first = list.items().next();
    let own = has_all(root, &["reference", "digest"])
        || first.is_some_and(|first| has_any(first, &["reference", "ref"]) && first.has("artifactType"));
    (own && !root.has("schemaVersion")).then_some((root, list))
}

fn is_tree(paste: &Paste<'_>) -> bool {
    let mut lines = paste
        .words()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim().is_empty())
        .skip_while(|line| super::terminal_line::is_noise(line));
    lines.next().is_some_and(|line| subject(line).is_some()) && lines.next().is_some_and(|line| line.starts_with(['├', '└']))
}

fn is_table(paste: &Paste<'_>) -> bool {
    let head = paste.words().map(|_| paste.head()).unwrap_or_default();
    head.lines().any(|line| line.starts_with("Discovered ") && line.contains(" referencing ")) && head.contains("Digest:")
}

/// The digest in `name@sha256:…`.
fn subject(line: &str) -> Option<Digest> {
    let (name, digest) = line.trim().split_once('@')?;
    (!name.contains(' ')).then(|| Digest::parse(digest).ok()).flatten()
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let entries = match json(paste) {
        Some((_, list)) => nested(list),
        None if is_tree(paste) => tree(paste.text),
        None => table(paste.text),
    };
    // What is listed refers to that document: it is not the document's own list, and so has no digest.
    let drawn = (!entries.is_empty()).then(|| listing::draw("referrers", Some(mt::OCI_INDEX), None, &entries));
    drawn.into_iter().collect()
}

/// Entries of all levels, in document order.
fn nested(list: Value<'_>) -> Vec<Entry> {
    let is_entry = |value: &Value<'_>| value.parent().is_some_and(|parent| parent.is_array()) && value.is_object() && value.has("digest");
    list.descendants().filter(is_entry).map(entry).collect()
}

fn tree(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut kind: Option<&str> = None;
    for line in text.lines() {
        let label = line.trim_start_matches(['│', '├', '└', '─', ' ']).trim_end();
        if Digest::parse(label).is_ok() {
            entries.push(referrer(label, kind.filter(|kind| *kind != "<unknown>")));
        } else if label == "<unknown>" || label.contains('/') && !label.contains([' ', '@']) {
            kind = Some(label);
        }
    }
    entries
}

fn table(text: &str) -> Vec<Entry> {
    let row = |line: &str| {
        let mut words = line.split_ascii_whitespace();
        let (kind, digest) = (words.next()?, words.next()?);
        let is_row = words.next().is_none() && kind != "Digest:" && Digest::parse(digest).is_ok();
        is_row.then(|| referrer(digest, Some(kind)))
    };
    text.lines().filter_map(row).collect()
}

fn referrer(digest: &str, artifact_type: Option<&str>) -> Entry {
    Entry {
        media_type: Some(mt::OCI_MANIFEST.to_owned()),
        digest: Some(digest.to_owned()),
        artifact_type: artifact_type.map(str::to_owned),
        ..Entry::default()
    }
}

fn reference(paste: &Paste<'_>) -> Option<String> {
    if let Some((root, _)) = json(paste) {
        return Some(root.str("reference")?.into_owned());
    }
    let line = paste.head().lines().find(|line| subject(line).is_some() || line.starts_with("Discovered "))?;
    Some(line.split(" referencing ").last()?.trim().to_owned())
}
