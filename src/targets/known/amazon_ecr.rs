//! Amazon ECR image scanning and Amazon Inspector.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "amazon-ecr-scanning",
    name: "Amazon ECR scanning, Amazon Inspector",
    sort: Sort::Scanner,
    facts: &[
        Fact {
            about: &traits::LISTING,
            harm: Harm::Mishandles,
            scope: Scope::Image,
            says: text!(
                "Inspector scans manifests, not indexes. Tags and counts of use stay with the index, so that findings cannot be told to belong to what is deployed.",
                "Inspector 扫描清单而不是索引。标签和使用计数留在索引上，因此无法把发现的漏洞对应到已部署的内容。"
            ),
            fix: &fix::SCAN_MANIFEST,
            since: None,
            until: None,
            sources: &[
                Source { place: "hashintel/hash#8596", date: "2026-03-29", url: "https://github.com/hashintel/hash/pull/8596" },
                Source {
                    place: "awslabs/soci-snapshotter#1845",
                    date: "2026-01-15",
                    url: "https://github.com/awslabs/soci-snapshotter/issues/1845",
                },
            ],
        },
        Fact {
            about: &traits::ATTESTATION,
            harm: Harm::Mishandles,
            scope: Scope::Image,
            says: text!(
                "The scan on push ends as failed: an attestation's layers are no file systems.",
                "推送时的扫描会显示失败：证明的层不是文件系统。"
            ),
            fix: &fix::NO_ATTESTATIONS,
            since: None,
            until: None,
            sources: &[Source { place: "moby/buildkit#3499", date: "2023-01-12", url: "https://github.com/moby/buildkit/issues/3499" }],
        },
    ],
};
