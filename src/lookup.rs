//! "What is this digest?": every part that a digest plays in the documents given, and whether it is the one to pin.

mod advice;
#[cfg(test)]
mod tests;

pub use advice::{Advice, Target};

use crate::digest::{Digest, Sought};
use crate::image::{Descriptor, Place, REFERENCE_DIGEST};
use crate::json::NodeId;
use crate::library::{DocumentId, ExpectationSource, Library, Mention};
use crate::media_type as mt;
use std::collections::HashSet;

/// Digests that are told of where first digits fit several.
const DIGEST_LIMIT: usize = 20;
/// Parts that are told of one digest.
const PART_LIMIT: usize = 60;

/// Annotation that names the image another one was built on.
///
/// Source: image-spec v1.1.1 `annotations.md`.
const BASE_DIGEST: &str = "org.opencontainers.image.base.digest";

/// A part that a digest plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The bytes of this document have it.
    Document(DocumentId),
    /// The original of this document has it, as its wrapping states: these bytes are others.
    Original(DocumentId),
    /// An entry of this index, by its place.
    Entry(DocumentId, usize),
    /// The config of this manifest: the image ID of `docker images`, where images are not kept by containerd.
    Config(DocumentId),
    /// A layer of this manifest (or another blob), by its place.
    Layer(DocumentId, usize),
    /// The uncompressed content of a layer, by its place, as this config says.
    DiffId(DocumentId, usize),
    /// Layers up to this place on top of each other, as follows from this config.
    ChainId(DocumentId, usize),
    /// What this document is about.
    Subject(DocumentId),
    /// What the attestation at this place of this index is about.
    Attested(DocumentId, usize),
    /// What this lone descriptor describes.
    Described(DocumentId),
    /// The image that this document says it was built on.
    Base(DocumentId, NodeId),
    /// Another value of this document.
    Value(DocumentId, NodeId),
    /// What this document should have, as somebody says.
    Expected(DocumentId, ExpectationSource),
}

/// What a digest is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The whole digest.
    pub digest: Digest,
    /// Its parts, the telling ones first.
    pub parts: Vec<Part>,
    /// Number of parts that are left out.
    pub more: usize,
    /// What it means to pin it.
    pub advice: Option<Advice>,
}

/// Whether any document holds `sought`.
pub fn is_known(library: &Library, sought: &Sought) -> bool {
    library.is_mentioned(sought) || meant(library, sought).next().is_some()
}

/// What `sought` is here: nothing where no document holds it, several answers where first digits fit several digests.
pub fn look_up(library: &Library, sought: &Sought) -> Vec<Answer> {
    let mut mentions = library.mentions(sought);
    let mut known: HashSet<Digest> = mentions.iter().map(|(digest, _)| digest.clone()).collect();
    for meant in meant(library, sought) {
        if known.insert(meant.clone()) {
            mentions.push((meant.clone(), Vec::new()));
        }
    }
    mentions.truncate(DIGEST_LIMIT);
    mentions.into_iter().map(|(digest, places)| answer(library, digest, &places)).collect()
}

/// The digests that fit `sought` among those that documents should have, or whose originals have them.
fn meant<'a>(library: &'a Library, sought: &'a Sought) -> impl Iterator<Item = &'a Digest> {
    let stated = library
        .documents()
        .iter()
        .flat_map(|document| document.expected.iter().map(|expected| &expected.digest).chain(&document.stated.original));
    stated.filter(move |digest| match sought {
        Sought::Whole(whole) => whole == *digest,
        Sought::Beginning(digits) => digest.encoded().starts_with(&**digits),
    })
}

fn answer(library: &Library, digest: Digest, places: &[(DocumentId, Mention)]) -> Answer {
    let own = library.by_digest(&digest).map(|document| document.id);
    let mut parts: Vec<Part> = own.map(Part::Document).into_iter().collect();
    let originals = library.documents().iter().filter(|document| document.stated.original.as_ref() == Some(&digest));
    parts.extend(originals.map(|document| Part::Original(document.id)));
    parts.extend(places.iter().filter_map(|(id, mention)| part(library, *id, *mention)));
    // Other digests of the same bytes may name it elsewhere.
    let naming = own.and_then(|id| library.get(id)).into_iter().flat_map(|document| library.referrers(document));
    parts.extend(naming.filter_map(|(holder, descriptor)| match descriptor.place {
        Place::Entry(at) if !is_entry(library, holder.id, at, descriptor) => None,
        place => Some(placed(holder.id, place)),
    }));
    // Where the bytes have it, that they should goes without saying.
    for document in library.documents().iter().filter(|document| Some(document.id) != own) {
        let expected = document.expected.iter().filter(|expected| expected.digest == digest);
        parts.extend(expected.map(|expected| Part::Expected(document.id, expected.source)));
    }
    let mut seen = HashSet::new();
    parts.retain(|part| seen.insert(*part));
    parts.sort_by_key(|part| part.rank());
    let advice = advice::advice(library, &digest, &parts);
    let more = parts.len().saturating_sub(PART_LIMIT);
    parts.truncate(PART_LIMIT);
    Answer { digest, parts, more, advice }
}

