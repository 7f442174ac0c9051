//! `regctl artifact tree`: digests under each other.
//!
//! Source: regclient, `cmd/regctl/artifact.go` (`treeResult.MarshalPretty`).

use super::listing::{self, Entry, Platform};
use super::{Dialect, Fidelity, Found, Paste, Shape};
use crate::digest::Digest;
use crate::media_type as mt;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "regctl-artifact-tree",
    title: text!("the output of `regctl artifact tree`", "`regctl artifact tree` 的输出"),
    sign: text!(
        "Lines `Ref:` and `Digest:`, then `Children:` with a line `- sha256:… [linux/amd64]` for each.",
        "有 `Ref:` 与 `Digest:` 行，`Children:` 下每个子清单一行 `- sha256:… [linux/amd64]`。"
    ),
    fidelity: Fidelity::Drawn,
    bytes: text!("It lists digests, platforms and artifact types; no document is in it.", "它列出摘要、平台和制品类型，不含任何文档。"),
    command: Some("regctl manifest get --format raw-body {0} > index.json"),
    example: "Ref: registry.example.com/team/app:1.2\nDigest: sha256:…\nChildren:\n  - sha256:… [linux/amd64]\nReferrers:\n  - sha256:…: application/vnd.example.sbom",
    shape: Shape::Wrapper,
    causes: &[],
    recognise,
    documents,
    reference: |paste| Some(paste.head().lines().find_map(|line| line.strip_prefix("Ref: "))?.trim().to_owned()),
};

fn recognise(paste: &Paste<'_>) -> bool {
    let has = |start: &str| paste.head().lines().any(|line| line.starts_with(start));
    paste.words().is_some() && has("Ref: ") && has("Digest: ") && (has("Children:") || has("Referrers:"))
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let mut entries = Vec::new();
    let mut digest = None;
    let mut children = false;
    for line in paste.text.lines() {
        if let Some(text) = line.strip_prefix("Digest: ") {
            digest = text.split_ascii_whitespace().next().and_then(|text| Digest::parse(text).ok());
        } else if !line.starts_with(' ') {
            children = line.starts_with("Children:");
        } else if let Some(text) = line.strip_prefix("  - ").filter(|_| children) {
            entries.push(entry(text));
        }
    }
    let drawn = (!entries.is_empty()).then(|| listing::draw("index", Some(mt::OCI_INDEX), digest, &entries));
    drawn.into_iter().collect()
}

/// `sha256:… [linux/amd64]: application/vnd.example.sbom`
fn entry(text: &str) -> Entry {
    let (digest, rest) = text.split_once([' ', '\t']).unwrap_or((text, ""));
    let platform = rest.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(name, _)| Platform::parse(name));
    let artifact_type = rest.rsplit_once(": ").map(|(_, name)| name.to_owned());
    Entry { digest: Some(digest.trim_end_matches(':').to_owned()), platform, artifact_type, ..Entry::default() }
}
