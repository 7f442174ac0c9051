//! Documents by digest: what was given, who points to whom, and what has been verified.

mod archives;
mod claims;
mod cycles;
mod document;
mod images;
mod inner;
mod judged;
mod listed;
mod mentions;
mod places;
mod reader;
mod referrers;
mod texts;
mod unread;
mod verify;

pub use crate::dialect::Stated;
use archives::Members;
pub use archives::{Held, Shelf};
pub use document::{Document, DocumentId, Expectation, ExpectationSource, Origin, Route, SIZE_LIMIT, Within};
pub use images::{ArchiveImage, full_name};
pub use inner::{Ahead, DEPTH, Opened, TAKEN_LIMIT, found_in};
pub use mentions::Mention;
pub use reader::Reader;
pub use unread::Unread;
pub use verify::{Difference, Verification};

use crate::digest::Digest;
use crate::image::Kind;
use claims::Claims;
use mentions::Mentions;
use places::Places;
use referrers::Referrers;
use std::cell::OnceCell;
use std::rc::Rc;
use texts::Texts;

/// The documents given, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Library {
    documents: Vec<Rc<Document>>,
    places: Places,
    shelves: Vec<Shelf>,
    /// Read when first asked for.
    members: OnceCell<Rc<Members>>,
    /// Read when first asked for.
    claims: OnceCell<Rc<Claims>>,
    texts: Texts,
    /// Read when first asked for.
    referrers: OnceCell<Rc<Referrers>>,
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
        match self.places.of(document.id) {
            Some(at) => {
                if let Some(known) = self.documents.get_mut(at) {
                    let same = Rc::ptr_eq(&known.bytes, &document.bytes) && known.has_bytes() == document.has_bytes();
                    *known = document;
                    if !same {
                        self.places = Places::read(&self.documents);
                    }
                }
            }
            None => {
                self.documents.push(document);
                self.places.add(&self.documents);
            }
        }
        self.forget();
    }

    /// Takes new documents in, all at once.
    pub fn insert_all(&mut self, documents: Vec<Document>) {
        for document in documents {
            self.next = self.next.max(document.id.0 + 1);
            self.documents.push(Rc::new(document));
            self.places.add(&self.documents);
        }
        self.forget();
    }

    /// Takes documents out and returns each with the place that it had: later ones first, for [`Library::restore`].
    pub fn remove(&mut self, ids: &[DocumentId]) -> Vec<(usize, Rc<Document>)> {
        let mut leaving: Vec<usize> = ids.iter().filter_map(|id| self.places.of(*id)).collect();
        leaving.sort_unstable_by(|one, other| other.cmp(one));
        leaving.dedup();
        let removed = leaving.into_iter().map(|at| (at, self.documents.remove(at))).collect();
        self.places = Places::read(&self.documents);
        self.forget();
        removed
    }

    /// Puts documents back where they stood, as [`Library::remove`] returned them.
    pub fn restore(&mut self, removed: Vec<(usize, Rc<Document>)>) {
        for (at, document) in removed.into_iter().rev() {
            self.documents.insert(at.min(self.documents.len()), document);
        }
        self.places = Places::read(&self.documents);
        self.forget();
    }

    /// The document with this identity.
    pub fn get(&self, id: DocumentId) -> Option<&Rc<Document>> {
        self.documents.get(self.places.of(id)?)
    }

    /// The document that this digest names: by its bytes, or as registries do ([`Document::registry_digest`]). What was
    /// drawn has no digest.
    pub fn by_digest(&self, digest: &Digest) -> Option<&Rc<Document>> {
        self.documents.get(self.places.named(digest, &self.documents)?)
    }

    /// Whether a document beside this one is of a kind that `wanted` takes.
    pub fn has_beside(&self, document: &Document, wanted: impl Fn(Kind) -> bool) -> bool {
        let own = usize::from(wanted(document.kind()));
        self.places.kinds().filter(|(kind, _)| wanted(*kind)).map(|(_, count)| count).sum::<usize>() > own
    }

    fn forget(&mut self) {
        self.members = OnceCell::new();
        self.claims = OnceCell::new();
        self.texts = Texts::default();
        self.referrers = OnceCell::new();
        self.mentions = OnceCell::new();
    }
}