fn part(library: &Library, id: DocumentId, mention: Mention) -> Option<Part> {
    let document = library.get(id)?;
    let (tree, image) = (document.tree.as_deref()?, document.image.as_deref()?);
    Some(match mention {
        Mention::DiffId(at) => Part::DiffId(id, at),
        Mention::ChainId(at) => Part::ChainId(id, at),
        Mention::Descriptor(at) => placed(id, image.descriptors.get(at)?.place),
        Mention::Value(node) => {
            let value = tree.value(node);
            let annotation = value.parent().filter(|parent| parent.is_named("annotations"));
            let entry = || {
                let holder = annotation?.parent()?;
                let list = holder.parent().filter(|list| list.is_named("manifests"))?;
                let entry = image.index.as_ref()?.entries.get(holder.index())?;
                (list.parent()?.id() == tree.root().id() && entry.node == holder.id()).then(|| holder.index())
            };
            match annotation {
                // A layer of schema 1.
                None if image.schema1.is_some() && value.is_named("blobSum") => Part::Layer(id, value.parent()?.index()),
                Some(_) if value.is_named(BASE_DIGEST) => Part::Base(id, node),
                Some(_) if value.is_named(REFERENCE_DIGEST) => entry().map_or(Part::Value(id, node), |at| Part::Attested(id, at)),
                _ => Part::Value(id, node),
            }
        }
    })
}

fn placed(holder: DocumentId, place: Place) -> Part {
    match place {
        Place::Entry(at) => Part::Entry(holder, at),
        Place::Config => Part::Config(holder),
        Place::Layer(at) => Part::Layer(holder, at),
        Place::Subject => Part::Subject(holder),
        Place::Alone => Part::Described(holder),
    }
}

impl Part {
    /// The document that it speaks of.
    pub fn document(self) -> DocumentId {
        match self {
            Part::Document(id)
            | Part::Original(id)
            | Part::Entry(id, _)
            | Part::Config(id)
            | Part::Layer(id, _)
            | Part::DiffId(id, _)
            | Part::ChainId(id, _)
            | Part::Subject(id)
            | Part::Attested(id, _)
            | Part::Described(id)
            | Part::Base(id, _)
            | Part::Value(id, _)
            | Part::Expected(id, _) => id,
        }
    }

    fn rank(self) -> usize {
        match self {
            Part::Document(_) | Part::Original(_) => 0,
            Part::Entry(..) => 1,
            Part::Config(_) => 2,
            Part::Layer(..) => 3,
            Part::DiffId(..) => 4,
            Part::ChainId(..) => 5,
            Part::Subject(_) => 6,
            Part::Attested(..) => 7,
            Part::Base(..) => 8,
            Part::Described(_) => 9,
            Part::Value(..) => 10,
            Part::Expected(..) => 11,
        }
    }
}

/// The entries of indexes that lead to the image whose manifest or config this document is.
pub fn images_of(library: &Library, id: DocumentId) -> Vec<(DocumentId, usize)> {
    let Some(document) = library.get(id) else { return Vec::new() };
    let mut found = Vec::new();
    for (holder, descriptor) in library.referrers(document) {
        match descriptor.place {
            Place::Entry(at) if is_entry(library, holder.id, at, descriptor) => found.push((holder.id, at)),
            // From a config to its manifest, and once more.
            Place::Config => found.extend(library.referrers(holder).filter_map(|(index, descriptor)| {
                let at = descriptor.entry().filter(|at| is_entry(library, index.id, *at, descriptor))?;
                Some((index.id, at))
            })),
            _ => {}
        }
        if found.len() >= PART_LIMIT {
            break;
        }
    }
    found
}

fn is_entry(library: &Library, id: DocumentId, at: usize, descriptor: &Descriptor) -> bool {
    let index = library.get(id).and_then(|document| document.image.as_deref()?.index.as_ref()?.entries.get(at));
    index.is_some_and(|entry| entry.node == descriptor.node)
}

/// The layer whose uncompressed content is the `at`th of `config`: the digest that the config's manifest names at this place.
pub fn layer_of(library: &Library, config: DocumentId, at: usize) -> Option<Digest> {
    let config = library.get(config)?;
    let mut manifests = library.referrers(config).filter(|(_, descriptor)| descriptor.place == Place::Config);
    manifests.find_map(|(manifest, _)| {
        let mut descriptors = manifest.image.as_deref()?.descriptors.iter();
        let layer = descriptors.find(|descriptor| descriptor.place == Place::Layer(at))?;
        let is_layer = layer.media_type().is_none_or(|name| mt::class(name) == Some(mt::Class::Layer));
        layer.digest().filter(|_| is_layer).cloned()
    })
}

/// The uncompressed content of the layer at this place of `manifest`, as its config says.
pub fn diff_id_of(library: &Library, manifest: DocumentId, at: usize) -> Option<Digest> {
    let manifest = library.get(manifest)?;
    let config = manifest.image.as_deref()?.descriptors.iter().find(|descriptor| descriptor.place == Place::Config)?;
    let config = library.by_digest(config.digest()?)?;
    let diff_id = config.tree.as_deref()?.root().get("rootfs")?.get("diff_ids")?.items().nth(at)?;
    Digest::parse(&diff_id.as_str()?).ok()
}
