//! GitHub's container registry.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "ghcr",
    name: "GitHub Container Registry",
    sort: Sort::Registry,
    facts: &[Fact {
        about: &traits::UNKNOWN_PLATFORM,
        harm: Harm::Confuses,
        scope: Scope::Image,
        says: text!(
            "The package page lists these entries under \"OS / Arch\" as `unknown/unknown`, as if they were platforms.",
            "软件包页面会在“OS / Arch”中把这些条目显示为 `unknown/unknown`，好像它们是平台。"
        ),
        fix: &fix::NOTHING,
        since: None,
        until: None,
        sources: &[
            Source { place: "PNRxA/openposterdb#45", date: "2026-06-02", url: "https://github.com/PNRxA/openposterdb/pull/45" },
            Source { place: "go-gitea/gitea#24973", date: "2023-05-28", url: "https://github.com/go-gitea/gitea/issues/24973" },
        ],
    }],
};
