//! containerd, and Kubernetes with it.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "containerd",
    name: "containerd, Kubernetes",
    sort: Sort::Client,
    facts: &[Fact {
        about: &traits::SCHEMA1,
        harm: Harm::Refuses,
        scope: Scope::Image,
        says: text!(
            "containerd does not pull schema 1 manifests any more: disabled by default from v2.0 on, removed in v2.1.",
            "containerd 不再拉取 schema 1 清单：自 v2.0 起默认禁用，v2.1 中移除。"
        ),
        fix: &fix::REBUILD,
        since: Some(Moment { version: "containerd 2.0", date: "" }),
        until: None,
        sources: &[Source {
            place: "containerd/containerd docs/containerd-2.0.md",
            date: "2026-11 (read)",
            url: "https://github.com/containerd/containerd/blob/main/docs/containerd-2.0.md",
        }],
    }],
};
