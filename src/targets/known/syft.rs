//! Syft and Grype.

use crate::targets::fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "syft",
    name: "Syft, Grype",
    sort: Sort::Scanner,
    facts: &[Fact {
        about: &traits::DOCKER_ZSTD,
        harm: Harm::Refuses,
        scope: Scope::Image,
        says: text!(
            "Older versions refuse the image: `unknown layer media type: application/vnd.docker.image.rootfs.diff.tar.zstd`.",
            "旧版本会拒绝镜像：`unknown layer media type: application/vnd.docker.image.rootfs.diff.tar.zstd`。"
        ),
        fix: &fix::ZSTD_IN_OCI,
        since: None,
        until: Some(Moment { version: "stereoscope#487", date: "2025-12-11" }),
        sources: &[Source {
            place: "anchore/stereoscope#486",
            date: "2025-12-11",
            url: "https://github.com/anchore/stereoscope/issues/486",
        }],
    }],
};
