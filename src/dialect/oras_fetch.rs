//! `oras manifest fetch --format json`: a descriptor around the content.
//!
//! Source: oras v1.3, `cmd/oras/internal/display/metadata/model/fetched.go`.

use super::paste::{digest, has_any};
use super::{Dialect, Fidelity, Found, Paste, Shape};
use crate::json::Value;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "oras-manifest-fetch",
    title: text!("the output of `oras manifest fetch --format json`", "`oras manifest fetch --format json` 的输出"),
    sign: text!(
        "An object with `reference`, `mediaType`, `digest`, `size` and the manifest under `content`.",
        "含 `reference`、`mediaType`、`digest`、`size` 的对象，清单在 `content` 下。"
    ),
    fidelity: Fidelity::Rewritten,
    bytes: text!(
        "The content is read and written anew with its members in alphabetical order. Platmap restores the original by its digest where only that changed.",
        "内容被读入后重新写出，成员按字母排序。若只有顺序改变，Platmap 会按摘要还原原始字节。"
    ),
    command: Some("oras manifest fetch {0} > index.json"),
    example: "{\n  \"reference\": \"registry.example.com/team/app@sha256:…\",\n  \"mediaType\": \"application/vnd.oci.image.index.v1+json\",\n  \"digest\": \"sha256:…\",\n  \"size\": 1609,\n  \"content\": {",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| content(paste).is_some(),
    documents,
    reference: |paste| Some(paste.object()?.str("reference")?.into_owned()),
};

fn content<'a>(paste: &Paste<'a>) -> Option<Value<'a>> {
    let root = paste.object()?;
    root.get("content").filter(|content| content.is_object() && has_any(root, &["digest", "reference", "mediaType"]))
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let found = paste.objects().filter_map(|item| {
        let content = item.get("content").filter(|content| content.is_object())?;
        Some(Found::new("content", whole(paste, item, content), Fidelity::Rewritten).rewritten_from(digest(item, "digest")))
    });
    found.collect()
}

/// The content, with the members that some versions print beside it instead.
fn whole(paste: &Paste<'_>, item: Value<'_>, content: Value<'_>) -> Vec<u8> {
    let beside =
        ["schemaVersion", "mediaType", "artifactType"].into_iter().filter(|name| !content.has(name)).filter_map(|name| item.get(name));
    let members: Vec<&str> = beside.chain(content.members()).map(|member| paste.member(member)).collect();
    if members.len() == content.members().count() {
        return paste.slice(content);
    }
    format!("{{\n    {}\n}}", members.join(",\n    ")).into_bytes()
}
