//! `docker manifest`, the older commands for lists.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

static FETCHER: Source = Source {
    place: "docker/cli internal/registryclient/fetcher.go",
    date: "2026-08-20",
    url: "https://github.com/docker/cli/blob/master/internal/registryclient/fetcher.go",
};

pub(in crate::targets) static TARGET: Target = Target {
    id: "docker-manifest",
    name: "docker manifest create / inspect",
    sort: Sort::Client,
    facts: &[
        Fact {
            about: &traits::LISTING,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "`docker manifest create` does not take an index as a part of a new list: `is a manifest list`. An image with its attestation is an index as well.",
                "`docker manifest create` 不接受把索引作为新列表的一部分：`is a manifest list`。带证明的单个镜像也是索引。"
            ),
            fix: &fix::IMAGETOOLS,
            since: None,
            until: None,
            sources: &[
                FETCHER,
                Source {
                    place: "slauger/openvox-operator#205",
                    date: "2026-04-03",
                    url: "https://github.com/slauger/openvox-operator/pull/205",
                },
            ],
        },
        Fact {
            about: &traits::NESTED,
            harm: Harm::Refuses,
            scope: Scope::Image,
            says: text!(
                "`docker manifest inspect` fetches every entry and stops at an index: `unsupported manifest type`.",
                "`docker manifest inspect` 会获取每个条目，遇到索引即停止：`unsupported manifest type`。"
            ),
            fix: &fix::FLATTEN,
            since: None,
            until: None,
            sources: &[FETCHER],
        },
    ],
};
