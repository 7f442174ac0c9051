//! Spegel, a mirror inside Kubernetes clusters.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "spegel",
    name: "Spegel",
    sort: Sort::Client,
    facts: &[Fact {
        about: &traits::MISSING_MEDIA_TYPE,
        harm: Harm::Refuses,
        scope: Scope::Image,
        says: text!(
            "Older versions do not mirror an index without `mediaType`: `unexpected media type for digest`.",
            "旧版本不会镜像没有 `mediaType` 的索引：`unexpected media type for digest`。"
        ),
        fix: &fix::MEDIA_TYPE,
        since: None,
        until: Some(Moment { version: "spegel#181", date: "2023-08" }),
        sources: &[
            Source { place: "spegel-org/spegel#172", date: "2023-08-23", url: "https://github.com/spegel-org/spegel/issues/172" },
            Source { place: "spegel-org/spegel#181", date: "2023-08-23", url: "https://github.com/spegel-org/spegel/pull/181" },
        ],
    }],
};
