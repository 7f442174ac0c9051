//! Harbor.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "harbor",
    name: "Harbor",
    sort: Sort::Registry,
    facts: &[
        Fact {
            about: &traits::ATTESTATION,
            harm: Harm::Mishandles,
            scope: Scope::Image,
            says: text!(
                "Attestations stay \"not scanned\". Where a project forbids to pull images that were not scanned, the index cannot be pulled or replicated as a whole.",
                "证明会一直处于“未扫描”状态。若项目禁止拉取未扫描的镜像，则无法整体拉取或复制该索引。"
            ),
            fix: &fix::NO_ATTESTATIONS,
            since: None,
            until: None,
            sources: &[Source {
                place: "goharbor/harbor#22408",
                date: "2025-09-30",
                url: "https://github.com/goharbor/harbor/issues/22408",
            }],
        },
        Fact {
            about: &traits::ATTESTATION,
            harm: Harm::Mishandles,
            scope: Scope::Image,
            says: text!(
                "The scan of the index ends as incomplete (\"50 %\"): the scanner is given attestations as well and fails at them.",
                "对索引的扫描以未完成（“50 %”）结束：扫描器也会收到证明并在其上失败。"
            ),
            fix: &fix::NO_ATTESTATIONS,
            since: None,
            until: Some(Moment { version: "Harbor 2.10", date: "" }),
            sources: &[Source {
                place: "goharbor/harbor#18186",
                date: "2023-02-07",
                url: "https://github.com/goharbor/harbor/issues/18186",
            }],
        },
        Fact {
            about: &traits::UNKNOWN_PLATFORM,
            harm: Harm::Confuses,
            scope: Scope::Image,
            says: text!(
                "The page of the artifact lists these entries as rows of their own, beside the platforms.",
                "制品页面会把这些条目与平台并列显示为单独的行。"
            ),
            fix: &fix::NOTHING,
            since: None,
            until: None,
            sources: &[Source {
                place: "goharbor/harbor#22848",
                date: "2026-02-13",
                url: "https://github.com/goharbor/harbor/issues/22848",
            }],
        },
    ],
};
