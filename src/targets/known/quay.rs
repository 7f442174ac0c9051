//! Quay and Red Hat Quay.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "quay",
    name: "Quay",
    sort: Sort::Registry,
    facts: &[
        Fact {
            about: &traits::OCI_IN_DOCKER,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "The push is refused: in a Docker list Quay takes Docker manifests only (`manifest data does not match schema`).",
                "推送会被拒绝：在 Docker 清单列表中 Quay 只接受 Docker 清单（`manifest data does not match schema`）。"
            ),
            fix: &fix::ONE_FAMILY,
            since: None,
            until: None,
            sources: &[Source {
                place: "quay/quay image/docker/schema2/list.py",
                date: "2026-08-21",
                url: "https://github.com/quay/quay/blob/master/image/docker/schema2/list.py",
            }],
        },
        Fact {
            about: &traits::DOCKER_IN_OCI,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "Older versions refuse the push of an OCI index with Docker manifests, or answer with an internal error.",
                "旧版本会拒绝推送含 Docker 清单的 OCI 索引，或返回内部错误。"
            ),
            fix: &fix::ONE_FAMILY,
            since: None,
            until: Some(Moment { version: "Quay 3.18.0", date: "" }),
            sources: &[
                Source { place: "quay/quay#6070", date: "2026-05-28", url: "https://github.com/quay/quay/pull/6070" },
                Source { place: "openshift/oc-mirror#253", date: "2022-01-12", url: "https://github.com/openshift/oc-mirror/issues/253" },
            ],
        },
        Fact {
            about: &traits::NESTED,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "Older versions take every entry for a manifest and fail at an index inside the index.",
                "旧版本把每个条目都当作清单，遇到嵌套索引时失败。"
            ),
            fix: &fix::FLATTEN,
            since: None,
            until: Some(Moment { version: "Quay 3.14.0", date: "" }),
            sources: &[Source { place: "quay/quay#3427", date: "2024-11-26", url: "https://github.com/quay/quay/pull/3427" }],
        },
    ],
};
