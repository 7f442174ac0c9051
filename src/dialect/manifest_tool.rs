//! `manifest-tool inspect --raw`: an index with whole manifests where its descriptors were.
//!
//! Source: estesp/manifest-tool v2, `cmd/manifest-tool/inspect.go` (`indexJson`, `manifestJson`).

use super::paste::{digest, has_all, has_any};
use super::{Dialect, Fidelity, Found, Paste, Shape};
use crate::json::Value;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "manifest-tool-raw",
    title: text!("the output of `manifest-tool inspect --raw`", "`manifest-tool inspect --raw` 的输出"),
    sign: text!(
        "An object with `name` and `digest` whose `manifests` hold whole manifests, with `config` and `layers`, in place of descriptors.",
        "含 `name` 和 `digest` 的对象，`manifests` 中是带 `config` 和 `layers` 的完整清单，而不是描述符。"
    ),
    fidelity: Fidelity::Rewritten,
    bytes: text!(
        "The children are read and written anew. Their digests and platforms, and the index as it was, are lost: no matrix can be drawn from it.",
        "子清单被读入后重新写出。它们的摘要、平台以及原来的索引都已丢失：无法据此绘制矩阵。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "{\n    \"name\": \"registry.example.com/team/app:1.2\",\n    \"digest\": \"sha256:…\",\n    \"schemaVersion\": 2,\n    \"manifests\": [\n        {\n            \"schemaVersion\": 2,\n            \"config\": {",
    shape: Shape::Wrapper,
    causes: &[],
    recognise,
    documents,
    reference: |paste| Some(paste.object()?.str("name")?.into_owned()),
};

fn root<'a>(paste: &Paste<'a>) -> Option<Value<'a>> {
    paste.json.filter(|root| root.is_object()).and(paste.object()).filter(|root| has_all(*root, &["name", "digest", "schemaVersion"]))
}

fn recognise(paste: &Paste<'_>) -> bool {
    root(paste).is_some_and(|root| match root.get("manifests") {
        Some(list) => list.items().next().is_some_and(|first| has_any(first, &["config", "layers"])),
        None => has_all(root, &["config", "layers"]),
    })
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let Some(root) = root(paste) else { return Vec::new() };
    match root.get("manifests") {
        Some(list) => {
            let items = list.items().enumerate().filter(|(_, item)| item.is_object());
            items.map(|(at, item)| Found::new(format!("manifests[{at}]"), paste.slice(item), Fidelity::Rewritten)).collect()
        }
        // One image: the envelope is the manifest itself with further members.
        None => vec![Found::new("manifest", without_own(paste, root), Fidelity::Rewritten).rewritten_from(digest(root, "digest"))],
    }
}

/// The members of the manifest, without those that the tool puts before them.
fn without_own(paste: &Paste<'_>, root: Value<'_>) -> Vec<u8> {
    let own = ["name", "digest", "os", "architecture"];
    let kept = root.members().filter(|member| !own.iter().any(|name| member.is_named(name)));
    let members: Vec<&str> = kept.map(|member| paste.member(member)).collect();
    format!("{{\n    {}\n}}", members.join(",\n    ")).into_bytes()
}
