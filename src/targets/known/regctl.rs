//! regctl and others that use regclient.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "regctl",
    name: "regctl, regsync",
    sort: Sort::Client,
    facts: &[Fact {
        about: &traits::NESTED_WITHOUT_PLATFORM,
        harm: Harm::Mishandles,
        scope: Scope::Image,
        says: text!(
            "With `--platform` regctl does not look into an index inside the index that has no platform of its own: `platform not found`.",
            "使用 `--platform` 时 regctl 不会进入自身没有平台的嵌套索引：`platform not found`。"
        ),
        fix: &fix::FLATTEN,
        since: None,
        until: None,
        sources: &[Source {
            place: "regclient/regclient v0.11.5 types/manifest/oci1.go",
            date: "2026-07-01",
            url: "https://github.com/regclient/regclient/blob/v0.11.5/types/manifest/oci1.go",
        }],
    }],
};
