//! Google Container Registry, gcr.io.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

static MIXED: &[Source] = &[
    Source { place: "chainguard-dev/apko#138", date: "2022-03-21", url: "https://github.com/chainguard-dev/apko/pull/138" },
    Source { place: "DataDog/rules_oci#10", date: "2022-03-23", url: "https://github.com/DataDog/rules_oci/pull/10" },
];

pub(in crate::targets) static TARGET: Target = Target {
    id: "gcr",
    name: "Google Container Registry (gcr.io)",
    sort: Sort::Registry,
    facts: &[
        Fact {
            about: &traits::DOCKER_IN_OCI,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "The push is refused: `Image index child manifest not supported`.",
                "推送会被拒绝：`Image index child manifest not supported`。"
            ),
            fix: &fix::ONE_FAMILY,
            since: None,
            until: None,
            sources: MIXED,
        },
        Fact {
            about: &traits::UNTYPED_DOCKER,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "An index without `mediaType` is read as OCI's, and Docker manifests in it are refused.",
                "没有 `mediaType` 的索引按 OCI 读取，其中的 Docker 清单会被拒绝。"
            ),
            fix: &fix::MEDIA_TYPE,
            since: None,
            until: None,
            sources: MIXED,
        },
        Fact {
            about: &traits::ANNOTATED_LIST,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "The push is refused: a Docker list with `annotations` cannot be read (`Failed to deserialize`).",
                "推送会被拒绝：无法读取带 `annotations` 的 Docker 清单列表（`Failed to deserialize`）。"
            ),
            fix: &fix::ANNOTATE_OCI,
            since: None,
            until: None,
            sources: &[Source { place: "ko-build/ko#385", date: "2021-07-22", url: "https://github.com/ko-build/ko/pull/385" }],
        },
    ],
};
