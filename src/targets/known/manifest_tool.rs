//! manifest-tool.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "manifest-tool",
    name: "manifest-tool",
    sort: Sort::Client,
    facts: &[Fact {
        about: &traits::ATTESTATION,
        harm: Harm::Refuses,
        scope: Scope::Image,
        says: text!(
            "Older versions cannot join images with attestations: `Cannot include an image in a manifest list/index which is already a multi-platform image`.",
            "旧版本无法合并带证明的镜像：`Cannot include an image in a manifest list/index which is already a multi-platform image`。"
        ),
        fix: &fix::IMAGETOOLS,
        since: None,
        until: Some(Moment { version: "manifest-tool 2.1.0", date: "2023-11-02" }),
        sources: &[Source {
            place: "estesp/manifest-tool#233",
            date: "2023-10-20",
            url: "https://github.com/estesp/manifest-tool/issues/233",
        }],
    }],
};
