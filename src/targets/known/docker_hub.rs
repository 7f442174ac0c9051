//! Docker Hub and Docker Scout.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "docker-hub",
    name: "Docker Hub, Docker Scout",
    sort: Sort::Registry,
    facts: &[Fact {
        about: &traits::ATTESTATION_ARTIFACT,
        harm: Harm::Mishandles,
        scope: Scope::Image,
        says: text!(
            "Hub drops attestations in this form from the tag's list of images, and Scout reports that there is no data about the image. BuildKit writes this form from v0.32.0 on.",
            "Hub 会从标签的镜像列表中去掉这种形式的证明，Scout 则报告没有该镜像的数据。BuildKit 自 v0.32.0 起采用这种形式。"
        ),
        fix: &fix::OLDER_ATTESTATIONS,
        since: Some(Moment { version: "", date: "2026-08" }),
        until: None,
        sources: &[Source { place: "eXist-db/exist#6648", date: "2026-08-18", url: "https://github.com/eXist-db/exist/pull/6648" }],
    }],
};
