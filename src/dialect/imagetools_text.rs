//! `docker buildx imagetools inspect` without a format.
//!
//! Source: docker/buildx v0.36, `util/imagetools/printers.go` (`Print`, `printManifestList`).

use super::labels::print;
use super::{Dialect, Fidelity, Found, Paste, Shape, listing};
use crate::digest::Digest;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "imagetools-text",
    title: text!("the output of `docker buildx imagetools inspect`", "`docker buildx imagetools inspect` 的输出"),
    sign: text!(
        "Lines `Name:`, `MediaType:`, `Digest:`, and under `Manifests:` a block for each entry whose digest stands in its name.",
        "有 `Name:`、`MediaType:`、`Digest:` 行，`Manifests:` 下每个条目一段，摘要写在名称里。"
    ),
    fidelity: Fidelity::Drawn,
    bytes: text!(
        "It lists digests and platforms; the document is not in it. Sizes are missing, and annotations of entries without a platform.",
        "它列出摘要和平台，不含文档本身。没有大小，也没有无平台条目的注解。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "Name:      registry.example.com/team/app:1.2\nMediaType: application/vnd.oci.image.index.v1+json\nDigest:    sha256:…\n\nManifests:\n  Name:      registry.example.com/team/app:1.2@sha256:…",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| is_print(paste) && !print(paste.text).own_digests,
    documents,
    reference: |paste| print(paste.head()).name,
};

/// Whether it is a print of a document by labels.
pub(super) fn is_print(paste: &Paste<'_>) -> bool {
    let has = |label: &str| paste.head().lines().any(|line| line.trim_start().starts_with(label));
    paste.words().is_some() && !paste.text.trim_start().starts_with('<') && has("MediaType:") && has("Digest:")
}

/// The index that such a print lists.
pub(super) fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let print = print(paste.text);
    let digest = print.digest.and_then(|digest| Digest::parse(&digest).ok());
    let drawn = (!print.entries.is_empty()).then(|| listing::draw("index", print.media_type.as_deref(), digest, &print.entries));
    drawn.into_iter().collect()
}
