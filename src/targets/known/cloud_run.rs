//! Google Cloud Run.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "cloud-run",
    name: "Google Cloud Run",
    sort: Sort::Platform,
    facts: &[Fact {
        about: &traits::NO_LINUX_AMD64,
        harm: Harm::Refuses,
        scope: Scope::Image,
        says: text!(
            "Cloud Run runs linux/amd64 only. Of an index it asks that linux/amd64 is among its entries, and refuses it otherwise: `must support amd64/linux`.",
            "Cloud Run 只运行 linux/amd64。它要求索引的条目中有 linux/amd64，否则拒绝：`must support amd64/linux`。"
        ),
        fix: &fix::LINUX_AMD64,
        since: None,
        until: None,
        sources: &[
            Source {
                place: "Cloud Run documentation, Container runtime contract",
                date: "2026-11 (read)",
                url: "https://docs.cloud.google.com/run/docs/container-contract",
            },
            Source { place: "docker/buildx#1533", date: "2023-02-04", url: "https://github.com/docker/buildx/issues/1533" },
        ],
    }],
};
