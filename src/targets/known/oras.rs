//! oras.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "oras",
    name: "oras",
    sort: Sort::Client,
    facts: &[Fact {
        about: &traits::NESTED,
        harm: Harm::Mishandles,
        scope: Scope::Image,
        says: text!(
            "With `--platform` oras does not look into an index inside the index: it finds nothing there, or gives the inner index where its entry has the platform.",
            "使用 `--platform` 时 oras 不会进入嵌套索引：找不到其中的内容，或在该条目带有平台时返回内层索引本身。"
        ),
        fix: &fix::FLATTEN,
        since: None,
        until: None,
        sources: &[Source {
            place: "oras-project/oras-go v2.6.2 internal/platform/platform.go",
            date: "2026-07-10",
            url: "https://github.com/oras-project/oras-go/blob/v2.6.2/internal/platform/platform.go",
        }],
    }],
};
