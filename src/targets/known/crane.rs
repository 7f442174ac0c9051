//! crane, ko, Kaniko, Trivy and others that use go-containerregistry.

use crate::targets::fact::{Fact, Harm, Scope, Sort, Source, Target};
use crate::targets::{fix, traits};
use crate::text;

pub(in crate::targets) static TARGET: Target = Target {
    id: "crane",
    name: "crane, ko, Kaniko, Trivy",
    sort: Sort::Client,
    facts: &[Fact {
        about: &traits::BEFORE_AMD64,
        harm: Harm::Mishandles,
        scope: Scope::Image,
        says: text!(
            "An entry without a platform counts as linux/amd64. Standing first it is taken instead of the image, also where it is an artifact.",
            "没有平台的条目会被当作 linux/amd64。若排在前面，就会取代镜像被选中，即使它是制品。"
        ),
        fix: &fix::IMAGES_FIRST,
        since: None,
        until: None,
        sources: &[Source {
            place: "google/go-containerregistry v0.21.9 pkg/v1/remote/index.go",
            date: "2026-08-21",
            url: "https://github.com/google/go-containerregistry/blob/main/pkg/v1/remote/index.go",
        }],
    }],
};
