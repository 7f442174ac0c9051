//! Where the documents of a library stand, by identity, digest and kind. Kept up to date while documents come one by one.

use super::{Document, DocumentId};
use crate::digest::{Algorithm, Digest};
use crate::image::Kind;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

/// Digests that are compared one by one.
const FEW: usize = 4;

/// Places among the documents.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    by_id: HashMap<DocumentId, usize>,
    sha256: HashMap<Digest, usize>,
    /// sha384 and sha512 are rare: computed when first asked for.
    rare: [OnceCell<HashMap<Digest, usize>>; 2],
    kinds: HashMap<Kind, usize>,
}

impl Places {
    pub(super) fn read(documents: &[Rc<Document>]) -> Self {
        let mut places = Self::default();
        (1..=documents.len()).filter_map(|count| documents.get(..count)).for_each(|documents| places.add(documents));
        places
    }

    /// Takes in the last of `documents`.
    pub(super) fn add(&mut self, documents: &[Rc<Document>]) {
        let Some((document, before)) = documents.split_last() else { return };
        self.by_id.insert(document.id, before.len());
        *self.kinds.entry(document.kind()).or_default() += 1;
        self.rare = Default::default();
        name(&mut self.sha256, Algorithm::Sha256, documents, before.len());
    }

    /// The place of the document with this identity.
    pub(super) fn of(&self, id: DocumentId) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    /// The place of the document that this digest names.
    pub(super) fn named(&self, digest: &Digest, documents: &[Rc<Document>]) -> Option<usize> {
        let algorithm = digest.algorithm()?;
        let cell = match algorithm {
            // A large index asks for each of its entries, and mostly there are few documents: these are compared.
            Algorithm::Sha256 if self.sha256.len() <= FEW => {
                return self.sha256.iter().find(|(known, _)| *known == digest).map(|(_, at)| *at);
            }
            Algorithm::Sha256 => return self.sha256.get(digest).copied(),
            Algorithm::Sha384 => self.rare.first(),
            Algorithm::Sha512 => self.rare.last(),
        };
        let named = cell?.get_or_init(|| {
            let mut named = HashMap::new();
            (0..documents.len()).for_each(|at| name(&mut named, algorithm, documents, at));
            named
        });
        named.get(digest).copied()
    }

    /// How many documents are of each kind.
    pub(super) fn kinds(&self) -> impl Iterator<Item = (Kind, usize)> {
        self.kinds.iter().map(|(kind, count)| (*kind, *count))
    }
}

/// Notes the digests of the document at `at`. Of two with one digest (two signed schema 1 manifests of one payload) the one
/// whose bytes have it counts, else the one with the smaller digest of its own: not the one that came first.
fn name(named: &mut HashMap<Digest, usize>, algorithm: Algorithm, documents: &[Rc<Document>], at: usize) {
    let Some(document) = documents.get(at).filter(|document| document.has_bytes()) else { return };
    let rank = |document: &Document, digest: &Digest| (document.digest(algorithm) != digest, document.sha256().clone());
    for digest in [document.digest(algorithm), document.registry_digest(algorithm)] {
        match named.entry(digest.clone()) {
            Entry::Vacant(place) => _ = place.insert(at),
            Entry::Occupied(mut place) => {
                if documents.get(*place.get()).is_none_or(|known| rank(document, digest) < rank(known, digest)) {
                    place.insert(at);
                }
            }
        }
    }
}
