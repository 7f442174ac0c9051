//! Sonatype Nexus Repository.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "nexus",
    name: "Sonatype Nexus Repository",
    sort: Sort::Registry,
    facts: &[Fact {
        about: &traits::MISSING_MEDIA_TYPE,
        harm: Harm::Mishandles,
        scope: Scope::Image,
        says: text!(
            "The clean-up task recognises an index by its `mediaType`. Without it the manifests behind the entries count as orphans and are deleted.",
            "清理任务靠 `mediaType` 识别索引。没有它，条目所指的清单会被当作孤立对象删除。"
        ),
        fix: &fix::MEDIA_TYPE,
        since: None,
        until: None,
        sources: &[Source { place: "zarf-dev/zarf#2351", date: "2024-03-04", url: "https://github.com/zarf-dev/zarf/issues/2351" }],
    }],
};
