//! `manifest.json` of a `docker save` archive.
//!
//! Source: moby, `image/tarexport` (`manifestItem`).

use super::paste::has_all;
use super::{Dialect, Fidelity, Shape, nothing};
use crate::text;

pub(crate) static DIALECT: Dialect = Dialect {
    name: "docker-save",
    title: text!("`manifest.json` of a `docker save` archive", "`docker save` 归档中的 `manifest.json`"),
    sign: text!("An array of objects with `Config`, `RepoTags` and `Layers`.", "由含 `Config`、`RepoTags`、`Layers` 的对象组成的数组。"),
    fidelity: Fidelity::Absent,
    bytes: text!(
        "It lists the files of the archive and is no image manifest. The documents are other files of the archive: drop those.",
        "它列出归档中的文件，不是镜像清单。文档是归档中的其他文件：请拖入那些文件。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "[{\"Config\": \"blobs/sha256/…\", \"RepoTags\": [\"registry.example.com/team/app:1.2\"], \"Layers\": [\"blobs/sha256/…\"]}]",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| {
        paste.json.is_some_and(|root| root.is_array())
            && paste.object().is_some_and(|first| has_all(first, &["RepoTags", "Layers", "Config"]))
    },
    documents: nothing,
    reference: |paste| {
        let tags = paste.object()?.get("RepoTags")?;
        tags.items().next()?.as_str().map(|text| text.into_owned())
    },
};
