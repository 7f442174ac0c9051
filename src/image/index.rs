//! Image indexes and manifest lists: their entries, and what part each entry plays.
//!
//! Sources: image-spec `image-index.md`, `image-layout.md`; BuildKit `docs/attestations/attestation-storage.md`; moby `daemon/containerd`
//! (`IsPseudoImage`).

use super::pairs::Pairs;
use super::{Descriptor, Place};
use crate::json::Value;
use crate::media_type as mt;
use std::cell::OnceCell;
use std::collections::HashMap;

/// Annotation that marks an entry as a statement about another one.
pub const REFERENCE_TYPE: &str = "vnd.docker.reference.type";
/// Annotation that names the entry such a statement is about.
pub const REFERENCE_DIGEST: &str = "vnd.docker.reference.digest";
/// The one value of [`REFERENCE_TYPE`] that is defined.
pub const ATTESTATION_TYPE: &str = "attestation-manifest";

/// What part an entry plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// An image for its platform.
    Image,
    /// An index inside the index.
    Nested,
    /// A statement about the entry at this place; `None` where that entry is not in the index.
    Attestation(Option<usize>),
    /// Not an image: an artifact by its type.
    Artifact,
    /// `unknown/unknown` without saying why.
    Unknown,
    /// An image manifest that does not say what it runs on.
    NoPlatform,
    /// A layer, a config or another blob where a manifest should stand.
    Blob,
    /// A type that the registry does not know, without a platform.
    Other,
}

/// Annotation with which an image layout names an entry.
pub const REFERENCE_NAME: &str = "org.opencontainers.image.ref.name";
/// Annotation with which containerd names an entry that it exports.
pub const CONTAINERD_NAME: &str = "io.containerd.image.name";

/// The entries of an index or manifest list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// `manifests`, in order.
    pub entries: Vec<Descriptor>,
    /// The part that each entry plays, in the same order.
    pub roles: Vec<Role>,
    /// `artifactType` of the index.
    pub artifact_type: Option<String>,
    /// Told once: rules ask it for every entry.
    names_images: bool,
    pub(super) pairs: OnceCell<Pairs>,
}

impl Index {
    /// Reads the index at `root`, whose descriptors have been read.
    pub fn read(root: Value<'_>, descriptors: &[Descriptor]) -> Self {
        let last = root.get("manifests").map(|list| list.id());
        // Of duplicate lists only the last counts, as in Go and JavaScript; the others are the rules' to report.
        let mut entries: Vec<Descriptor> = Vec::new();
        for descriptor in descriptors.iter().filter(|descriptor| matches!(descriptor.place, Place::Entry(_))) {
            if descriptor.place == Place::Entry(0) {
                entries.clear();
            }
            entries.push(descriptor.clone());
        }
        if last.is_none_or(|id| root.children().all(|child| child.id() != id || child.items().next().is_none())) {
            entries.clear();
        }
        let places: HashMap<&str, usize> =
            entries.iter().enumerate().rev().filter_map(|(at, entry)| Some((entry.digest_text()?, at))).collect();
        let roles = entries.iter().map(|entry| role(entry, &places)).collect();
        let artifact_type = root.str("artifactType").map(|text| text.into_owned());
        let names_images =
            entries.iter().any(|entry| [REFERENCE_NAME, CONTAINERD_NAME].iter().any(|name| entry.annotation(name).is_some()));
        Self { entries, roles, artifact_type, names_images, pairs: OnceCell::new() }
    }

    /// Entries with their part.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Descriptor, Role)> {
        self.entries.iter().zip(&self.roles).enumerate().map(|(at, (entry, role))| (at, entry, *role))
    }

    /// Places of the attestations about the entry at `at`.
    pub fn attestations_of(&self, at: usize) -> impl Iterator<Item = usize> {
        self.roles.iter().enumerate().filter(move |(_, role)| **role == Role::Attestation(Some(at))).map(|(place, _)| place)
    }

    /// Entries that say what they run on: neither attestations nor `unknown/unknown`.
    pub fn platforms(&self) -> impl Iterator<Item = (usize, &Descriptor)> {
        self.iter()
            .filter(|(_, entry, role)| entry.platform.is_some() && !matches!(role, Role::Attestation(_) | Role::Unknown))
            .map(|(at, entry, _)| (at, entry))
    }

    /// Whether entries carry names of images, as in the `index.json` of an image layout: there each entry is an image (or
    /// an index) of its own, and not one image's build for one platform.
    pub fn names_images(&self) -> bool {
        self.names_images
    }

    /// Whether no entry is for a platform, is an attestation, or carries a name: so it is in a list of referrers, and in
    /// other indexes of artifacts.
    pub fn lists_artifacts_only(&self) -> bool {
        let marked = |entry: &Descriptor| entry.platform.is_some() || entry.annotation(REFERENCE_TYPE).is_some();
        !self.names_images() && !self.entries.iter().any(marked)
    }

    /// Number of attestation entries.
    pub fn attestation_count(&self) -> usize {
        self.roles.iter().filter(|role| matches!(role, Role::Attestation(_))).count()
    }
}

fn role(entry: &Descriptor, places: &HashMap<&str, usize>) -> Role {
    if entry.annotation(REFERENCE_TYPE).is_some() {
        return Role::Attestation(entry.annotation(REFERENCE_DIGEST).and_then(|digest| places.get(digest).copied()));
    }
    let media_type = entry.media_type().unwrap_or_default();
    let class = mt::class(media_type);
    if entry.platform().is_some_and(|platform| platform.is_unknown()) {
        return Role::Unknown;
    }
    match class {
        Some(mt::Class::Config | mt::Class::Layer | mt::Class::Descriptor | mt::Class::Layout | mt::Class::Empty) => Role::Blob,
        Some(mt::Class::Index) => Role::Nested,
        _ if entry.platform.is_some() => Role::Image,
        _ if entry.artifact_type.is_some() => Role::Artifact,
        Some(mt::Class::Manifest) if mt::is_image_manifest(media_type) || mt::is_schema1(media_type) => Role::NoPlatform,
        Some(_) => Role::Artifact,
        None => Role::Other,
    }
}
