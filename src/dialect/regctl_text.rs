//! `regctl manifest get` without a format.
//!
//! Source: regclient, `types/manifest/oci1.go` (`MarshalPretty`), `types/descriptor/descriptor.go` (`MarshalPrettyTW`).

use super::imagetools_text::{documents, is_print};
use super::labels::print;
use super::{Dialect, Fidelity, Shape};
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "regctl-manifest-get",
    title: text!("the output of `regctl manifest get`", "`regctl manifest get` 的输出"),
    sign: text!(
        "Lines `Name:`, `MediaType:`, `Digest:`, and under `Manifests:` a block for each entry with a `Digest:` line of its own.",
        "有 `Name:`、`MediaType:`、`Digest:` 行，`Manifests:` 下每个条目一段，各有自己的 `Digest:` 行。"
    ),
    fidelity: Fidelity::Drawn,
    bytes: text!(
        "It lists digests and platforms; the document is not in it. Sizes of manifests are missing.",
        "它列出摘要和平台，不含文档本身。没有清单的大小。"
    ),
    command: Some("regctl manifest get --format raw-body {0} > index.json"),
    example: "Name:        registry.example.com/team/app:1.2\nMediaType:   application/vnd.oci.image.index.v1+json\nDigest:      sha256:…\n\nManifests:\n\n  Name:      registry.example.com/team/app:1.2@sha256:…\n  Digest:    sha256:…",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: is_print,
    documents,
    reference: |paste| print(paste.head()).name,
};
