//! What it means to pin a digest: to write it behind a name as what is to be pulled.

use super::Part;
use crate::dialect::Fidelity;
use crate::digest::Digest;
use crate::graph::{leaves, whole_images};
use crate::image::{Kind, Place, Role};
use crate::library::{Document, DocumentId, Library};
use crate::platform::Platform;
use std::collections::{BTreeSet, HashSet};

/// Platforms that are named one by one.
const NAMED: usize = 12;

/// The digest to pin instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The index.
    pub document: DocumentId,
    /// Its digest, where it is known: computed from the bytes here, or stated by what these were taken out of.
    pub digest: Option<Digest>,
    /// Whether it is known to be the registry's: nothing on their way can have changed the bytes, or something else names it.
    pub certain: bool,
}

/// What it means to pin a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// It is the image with all its platforms (their number).
    Whole(usize),
    /// It is a part of an image; pinning it drops the platforms of the others.
    Child {
        /// Names of platforms that are dropped; not all where there are many.
        dropped: Vec<String>,
        /// Number of platforms that are dropped.
        count: usize,
        /// What to pin instead.
        whole: Vec<Target>,
    },
    /// It is an attestation: there is nothing to run in it.
    Attestation(Vec<Target>),
    /// It is no manifest: no registry serves it under an image's name.
    NoManifest(Vec<Target>),
}

pub(super) fn advice(library: &Library, digest: &Digest, parts: &[Part]) -> Option<Advice> {
    let entries: Vec<Role> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Entry(id, at) => library.get(*id)?.image.as_deref()?.index.as_ref()?.roles.get(*at).copied(),
            _ => None,
        })
        .collect();
    let original = || library.documents().iter().find(|document| document.stated.original.as_ref() == Some(digest));
    let document = library.by_digest(digest).or_else(original);
    let is_original = |document: &Document| !is_rewritten(document) || document.stated.original.as_ref() == Some(digest);
    if entries.is_empty() {
        let is_manifest = |document: &Document| document.kind().is_manifest() || document.kind() == Kind::Schema1;
        return match document {
            Some(document) if document.kind().is_index() => {
                is_original(document).then(|| Advice::Whole(platforms(library, document).len()))
            }
            Some(document) if is_manifest(document) => None,
            _ => no_manifest(library, parts),
        };
    }
    let whole = whole_images(library, digest);
    let targets = || whole.iter().map(|index| target(library, index)).collect::<Vec<_>>();
    let is_attestation = |role: &Role| matches!(role, Role::Attestation(_) | Role::Unknown);
    if entries.iter().all(is_attestation) {
        return Some(Advice::Attestation(targets()));
    }
    if !entries.iter().any(|role| matches!(role, Role::Image | Role::NoPlatform | Role::Nested)) {
        return None;
    }
    let own: HashSet<&Digest> = document
        .map(|document| leaves(library, document).into_iter().map(|(_, digest)| digest).collect())
        .unwrap_or_else(|| HashSet::from([digest]));
    let (kept, lost): (Vec<_>, Vec<_>) = whole.iter().flat_map(|index| leaves(library, index)).partition(|(_, leaf)| own.contains(leaf));
    let kept: HashSet<Option<&Platform>> = kept.into_iter().map(|(platform, _)| platform).collect();
    let lost: HashSet<&Platform> =
        lost.into_iter().filter(|(platform, _)| !kept.contains(platform)).filter_map(|(platform, _)| platform).collect();
    let dropped: BTreeSet<String> = lost.into_iter().map(Platform::full_name).collect();
    match dropped.len() {
        0 => document.filter(|document| document.kind().is_index()).map(|document| Advice::Whole(platforms(library, document).len())),
        count => Some(Advice::Child { dropped: dropped.into_iter().take(NAMED).collect(), count, whole: targets() }),
    }
}

fn platforms(library: &Library, index: &Document) -> BTreeSet<String> {
    leaves(library, index).into_iter().filter_map(|(platform, _)| Some(platform?.full_name())).collect()
}

/// Configs, layers and diff IDs: what holds them leads to what to pin.
fn no_manifest(library: &Library, parts: &[Part]) -> Option<Advice> {
    let manifest = |id: DocumentId| library.get(id).map(|document| document.sha256().clone());
    let mut seen = HashSet::new();
    let mut targets = Vec::new();
    let mut is_part = false;
    for part in parts {
        let holder = match part {
            Part::Config(id) | Part::Layer(id, _) => manifest(*id),
            Part::DiffId(id, _) | Part::ChainId(id, _) => library.get(*id).and_then(|config| {
                let mut naming = library.referrers(config).filter(|(_, descriptor)| descriptor.place == Place::Config);
                naming.next().map(|(document, _)| document.sha256().clone())
            }),
            _ => continue,
        };
        is_part = true;
        let Some(holder) = holder else { continue };
        let whole = whole_images(library, &holder);
        targets.extend(whole.into_iter().filter(|index| seen.insert(index.id)).map(|index| target(library, index)));
    }
    is_part.then_some(Advice::NoManifest(targets))
}

/// Whether the bytes are another writing of the original, or a drawing.
fn is_rewritten(document: &Document) -> bool {
    matches!(document.fidelity(), Fidelity::Rewritten | Fidelity::Drawn)
}

fn target(library: &Library, index: &Document) -> Target {
    if is_rewritten(index) {
        return Target { document: index.id, digest: index.stated.original.clone(), certain: true };
    }
    let as_expected = index.expected.iter().all(|expected| index.is_named(&expected.digest));
    let certain = index.fidelity() == Fidelity::Exact && as_expected || library.referrers(index).next().is_some();
    Target { document: index.id, digest: Some(index.sha256().clone()), certain }
}
