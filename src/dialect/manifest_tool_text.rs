//! `manifest-tool inspect`: numbered lines.
//!
//! Source: estesp/manifest-tool v2, `cmd/manifest-tool/inspect.go` (`outputList`).

use super::listing::{self, Entry, Platform};
use super::{Dialect, Fidelity, Found, Paste, Shape};
use crate::digest::Digest;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "manifest-tool-text",
    title: text!("the output of `manifest-tool inspect`", "`manifest-tool inspect` 的输出"),
    sign: text!(
        "Lines that begin with the number of the entry: `[1] Type:`, `[1] Digest:`, `[1] Platform:`.",
        "各行以条目编号开头：`[1] Type:`、`[1] Digest:`、`[1] Platform:`。"
    ),
    fidelity: Fidelity::Drawn,
    bytes: text!(
        "It lists digests, sizes and platforms; no document is in it. Annotations are missing but for those of attestations.",
        "它列出摘要、大小和平台，不含任何文档。除证明的注解外，没有其他注解。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "Name:   registry.example.com/team/app:1.2 (Type: application/vnd.oci.image.index.v1+json)\nDigest: sha256:…\n * Contains 2 manifest references (2 images, 0 attestation):\n[1]     Type: application/vnd.oci.image.manifest.v1+json\n[1]   Digest: sha256:…",
    shape: Shape::Wrapper,
    causes: &[],
    recognise,
    documents,
    reference: |paste| Some(head(paste)?.0),
};

/// Name and type in the first line.
fn head(paste: &Paste<'_>) -> Option<(String, String)> {
    let line = paste.head().lines().find_map(|line| line.strip_prefix("Name:"))?;
    let (name, kind) = line.split_once(" (Type: ")?;
    Some((name.trim().to_owned(), kind.trim_end().trim_end_matches(')').to_owned()))
}

fn recognise(paste: &Paste<'_>) -> bool {
    paste.words().is_some() && head(paste).is_some() && paste.head().contains("Digest: ")
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut own = None;
    for line in paste.text.lines() {
        if let Some(text) = line.trim_start().strip_prefix("Digest:") {
            own = own.or_else(|| Digest::parse(text.trim()).ok());
        }
        let Some((number, rest)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) else { continue };
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Some((label, value)) = rest.split_once(':') else { continue };
        let (label, value) = (label.trim().trim_start_matches('-').trim(), value.trim());
        if label == "Type" {
            entries.push(begin(value));
        } else if let Some(entry) = entries.last_mut() {
            take(entry, label, value);
        }
    }
    let drawn = (!entries.is_empty()).then(|| listing::draw("index", head(paste).map(|(_, kind)| kind).as_deref(), own, &entries));
    drawn.into_iter().collect()
}

/// `application/vnd.oci.image.manifest.v1+json (vnd.docker.reference.type=attestation-manifest)`
fn begin(value: &str) -> Entry {
    let (media_type, detail) = value.split_once(" (").unwrap_or((value, ""));
    let annotation = detail.trim_end_matches(')').split_once('=').map(|(name, text)| (name.to_owned(), text.to_owned()));
    Entry { media_type: Some(media_type.to_owned()), annotations: annotation.into_iter().collect(), ..Entry::default() }
}

fn take(entry: &mut Entry, label: &str, value: &str) {
    let platform = |entry: &mut Entry, set: &dyn Fn(&mut Platform)| set(entry.platform.get_or_insert_default());
    match label {
        "Digest" => entry.digest = Some(value.to_owned()),
        "Length" => entry.size = value.parse().ok(),
        "OS" => platform(entry, &|platform| platform.os = value.to_owned()),
        "OS Vers" => platform(entry, &|platform| platform.os_version = Some(value.to_owned())),
        "OS Feat" => {
            let list = value.trim_start_matches('[').trim_end_matches(']');
            platform(entry, &|platform| platform.os_features = list.split_ascii_whitespace().map(str::to_owned).collect());
        }
        "Arch" => platform(entry, &|platform| platform.architecture = value.to_owned()),
        "Variant" => platform(entry, &|platform| platform.variant = Some(value.to_owned())),
        _ if label.ends_with("Attestation for digest") => {
            entry.annotations.push((crate::image::REFERENCE_DIGEST.to_owned(), value.to_owned()));
            // The platform of an attestation is not printed; it has this one.
            platform(entry, &|platform| {
                *platform = Platform { os: "unknown".to_owned(), architecture: "unknown".to_owned(), ..Platform::default() }
            });
        }
        _ => {}
    }
}
