//! JFrog Artifactory.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "artifactory",
    name: "JFrog Artifactory",
    sort: Sort::Registry,
    facts: &[Fact {
        about: &traits::OCI_INDEX,
        harm: Harm::Refuses,
        scope: Scope::Image,
        says: text!(
            "Versions without OCI support refuse the push with 400 Bad Request. Docker lists pass.",
            "不支持 OCI 的版本会以 400 Bad Request 拒绝推送。Docker 清单列表可以通过。"
        ),
        fix: &fix::DOCKER_TYPES,
        since: None,
        until: Some(Moment { version: "Artifactory 7.11.1", date: "" }),
        sources: &[Source { place: "docker/buildx#1513", date: "2023-02-04", url: "https://github.com/docker/buildx/issues/1513" }],
    }],
};
