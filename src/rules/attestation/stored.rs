//! Attestation manifests and their statements, as they were given beside an index.
//!
//! Two forms are stored: since BuildKit 0.32 an artifact with a type of its own and a `subject`, before an image manifest
//! whose layers are statements.

use crate::digest::Digest;
use crate::image::{ATTESTATION_TYPE, Descriptor, Place, REFERENCE_DIGEST, REFERENCE_TYPE};
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::rules::artifact::Manifest;
use std::collections::HashSet;

/// Annotation of a layer: the `predicateType` of the statement in it.
pub(super) const PREDICATE_TYPE: &str = "in-toto.io/predicate-type";

/// How an attestation manifest is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// An artifact with `artifactType` and `subject`.
    Artifact,
    /// An image manifest whose layers are statements.
    Image,
}

/// The attestation manifest that `document` is, by its own type, by an index that lists it as one, or because an image's
/// layers are nothing but statements.
pub(super) fn attestation<'a>(library: &Library, document: &'a Document) -> Option<(Manifest<'a>, Form)> {
    let manifest = Manifest::of(document)?;
    if manifest.artifact_type().as_deref() == Some(mt::DOCKER_ATTESTATION) {
        return Some((manifest, Form::Artifact));
    }
    let image = manifest.config_type().is_some_and(mt::is_image_config);
    let statement = |descriptor: &Descriptor| descriptor.media_type() == Some(mt::IN_TOTO);
    let statements = image && manifest.layers().next().is_some() && manifest.layers().all(|layer| statement(layer.descriptor));
    (statements || listing(library, document).next().is_some()).then_some((manifest, Form::Image))
}

/// The entries of indexes that list `document` as an attestation.
fn listing<'a>(library: &'a Library, document: &Document) -> impl Iterator<Item = &'a Descriptor> {
    let entries = library.referrers(document).map(|(_, descriptor)| descriptor).filter(|descriptor| descriptor.entry().is_some());
    entries.filter(|entry| entry.annotation(REFERENCE_TYPE) == Some(ATTESTATION_TYPE))
}

/// The attestation manifests that have `statement` as a layer, each with the first such layer.
pub(super) fn holders<'a>(library: &'a Library, statement: &Document) -> Vec<(&'a Document, &'a Descriptor)> {
    let mut seen = HashSet::new();
    let layers = library.referrers(statement).filter(|(_, descriptor)| matches!(descriptor.place, Place::Layer(_)));
    let first = layers.filter(|(manifest, _)| seen.insert(manifest.id)).map(|(manifest, layer)| (&**manifest, layer));
    first.filter(|(manifest, _)| attestation(library, manifest).is_some()).collect()
}

/// What an attestation manifest is about: by its `subject`, and by the entries that list it.
pub(super) fn targets(library: &Library, document: &Document) -> Vec<Digest> {
    let subject = Manifest::of(document).and_then(|manifest| manifest.subject()?.descriptor.digest().cloned());
    let listed = listing(library, document).filter_map(|entry| Digest::parse(entry.annotation(REFERENCE_DIGEST)?).ok());
    subject.into_iter().chain(listed).collect()
}
