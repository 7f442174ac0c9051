//! What happens to bytes that are given: new documents, known ones, expected digests.

use super::{Ahead, Selection, Workbench};
use crate::digest::{Algorithm, Digest};
use crate::library::{Document, DocumentId, Expectation, ExpectationSource, Origin, Route};
use std::rc::Rc;

/// Bytes that a person gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The name of the file; empty where there is none.
    pub name: String,
    /// How they came.
    pub route: Route,
    /// The exact bytes.
    pub bytes: Rc<[u8]>,
    /// The digest of the entry that they were given for, if they were.
    pub entry: Option<Digest>,
    /// What was learnt of them already.
    pub ahead: Option<Rc<Ahead>>,
}

impl Given {
    /// Bytes under a name, for no entry in particular.
    pub fn new(name: impl Into<String>, route: Route, bytes: impl Into<Rc<[u8]>>) -> Self {
        Self { name: name.into(), route, bytes: bytes.into(), entry: None, ahead: None }
    }

    /// The digest of the bytes.
    fn digest(&self) -> Digest {
        let known = self.ahead.as_deref().and_then(Ahead::digest);
        known.cloned().unwrap_or_else(|| Digest::of(Algorithm::Sha256, &self.bytes))
    }

    /// The document that the bytes are.
    pub(super) fn read(&self, id: DocumentId, origin: Origin) -> Document {
        let known = self.ahead.as_deref().and_then(|ahead| ahead.read.document(ahead.digest()?, false));
        match known {
            Some(known) => known.anew(id, origin),
            None => Document::read(id, origin, self.bytes.to_vec()),
        }
    }
}

impl Workbench {
    pub(super) fn give(&mut self, given: Vec<Given>) {
        let given = self.without_messages(given);
        let given = self.without_questions(given);
        if given.is_empty() {
            return;
        }
        let answered = self.answered();
        self.notice = None;
        let ahead: Vec<Rc<Ahead>> = given.iter().filter_map(|given| given.ahead.clone()).collect();
        let taken: Vec<DocumentId> = given.into_iter().map(|given| self.take(given)).collect();
        self.take_out(&taken, &ahead);
        // What cannot be read is not answered by what an earlier message was told.
        if self.document().is_some_and(|open| open.kind() == crate::image::Kind::Unknown && taken.contains(&open.id)) {
            self.trouble = None;
        }
        let more = self.answered().saturating_sub(answered);
        if more > 0 && self.notice.is_none() {
            self.notice = Some(super::Notice::Answered(more));
        }
    }

    /// Opens documents that are there. A wrapping stays in the documents list; what a person means is inside it.
    pub(super) fn take_out(&mut self, given: &[DocumentId], ahead: &[Rc<Ahead>]) {
        let read: Vec<_> = ahead.iter().map(|ahead| &ahead.read).collect();
        let opened = Rc::make_mut(&mut self.library).open_ahead(given, &read);
        self.adopt(ahead);
        if opened.left > 0 {
            self.notice = Some(super::Notice::TooMany(opened.left));
        }
        self.analyse();
        self.choose(&opened.documents);
    }

    pub(super) fn take(&mut self, given: Given) -> DocumentId {
        let library = Rc::make_mut(&mut self.library);
        let digest = given.digest();
        // A signed manifest goes by the digest of its payload, too: only equal bytes are the same document.
        if let Some(known) = library.by_digest(&digest).filter(|known| known.bytes == given.bytes).cloned() {
            let expected = expectations(&given, &known);
            let fresh: Vec<_> = expected.into_iter().filter(|expected| !known.expected.contains(expected)).collect();
            if !fresh.is_empty() {
                library.insert(known.with_expected([known.expected.clone(), fresh].concat()));
            }
            self.notice = Some(super::Notice::AlreadyGiven(known.id));
            return known.id;
        }
        let id = library.next_id();
        let origin = Origin { name: given.name.clone(), route: given.route };
        let document = given.read(id, origin);
        let expected = expectations(&given, &document);
        library.insert(document.with(expected));
        id
    }

    /// Opens what a person will want to see: an index that came, or the one document that came; children stay in the back.
    fn choose(&mut self, taken: &[DocumentId]) {
        let documents = || taken.iter().filter_map(|id| self.library.get(*id));
        let is_child = |document: &Rc<Document>| {
            let meant = document.expected.iter().filter(|expected| expected.source != ExpectationSource::Person);
            self.library.referrers(document).next().is_some()
                || meant.into_iter().any(|expected| self.library.naming(&expected.digest).next().is_some())
        };
        // An index that was given, then one that was drawn, then one inside another.
        let index = documents()
            .find(|document| document.kind().is_index() && !document.is_drawn() && !is_child(document))
            .or_else(|| documents().find(|document| document.is_drawn()))
            .or_else(|| documents().find(|document| document.kind().is_index()));
        let known = documents().find(|document| !is_child(document) && document.kind() != crate::image::Kind::Unknown);
        let first = known.or_else(|| documents().find(|document| !is_child(document)));
        let staying = self.document().is_some() && documents().all(is_child);
        let choice = if staying { None } else { index.or(first).or_else(|| documents().next()).map(|document| document.id) };
        if let Some(id) = choice {
            if self.open != Some(id) {
                self.selection = Selection::default();
            }
            self.open = Some(id);
            self.panel = self.panel.for_work();
        }
    }
}

/// Digests that the bytes should have, by the entry they were given for and by their name.
pub(super) fn expectations(given: &Given, document: &Document) -> Vec<Expectation> {
    let entry = given.entry.clone().map(|digest| Expectation { digest, source: ExpectationSource::Entry });
    let named = digest_in_name(&given.name).filter(|digest| !is_tag_of_another(&given.name, digest, document));
    entry.into_iter().chain(named.map(|digest| Expectation { digest, source: ExpectationSource::FileName })).collect()
}

/// Whether the name is a tag that was made from the digest of another document: cosign keeps signatures under
/// `sha256-<hex>.sig`, and clients list what refers to a manifest under `sha256-<hex>`.
fn is_tag_of_another(name: &str, digest: &Digest, document: &Document) -> bool {
    if digest.algorithm().is_none_or(|algorithm| document.digest(algorithm) == digest) {
        return false;
    }
    let tag = digest.as_str().replace(':', "-");
    let cosign = [".sig", ".att", ".sbom"].iter().any(|ending| name.contains(&format!("{tag}{ending}")));
    let index = document.image.as_deref().and_then(|image| image.index.as_ref());
    let list = index.is_some_and(|index| index.lists_artifacts_only() && index.entries.iter().any(|entry| entry.artifact_type.is_some()));
    cosign || (list && name.contains(&tag))
}

/// The digest that a file's name holds: `blobs/sha256/<hex>`, `sha256-<hex>.json`, `<hex>`.
fn digest_in_name(name: &str) -> Option<Digest> {
    let runs = name.split(|c: char| !c.is_ascii_hexdigit());
    runs.rev().find_map(|run| {
        let algorithm = Algorithm::ALL.into_iter().find(|algorithm| algorithm.hex_len() == run.len())?;
        Digest::parse(&format!("{}:{}", algorithm.name(), run.to_ascii_lowercase())).ok()
    })
}
