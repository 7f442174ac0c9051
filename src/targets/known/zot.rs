//! zot and its pages.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "zot",
    name: "zot",
    sort: Sort::Registry,
    facts: &[Fact {
        about: &traits::ATTESTATION,
        harm: Harm::Confuses,
        scope: Scope::Image,
        says: text!(
            "The pages show attestations as platforms, `unknown/unknown` or `/`.",
            "页面会把证明显示为平台 `unknown/unknown` 或 `/`。"
        ),
        fix: &fix::NOTHING,
        since: None,
        until: None,
        sources: &[Source { place: "project-zot/zui#475", date: "2025-03", url: "https://github.com/project-zot/zui/issues/475" }],
    }],
};
