//! Traits that the entries show by themselves.

use super::super::subject::{Sight, Subject};
use super::Trait;
use crate::image::{Descriptor, Kind, Role};
use crate::media_type as mt;
use crate::platform::normalise;
use crate::text;

/// Attestation entries, as BuildKit adds them.
pub static ATTESTATION: Trait = Trait {
    id: "attestation",
    label: text!("Attestations: {0}", "证明：{0}"),
    look: |subject| Sight::entries(subject.entries(|_, role| matches!(role, Role::Attestation(_)))),
};

/// `unknown/unknown` entries.
pub static UNKNOWN_PLATFORM: Trait = Trait {
    id: "unknown-platform",
    label: text!("Entries with `unknown/unknown`: {0}", "平台为 `unknown/unknown` 的条目：{0}"),
    look: |subject| Sight::entries(subject.entries(|entry, _| entry.platform().is_some_and(|platform| platform.is_unknown()))),
};

/// Indexes inside the index.
pub static NESTED: Trait = Trait {
    id: "nested",
    label: text!("Indexes inside the index: {0}", "嵌套的索引：{0}"),
    look: |subject| Sight::entries(subject.entries(|_, role| role == Role::Nested)),
};

/// Indexes inside the index whose entry has no platform.
pub static NESTED_WITHOUT_PLATFORM: Trait = Trait {
    id: "nested-without-platform",
    label: text!("Indexes inside the index, without a platform: {0}", "没有平台的嵌套索引：{0}"),
    look: |subject| Sight::entries(subject.entries(|entry, role| role == Role::Nested && entry.platform.is_none())),
};

/// Artifacts that are no attestations, without a platform.
pub static ARTIFACT: Trait = Trait {
    id: "artifact",
    label: text!("Artifacts without a platform: {0}", "没有平台的制品：{0}"),
    look: |subject| Sight::entries(subject.entries(|entry, role| role == Role::Artifact && entry.platform.is_none())),
};

/// Entries without a platform before the image for linux/amd64.
pub static BEFORE_AMD64: Trait = Trait {
    id: "before-amd64",
    label: text!("Entries without a platform before linux/amd64: {0}", "排在 linux/amd64 之前且没有平台的条目：{0}"),
    look: |subject| {
        let amd64 = |entry: &Descriptor| {
            entry
                .platform()
                .map(normalise)
                .is_some_and(|platform| platform.os.as_deref() == Some("linux") && platform.architecture.as_deref() == Some("amd64"))
        };
        let Some(first) = subject.index.entries.iter().position(amd64) else { return Sight::default() };
        Sight::entries((0..first).filter(|at| subject.index.entries.get(*at).is_some_and(|entry| entry.platform.is_none())).collect())
    },
};

/// Docker manifests in an OCI index.
pub static DOCKER_IN_OCI: Trait = Trait {
    id: "docker-in-oci",
    label: text!("Docker manifests in this OCI index: {0}", "此 OCI 索引中的 Docker 清单：{0}"),
    look: |subject| foreign(subject, Kind::OciIndex, mt::DOCKER_MANIFEST),
};

/// OCI manifests in a Docker list.
pub static OCI_IN_DOCKER: Trait = Trait {
    id: "oci-in-docker",
    label: text!("OCI manifests in this Docker list: {0}", "此 Docker 清单列表中的 OCI 清单：{0}"),
    look: |subject| foreign(subject, Kind::DockerList, mt::OCI_MANIFEST),
};

/// Docker schema 1 manifests.
pub static SCHEMA1: Trait = Trait {
    id: "schema1",
    label: text!("Docker schema 1 manifests: {0}", "Docker schema 1 清单：{0}"),
    look: |subject| Sight::entries(subject.entries(|entry, _| entry.media_type().is_some_and(mt::is_schema1))),
};

fn foreign(subject: &Subject<'_>, kind: Kind, media_type: &str) -> Sight {
    if subject.kind != kind {
        return Sight::default();
    }
    Sight::entries(subject.entries(|entry, _| entry.media_type() == Some(media_type)))
}
