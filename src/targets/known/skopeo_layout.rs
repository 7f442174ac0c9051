//! skopeo reading and writing files: `oci:`, `oci-archive:`, `docker-archive:`.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "skopeo-files",
    name: "skopeo, podman: oci-archive, docker-archive",
    sort: Sort::Client,
    facts: &[
        Fact {
            about: &traits::SEVERAL_IN_LAYOUT,
            harm: Harm::Refuses,
            scope: Scope::Layout,
            says: text!(
                "`oci:` and `oci-archive:` take one image out of a layout: `more than one image in oci, choose an image`. The platforms of an image have to stand in an index of their own behind `index.json`.",
                "`oci:` 和 `oci-archive:` 从布局中取一个镜像：`more than one image in oci, choose an image`。镜像的各平台应位于 `index.json` 所指的另一个索引中。"
            ),
            fix: &fix::NEST_IN_LAYOUT,
            since: None,
            until: None,
            sources: &[Source {
                place: "podman-container-tools/skopeo#2463",
                date: "2024-11-21",
                url: "https://github.com/containers/skopeo/issues/2463",
            }],
        },
        Fact {
            about: &traits::ZSTD,
            harm: Harm::Refuses,
            scope: Scope::Any,
            says: text!(
                "The image cannot be written as `docker-archive:`: `zstd compression is not supported for docker images`.",
                "无法写为 `docker-archive:`：`zstd compression is not supported for docker images`。"
            ),
            fix: &fix::GZIP,
            since: None,
            until: None,
            sources: &[Source {
                place: "podman-container-tools/skopeo#1286",
                date: "2021-05-15",
                url: "https://github.com/containers/skopeo/issues/1286",
            }],
        },
    ],
};
