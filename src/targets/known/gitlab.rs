//! GitLab's container registry.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "gitlab",
    name: "GitLab Container Registry",
    sort: Sort::Registry,
    facts: &[Fact {
        about: &traits::ATTESTATION_ARTIFACT,
        harm: Harm::Refuses,
        scope: Scope::Image,
        says: text!(
            "The push fails with `blob unknown to registry` and the digest of the image: gitlab.com refuses a `subject` that is not there yet, which the distribution specification asks registries to accept.",
            "推送失败并提示 `blob unknown to registry` 和镜像的摘要：gitlab.com 拒绝尚不存在的 `subject`，而分发规范要求注册表接受它。"
        ),
        fix: &fix::OLDER_ATTESTATIONS,
        since: None,
        until: None,
        sources: &[
            Source { place: "moby/buildkit#7007", date: "2026-08-01", url: "https://github.com/moby/buildkit/issues/7007" },
            Source { place: "docker/buildx#3991", date: "2026-08-04", url: "https://github.com/docker/buildx/pull/3991" },
        ],
    }],
};
