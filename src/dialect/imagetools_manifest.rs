//! `docker buildx imagetools inspect --format '{{json .Manifest}}'`: the index with its own digest and size in it.
//!
//! Source: docker/buildx v0.36, `util/imagetools/printers.go` (the structure behind `.Manifest`).

use super::paste::{digest, has_all};
use super::{Dialect, Fidelity, Found, Paste, Shape, nameless};
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "imagetools-manifest",
    title: text!(
        "the output of `docker buildx imagetools inspect --format '{{json .Manifest}}'`",
        "`docker buildx imagetools inspect --format '{{json .Manifest}}'` 的输出"
    ),
    sign: text!(
        "An index whose first members are joined by `digest` and `size` of the index itself.",
        "索引的成员旁还有索引自身的 `digest` 和 `size`。"
    ),
    fidelity: Fidelity::Rewritten,
    bytes: text!(
        "The two members were added, `artifactType` and `subject` are lost. Where the rest was only indented anew, Platmap takes the two out and restores the original.",
        "加入了这两个成员，`artifactType` 和 `subject` 会丢失。若其余部分只是重新缩进，Platmap 会去掉它们并还原原始字节。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "{\n  \"schemaVersion\": 2,\n  \"mediaType\": \"application/vnd.oci.image.index.v1+json\",\n  \"digest\": \"sha256:…\",\n  \"size\": 1609,\n  \"manifests\": [",
    shape: Shape::Document,
    causes: &["in-final-newline", "doc-unknown-field"],
    recognise: |paste| {
        (paste.kind.is_index() || paste.kind.is_manifest()) && paste.json.is_some_and(|root| has_all(root, &["digest", "size"]))
    },
    documents,
    reference: nameless,
};

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let original = paste.json.and_then(|root| digest(root, "digest"));
    vec![Found::new("original", paste.bytes, Fidelity::Rewritten).rewritten_from(original)]
}
