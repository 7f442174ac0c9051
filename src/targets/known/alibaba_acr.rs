//! Alibaba Cloud Container Registry, personal edition.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "alibaba-acr",
    name: "Alibaba Cloud ACR",
    sort: Sort::Registry,
    facts: &[Fact {
        about: &traits::ATTESTATION_ARTIFACT,
        harm: Harm::Refuses,
        scope: Scope::Image,
        says: text!(
            "The free edition refuses the empty config that such attestations have, and with it the push: `unknown manifest class for application/vnd.oci.empty.v1+json`.",
            "免费版会拒绝这类证明所带的空配置，推送因此失败：`unknown manifest class for application/vnd.oci.empty.v1+json`。"
        ),
        fix: &fix::OLDER_ATTESTATIONS,
        since: None,
        until: None,
        sources: &[Source {
            place: "songhahaha66/PaperAgent#264",
            date: "2026-08-24",
            url: "https://github.com/songhahaha66/PaperAgent/pull/264",
        }],
    }],
};
