//! Traits that only the manifests behind the entries show: they are open as long as those were not given.

use super::super::subject::{Sight, Subject};
use super::Trait;
use crate::image::{Descriptor, Kind, Pair, Place, Role, ZSTD as ZSTD_MARK};
use crate::library::Document;
use crate::media_type as mt;
use crate::text;
use std::collections::HashSet;

/// Attestations in the form of an OCI artifact: with `subject` and an empty config (BuildKit from v0.32.0 on).
///
/// Source: BuildKit, `exporter/containerimage/writer.go`; moby/buildkit#6914.
pub static ATTESTATION_ARTIFACT: Trait = Trait {
    id: "attestation-artifact",
    label: text!("Attestations in the form of an OCI artifact: {0}", "采用 OCI 制品形式的证明：{0}"),
    look: |subject| {
        judge(subject, |subject, entry, role| {
            if !matches!(role, Role::Attestation(_)) {
                return Some(false);
            }
            if entry.artifact_type.is_some() {
                return Some(true);
            }
            let root = subject.child(entry)?.tree.as_deref()?.root();
            let config = root.get("config").and_then(|config| config.str("mediaType"));
            Some(root.has("artifactType") || root.has("subject") || config.as_deref() == Some(mt::EMPTY))
        })
    },
};

/// Layers compressed with zstd, but for an entry that stands beside one with gzip for the same platform.
pub static ZSTD: Trait = Trait {
    id: "zstd",
    label: text!("Images with zstd layers: {0}", "含有 zstd 层的镜像：{0}"),
    look: |subject| {
        let second: HashSet<usize> =
            subject.index.pairs().filter(|(pair, ..)| *pair == Pair::Compression).filter_map(|(.., other)| other.entry()).collect();
        judge(subject, |subject, entry, role| {
            if !is_image(role) || entry.entry().is_some_and(|at| second.contains(&at)) {
                return Some(false);
            }
            if entry.annotation(ZSTD_MARK) == Some("true") {
                return Some(true);
            }
            subject.child(entry).map(|child| has_zstd(child))
        })
    },
};

/// zstd layers in a Docker manifest, where no specification has a type for them.
pub static DOCKER_ZSTD: Trait = Trait {
    id: "docker-zstd",
    label: text!("Docker manifests with zstd layers: {0}", "含有 zstd 层的 Docker 清单：{0}"),
    look: |subject| {
        judge(subject, |subject, entry, role| {
            if !is_image(role) || entry.media_type() != Some(mt::DOCKER_MANIFEST) {
                return Some(false);
            }
            subject.child(entry).map(|child| child.kind() == Kind::DockerManifest && has_zstd(child))
        })
    },
};

fn is_image(role: Role) -> bool {
    matches!(role, Role::Image | Role::NoPlatform)
}

fn has_zstd(manifest: &Document) -> bool {
    let descriptors = manifest.image.iter().flat_map(|image| &image.descriptors);
    descriptors
        .filter(|descriptor| matches!(descriptor.place, Place::Layer(_)))
        .filter_map(Descriptor::media_type)
        .any(|name| name.ends_with("+zstd") || name.ends_with(".zstd"))
}

/// Asks every entry: yes, no, or not to be told.
fn judge(subject: &Subject<'_>, ask: impl Fn(&Subject<'_>, &Descriptor, Role) -> Option<bool>) -> Sight {
    let mut sight = Sight::default();
    for (at, entry, role) in subject.index.iter() {
        match ask(subject, entry, role) {
            Some(true) => sight.entries.push(at),
            Some(false) => {}
            None => sight.unseen.push(at),
        }
    }
    sight
}
