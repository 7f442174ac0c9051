//! `podman manifest inspect`.
//!
//! Source: podman v5.4, `cmd/podman/manifest/inspect.go` (`MarshalIndent` with four spaces); container-libs,
//! `libimage/define/manifests.go` (`platform` is always there).

use super::{Dialect, Fidelity, Paste, Shape, nameless, nothing};
use crate::json::Value;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "podman-manifest-inspect",
    title: text!("the output of `podman manifest inspect`", "`podman manifest inspect` 的输出"),
    sign: text!(
        "An index indented by four spaces with a newline at the end; every entry has `mediaType`, `size`, `digest` in this order, and a `platform`.",
        "以四个空格缩进并以换行结尾的索引，每个条目依次为 `mediaType`、`size`、`digest`，并且都有 `platform`。"
    ),
    fidelity: Fidelity::Rewritten,
    bytes: text!(
        "podman reads the index and writes it anew: the members stand in another order, every entry gets a `platform`, and version 4 makes a Docker list of any index.",
        "podman 读入索引后重新写出：成员顺序改变，每个条目都会有 `platform`，版本 4 还会把任何索引变成 Docker 列表。"
    ),
    command: Some("skopeo inspect --raw docker://{0} > index.json"),
    example: "{\n    \"schemaVersion\": 2,\n    \"mediaType\": \"application/vnd.oci.image.index.v1+json\",\n    \"manifests\": [\n        {",
    shape: Shape::Document,
    causes: &["in-final-newline"],
    recognise,
    documents: nothing,
    reference: nameless,
};

fn recognise(paste: &Paste<'_>) -> bool {
    if !paste.kind.is_index() || !paste.is_indented_by("    ") || !paste.ends_as_line() {
        return false;
    }
    let mut entries = paste.json.and_then(|root| root.get("manifests")).into_iter().flat_map(|list| list.items()).peekable();
    let ordered = |entry: Value<'_>| entry.members().zip(["mediaType", "size", "digest"]).all(|(member, name)| member.is_named(name));
    entries.peek().is_some() && entries.all(|entry| ordered(entry) && entry.has("platform"))
}
