//! Apple's `container`.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "apple-container",
    name: "Apple container",
    sort: Sort::Client,
    facts: &[
        Fact {
            about: &traits::MISSING_MEDIA_TYPE,
            harm: Harm::Refuses,
            scope: Scope::Any,
            says: text!(
                "Older versions refuse to load an index without `mediaType`: `keyNotFound`. skopeo writes such an `index.json`.",
                "旧版本拒绝加载没有 `mediaType` 的索引：`keyNotFound`。skopeo 会写出这样的 `index.json`。"
            ),
            fix: &fix::MEDIA_TYPE,
            since: None,
            until: Some(Moment { version: "containerization 0.13.0", date: "2025-10-29" }),
            sources: &[
                Source { place: "apple/container#330", date: "2025-10-28", url: "https://github.com/apple/container/issues/330" },
                Source {
                    place: "apple/containerization#368",
                    date: "2025-10-29",
                    url: "https://github.com/apple/containerization/pull/368",
                },
            ],
        },
        Fact {
            about: &traits::ZSTD,
            harm: Harm::Refuses,
            scope: Scope::Any,
            says: text!(
                "Older versions refuse zstd layers: `Media type application/vnd.oci.image.layer.v1.tar+zstd not supported`.",
                "旧版本拒绝 zstd 层：`Media type application/vnd.oci.image.layer.v1.tar+zstd not supported`。"
            ),
            fix: &fix::GZIP,
            since: None,
            until: Some(Moment { version: "containerization 0.24.1", date: "2026-02" }),
            sources: &[
                Source { place: "apple/container#988", date: "2026-01", url: "https://github.com/apple/container/issues/988" },
                Source {
                    place: "apple/containerization#508",
                    date: "2026-02-02",
                    url: "https://github.com/apple/containerization/pull/508",
                },
            ],
        },
    ],
};
