//! Docker Engine.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "docker-engine",
    name: "Docker Engine",
    sort: Sort::Client,
    facts: &[
        Fact {
            about: &traits::SCHEMA1,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "Docker Engine does not pull schema 1 manifests any more: disabled by default from v26.0 on, removed in v28.2.",
                "Docker Engine 不再拉取 schema 1 清单：自 v26.0 起默认禁用，v28.2 中移除。"
            ),
            fix: &fix::REBUILD,
            since: Some(Moment { version: "Docker Engine 26.0", date: "" }),
            until: None,
            sources: &[Source {
                place: "docker/cli docs/deprecated.md",
                date: "2026-08-20",
                url: "https://docs.docker.com/engine/deprecated/#pushing-and-pulling-with-image-manifest-v2-schema-1",
            }],
        },
        Fact {
            about: &traits::ZSTD,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "Docker Engine 20.10 and earlier cannot read zstd layers: `archive/tar: invalid tar header`. Amazon Linux 2 and many NAS devices have them.",
                "Docker Engine 20.10 及更早版本无法读取 zstd 层：`archive/tar: invalid tar header`。Amazon Linux 2 和许多 NAS 设备仍在使用。"
            ),
            fix: &fix::GZIP,
            since: None,
            until: Some(Moment { version: "Docker Engine 23.0", date: "2023-02-01" }),
            sources: &[
                Source {
                    place: "moby/moby v23.0.0 release notes",
                    date: "2023-02-01",
                    url: "https://github.com/moby/moby/releases/tag/v23.0.0",
                },
                Source {
                    place: "aws/amazon-ecs-agent#4179",
                    date: "2024-05-15",
                    url: "https://github.com/aws/amazon-ecs-agent/issues/4179",
                },
                Source { place: "11notes/docker-kms#17", date: "2025-02-13", url: "https://github.com/11notes/docker-kms/issues/17" },
            ],
        },
        Fact {
            about: &traits::NESTED,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "Docker Engine 20.10 and earlier does not look into an index inside the index.",
                "Docker Engine 20.10 及更早版本不会进入嵌套索引。"
            ),
            fix: &fix::FLATTEN,
            since: None,
            until: Some(Moment { version: "Docker Engine 23.0", date: "2023-02-01" }),
            sources: &[Source {
                place: "moby/moby v20.10.24 distribution/pull_v2.go",
                date: "2023-04-04",
                url: "https://github.com/moby/moby/blob/v20.10.24/distribution/pull_v2.go",
            }],
        },
    ],
};
