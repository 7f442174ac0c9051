//! `skopeo inspect` without `--raw`.
//!
//! Source: skopeo v1.20, `cmd/skopeo/inspect/output.go` (`Output`).

use super::paste::{has_all, has_any};
use super::{Dialect, Fidelity, Shape, nothing};
use crate::text;

pub(crate) static DIALECT: Dialect = Dialect {
    name: "skopeo-inspect",
    title: text!("the output of `skopeo inspect`", "`skopeo inspect` 的输出"),
    sign: text!(
        "An object with `Name`, `Digest`, `RepoTags`, `Layers` and `LayersData`, all with capitals.",
        "含 `Name`、`Digest`、`RepoTags`、`Layers`、`LayersData` 的对象，名称首字母均大写。"
    ),
    fidelity: Fidelity::Absent,
    bytes: text!(
        "It is not a manifest: a summary of the tag list, the top document and one platform's config. `Digest` is that of the top document.",
        "它不是清单：由标签列表、顶层文档和某一平台的配置汇总而成。`Digest` 是顶层文档的摘要。"
    ),
    command: Some("skopeo inspect --raw docker://{0} > index.json"),
    example: "{\n    \"Name\": \"registry.example.com/team/app\",\n    \"Digest\": \"sha256:…\",\n    \"RepoTags\": [",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| {
        paste.object().is_some_and(|first| has_all(first, &["Digest", "Layers"]) && has_any(first, &["Name", "RepoTags", "LayersData"]))
    },
    documents: nothing,
    reference: |paste| Some(paste.object()?.str("Name")?.into_owned()),
};
