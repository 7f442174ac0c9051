//! `docker manifest inspect` of an index or a manifest list.
//!
//! Source: docker/cli v29, `cli/command/manifest/inspect.go` (`printManifestList`): the list is built anew from its children.

use super::{Dialect, Fidelity, Paste, Shape, nameless, nothing};
use crate::image::Kind;
use crate::text;

pub(crate) static DIALECT: Dialect = Dialect {
    name: "docker-manifest-inspect",
    title: text!("the output of `docker manifest inspect`", "`docker manifest inspect` 的输出"),
    sign: text!(
        "A Docker manifest list indented by three spaces with a newline at the end, whose entries have nothing but `mediaType`, `size`, `digest` and `platform`.",
        "以三个空格缩进并以换行结尾的 Docker 清单列表，条目只有 `mediaType`、`size`、`digest` 和 `platform`。"
    ),
    fidelity: Fidelity::Rewritten,
    bytes: text!(
        "Built anew from the children: an OCI index becomes a Docker list; annotations, artifact types, `subject` and `urls` are lost, and with the annotations the reason for `unknown/unknown`.",
        "由子清单重新生成：OCI 索引变成 Docker 列表；注解、制品类型、`subject` 和 `urls` 会丢失，`unknown/unknown` 的说明也随注解丢失。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "{\n   \"schemaVersion\": 2,\n   \"mediaType\": \"application/vnd.docker.distribution.manifest.list.v2+json\",\n   \"manifests\": [\n      {",
    shape: Shape::Document,
    causes: &["in-final-newline", "in-crlf", "list-entry-type", "att-unknown-without-annotation"],
    recognise,
    documents: nothing,
    reference: nameless,
};

fn recognise(paste: &Paste<'_>) -> bool {
    if paste.kind != Kind::DockerList || !paste.is_indented_by("   ") || !paste.ends_as_line() {
        return false;
    }
    let entries = paste.json.and_then(|root| root.get("manifests"));
    let plain = |name: &str| matches!(name, "mediaType" | "size" | "digest" | "platform");
    entries
        .into_iter()
        .flat_map(|list| list.items())
        .all(|entry| entry.members().all(|member| member.key().is_none_or(|name| plain(&name))))
}
