//! Documents by digest: what was given, who points to whom, and what has been verified.

mod archives;
mod cycles;
mod document;
mod images;
mod inner;
mod listed;
mod mentions;
mod referrers;
mod verify;

pub use crate::dialect::Stated;
pub use archives::{Held, Shelf};
pub use document::{Document, DocumentId, Expectation, ExpectationSource, Origin, Route, SIZE_LIMIT, Within};
pub use images::ArchiveImage;
pub use inner::{Opened, TAKEN_LIMIT};
pub use mentions::Mention;
pub use verify::{Difference, Verification};

use crate::archive::MemberId;
use crate::digest::{Algorithm, Digest};
use mentions::Mentions;
use referrers::Referrers;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The documents given, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Library {
    documents: Vec<Rc<Document>>,
    /// Places in `documents`.
    by_digest: HashMap<Digest, usize>,
    /// Places in `documents`, by the digests that they should have.
    by_expected: Rc<HashMap<Digest, Vec<usize>>>,
    shelves: Vec<Shelf>,
    /// Members of archives by the digests of their content.
    blobs: Rc<HashMap<Digest, MemberId>>,
    /// Members of archives by the digests that their paths state.
    stated_blobs: Rc<HashMap<Digest, MemberId>>,
    /// Places in `documents`.
    by_member: HashMap<MemberId, usize>,
    /// Read when first asked for.
    referrers: OnceCell<Referrers>,
    /// Read when first asked for.
    mentions: OnceCell<Rc<Mentions>>,
    next: u32,
    next_archive: u32,
}

impl PartialEq for Library {
    fn eq(&self, other: &Self) -> bool {
        self.documents == other.documents && self.shelves == other.shelves && self.next == other.next
    }
}

impl Library {
    /// The documents, oldest first.
    pub fn documents(&self) -> &[Rc<Document>] {
        &self.documents
    }

    /// The identity that the next document will have; never used twice.
    pub fn next_id(&self) -> DocumentId {
        DocumentId(self.next)
    }

    /// Takes `document` in, in place of the one with its identity if there is one.
    pub fn insert(&mut self, document: Document) {
        self.next = self.next.max(document.id.0 + 1);
        let document = Rc::new(document);
        match self.documents.iter_mut().find(|known| known.id == document.id) {
            Some(known) => *known = document,
            None => self.documents.push(document),
        }
        self.index();
    }

    /// Takes new documents in, all at once.
    pub fn insert_all(&mut self, documents: Vec<Document>) {
        for document in documents {
            self.next = self.next.max(document.id.0 + 1);
            self.documents.push(Rc::new(document));
        }
        self.index();
    }

    /// Takes documents out and returns them with their places, the last first.
    pub fn remove(&mut self, ids: &HashSet<DocumentId>) -> Vec<(usize, Rc<Document>)> {
        let (mut removed, mut kept) = (Vec::new(), Vec::new());
        for (at, document) in std::mem::take(&mut self.documents).into_iter().enumerate() {
            if ids.contains(&document.id) { removed.push((at, document)) } else { kept.push(document) }
        }
        self.documents = kept;
        removed.reverse();
        self.index();
        removed
    }

    /// Puts documents back where they stood.
    pub fn restore(&mut self, removed: Vec<(usize, Rc<Document>)>) {
        for (at, document) in removed.into_iter().rev() {
            self.documents.insert(at.min(self.documents.len()), document);
        }
        self.index();
    }

    /// The document with this identity.
    pub fn get(&self, id: DocumentId) -> Option<&Rc<Document>> {
        // Documents stand in the order of their identities, but for some that were brought back.
        let place = self.documents.binary_search_by_key(&id, |document| document.id).ok();
        place.map_or_else(|| self.documents.iter().find(|document| document.id == id), |at| self.documents.get(at))
    }

    /// The document that this digest names: by its bytes, or as registries do ([`Document::registry_digest`]). What was
    /// drawn has no digest.
    pub fn by_digest(&self, digest: &Digest) -> Option<&Rc<Document>> {
        let rare = digest.algorithm().is_some_and(|algorithm| algorithm != Algorithm::Sha256);
        match self.by_digest.get(digest) {
            Some(at) => self.documents.get(*at),
            // sha384 and sha512 are rare: computed when asked for.
            None => self.documents.iter().find(|document| rare && document.has_bytes() && document.is_named(digest)),
        }
    }

    fn index(&mut self) {
        let names = |document: &Document| [document.registry_digest(Algorithm::Sha256).clone(), document.sha256().clone()];
        let given = self.documents.iter().enumerate().rev().filter(|(_, document)| document.has_bytes());
        self.by_digest = given.flat_map(|(at, document)| names(document).map(|digest| (digest, at))).collect();
        let mut expected: HashMap<Digest, Vec<usize>> = HashMap::new();
        for (at, document) in self.documents.iter().enumerate() {
            for expectation in &document.expected {
                expected.entry(expectation.digest.clone()).or_default().push(at);
            }
        }
        self.by_expected = Rc::new(expected);
        self.index_archives();
        self.referrers = OnceCell::new();
        self.mentions = OnceCell::new();
    }
}
