//! `docker inspect` and `docker image inspect`.
//!
//! Source: moby, `api/types/image` (`InspectResponse`).

use super::paste::{has_all, has_any};
use super::{Dialect, Fidelity, Shape, nothing};
use crate::text;

pub(crate) static DIALECT: Dialect = Dialect {
    name: "docker-inspect",
    title: text!("the output of `docker inspect`", "`docker inspect` 的输出"),
    sign: text!(
        "Objects with `Id` and `RepoDigests`, `RepoTags` or `RootFS`.",
        "含 `Id` 以及 `RepoDigests`、`RepoTags` 或 `RootFS` 的对象。"
    ),
    fidelity: Fidelity::Absent,
    bytes: text!(
        "It describes what is in the local store and is neither a manifest nor a config. `RepoDigests` names the digest of the index or manifest.",
        "它描述本地存储的内容，既不是清单也不是配置。`RepoDigests` 给出索引或清单的摘要。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "[\n    {\n        \"Id\": \"sha256:…\",\n        \"RepoTags\": [",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| {
        paste.object().is_some_and(|first| {
            has_all(first, &["Id"]) && has_any(first, &["RootFS", "RepoDigests", "RepoTags", "HostConfig", "NetworkSettings"])
        })
    },
    documents: nothing,
    reference: |paste| {
        let digests = paste.object()?.get("RepoDigests")?;
        digests.items().next()?.as_str().map(|text| text.into_owned())
    },
};
