//! podman, Buildah, skopeo and CRI-O, which share one library.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "podman",
    name: "podman, Buildah, skopeo, CRI-O",
    sort: Sort::Client,
    facts: &[
        Fact {
            about: &traits::NESTED,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "An index inside the index cannot be pulled or copied: `Unexpectedly received a manifest list instead of a manifest for a single image`.",
                "无法拉取或复制嵌套索引：`Unexpectedly received a manifest list instead of a manifest for a single image`。"
            ),
            fix: &fix::FLATTEN,
            since: None,
            until: None,
            sources: &[
                Source {
                    place: "podman-container-tools/podman#25045",
                    date: "2025-01-18",
                    url: "https://github.com/containers/podman/issues/25045",
                },
                Source {
                    place: "podman-container-tools/container-libs image/copy/single.go",
                    date: "2026-06-12",
                    url: "https://github.com/containers/container-libs/blob/main/image/copy/single.go",
                },
            ],
        },
        Fact {
            about: &traits::ARTIFACT,
            harm: Harm::Confuses,
            scope: Scope::Image,
            says: text!(
                "An entry without a platform is the last resort where nothing else fits: for a missing platform the error then speaks of an artifact instead of the platform.",
                "没有其他匹配时会退而选取没有平台的条目：平台缺失时，报错会说的是制品而不是平台。"
            ),
            fix: &fix::IMAGES_FIRST,
            since: None,
            until: None,
            sources: &[Source {
                place: "podman-container-tools/container-libs image/internal/manifest/oci_index.go",
                date: "2026-06-12",
                url: "https://github.com/containers/container-libs/blob/main/image/internal/manifest/oci_index.go",
            }],
        },
        Fact {
            about: &traits::DOCKER_ZSTD,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "Versions with containers/image 5.37 and earlier (podman 5.6 and earlier) refuse zstd layers in Docker manifests: `unsupported docker v2s2 media type`.",
                "使用 containers/image 5.37 及更早版本的程序（podman 5.6 及更早）拒绝 Docker 清单中的 zstd 层：`unsupported docker v2s2 media type`。"
            ),
            fix: &fix::ZSTD_IN_OCI,
            since: None,
            until: Some(Moment { version: "containers/image 5.38.0", date: "2025-10-17" }),
            sources: &[
                Source {
                    place: "podman-container-tools/container-libs#293",
                    date: "2025-09-16",
                    url: "https://github.com/containers/container-libs/pull/293",
                },
                Source {
                    place: "imagegenius/docker-immich#711",
                    date: "2026-06-01",
                    url: "https://github.com/imagegenius/docker-immich/issues/711",
                },
            ],
        },
    ],
};
