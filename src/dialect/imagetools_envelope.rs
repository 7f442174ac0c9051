//! `docker buildx imagetools inspect --format '{{json .}}'`: name, manifest and configs in one object.
//!
//! Source: docker/buildx v0.36, `util/imagetools/printers.go` (`tplInput`, `tplInputs`).

use super::paste::{digest, has_any};
use super::{Dialect, Fidelity, Found, Paste, Shape};
use crate::json::Value;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "imagetools-envelope",
    title: text!(
        "the output of `docker buildx imagetools inspect --format '{{json .}}'`",
        "`docker buildx imagetools inspect --format '{{json .}}'` 的输出"
    ),
    sign: text!(
        "An object with `name`, `manifest` and `image`; the manifest has `digest` and `size` of itself.",
        "含 `name`、`manifest` 和 `image` 的对象；其中的清单带有自身的 `digest` 和 `size`。"
    ),
    fidelity: Fidelity::Rewritten,
    bytes: text!(
        "The index is taken out of `manifest`. It was read and written anew; where only the indentation changed, Platmap restores the original by its digest.",
        "索引取自 `manifest`。它被读入后重新写出；若只改变了缩进，Platmap 会按摘要还原原始字节。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "{\n  \"name\": \"registry.example.com/team/app:1.2\",\n  \"manifest\": {\n    \"schemaVersion\": 2,\n    \"digest\": \"sha256:…\",",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| manifest(paste).is_some(),
    documents,
    reference: |paste| Some(paste.object()?.str("name")?.into_owned()),
};

fn manifest<'a>(paste: &Paste<'a>) -> Option<Value<'a>> {
    let root = paste.json.filter(|root| root.is_object()).and(paste.object())?;
    let manifest = root.get("manifest").filter(|value| value.is_object())?;
    (has_any(root, &["name", "image"]) && has_any(manifest, &["mediaType", "manifests", "digest"])).then_some(manifest)
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let found = manifest(paste)
        .map(|manifest| Found::new("manifest", paste.slice(manifest), Fidelity::Rewritten).rewritten_from(digest(manifest, "digest")));
    found.into_iter().collect()
}
