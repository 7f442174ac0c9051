//! Documents inside the documents that were given: each is taken out under its own name, down to the last wrapping.

use super::{Document, DocumentId, Expectation, ExpectationSource, Library, Origin, Route, Stated, Within};
use crate::dialect::{Fidelity, Found, documents_in};
use crate::digest::Digest;
use crate::doctor::examine;
use std::collections::{HashMap, HashSet, VecDeque};

/// Documents that are taken out at one time.
pub const TAKEN_LIMIT: usize = 1024;

/// Wrappings inside wrappings that are opened.
pub const DEPTH: usize = 4;

/// Bytes of rewritten documents for whose originals is searched at one time: each is hashed in hundreds of forms, while a
/// person waits.
const SEARCH_LIMIT: usize = 128 << 10;

/// What came of opening documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The documents that are meant: those taken out, in place of what they were taken out of.
    pub documents: Vec<DocumentId>,
    /// How many more stay in their wrapping, because they are too many.
    pub left: usize,
}

/// What was read and taken out of wrappings before it was given: large documents take their time.
#[derive(Default)]
pub struct Ahead {
    /// By digest, and whether Platmap drew it.
    documents: HashMap<(Digest, bool), Document>,
    /// What stands in a document with this digest, and how many more.
    found: HashMap<Digest, (Vec<Found>, usize)>,
}

impl Ahead {
    /// Notes a document that was read.
    pub fn note(&mut self, document: Document) {
        self.documents.insert((document.sha256().clone(), document.is_drawn()), document);
    }

    /// Notes what stands in a document.
    pub fn note_found(&mut self, outer: &Document, found: Vec<Found>, left: usize) {
        self.found.insert(outer.sha256().clone(), (found, left));
    }

    /// The document with these bytes, as it was read.
    pub fn document(&self, digest: &Digest, is_drawn: bool) -> Option<&Document> {
        self.documents.get(&(digest.clone(), is_drawn))
    }
}

/// What stands in the wrapping that `outer` is, and how many more documents.
pub fn found_in(outer: &Document) -> (Vec<Found>, usize) {
    let mut found = outer.dialect.map(|dialect| documents_in(dialect, &outer.paste())).unwrap_or_default();
    let left = found.len().saturating_sub(TAKEN_LIMIT);
    found.truncate(TAKEN_LIMIT);
    (found, left)
}

/// The document with these bytes: as it was read ahead, else read now.
pub(super) fn read(ahead: &[&Ahead], id: DocumentId, origin: Origin, bytes: Vec<u8>) -> Document {
    let is_drawn = origin.route == Route::Drawn;
    let digest = (!ahead.is_empty()).then(|| Digest::of(crate::digest::Algorithm::Sha256, &bytes));
    let known = digest.and_then(|digest| ahead.iter().find_map(|ahead| ahead.document(&digest, is_drawn)));
    match known {
        Some(known) => known.anew(id, origin),
        None => Document::read(id, origin, bytes),
    }
}

impl Library {
    /// Takes the documents out that stand inside these. What was given stays as it is.
    pub fn open(&mut self, given: &[DocumentId]) -> Opened {
        self.open_ahead(given, &[])
    }

    /// As [`Library::open`], with what was read before.
    pub fn open_ahead(&mut self, given: &[DocumentId], ahead: &[&Ahead]) -> Opened {
        let mut opened = Opened::default();
        let mut waiting: VecDeque<(DocumentId, usize)> = given.iter().map(|id| (*id, 0)).collect();
        let mut listings = Vec::new();
        let mut taken = 0;
        let mut search = SEARCH_LIMIT;
        let mut meant = HashSet::new();
        while let Some((id, depth)) = waiting.pop_front() {
            let Some(outer) = self.get(id).cloned() else { continue };
            let dialect = outer.dialect.filter(|_| depth < DEPTH);
            let known = dialect.and_then(|_| ahead.iter().find_map(|ahead| ahead.found.get(outer.sha256()).cloned()));
            let (found, left) = known.unwrap_or_else(|| dialect.map(|_| found_in(&outer)).unwrap_or_default());
            opened.left += left;
            let mut means = false;
            for (dialect, found) in found.into_iter().filter_map(|found| Some((dialect?, found))) {
                if taken == TAKEN_LIMIT {
                    opened.left += 1;
                    continue;
                }
                taken += 1;
                means |= found.fidelity == Fidelity::Drawn;
                match found.fidelity {
                    Fidelity::Drawn => listings.push((outer.clone(), Within { outer: id, dialect }, found)),
                    _ => {
                        if let Some(inner) = self.take(&outer, Within { outer: id, dialect }, found, &mut search, ahead) {
                            means = true;
                            waiting.push_back((inner, depth + 1));
                        }
                    }
                }
            }
            if !means && meant.insert(id) {
                opened.documents.push(id);
            }
        }
        // An index that is there says more than what can be drawn: so these come last.
        let indexes = if listings.is_empty() { Indexes::default() } else { Indexes::of(self) };
        for (outer, within, found) in listings {
            let id = self.draw(&outer, within, found, &indexes, ahead);
            if meant.insert(id) {
                opened.documents.push(id);
            }
        }
        opened
    }

    /// Takes one document in; nothing where it is what it was found in.
    fn take(&mut self, outer: &Document, within: Within, found: Found, search: &mut usize, ahead: &[&Ahead]) -> Option<DocumentId> {
        let (found, route) = match found.fidelity {
            Fidelity::Exact => (found, Route::Embedded),
            Fidelity::Rewritten => restored(found, search),
            _ => (found, outer.origin.route),
        };
        if *found.bytes == *outer.bytes {
            return None;
        }
        let expected = found.expected.map(|digest| Expectation { digest, source: ExpectationSource::Wrapping });
        let digest = Digest::of(crate::digest::Algorithm::Sha256, &found.bytes);
        let document = match self.by_digest(&digest).filter(|known| *known.bytes == *found.bytes) {
            Some(known) => {
                let fresh = expected.into_iter().filter(|expected| !known.expected.contains(expected));
                let all = known.expected.iter().cloned().chain(fresh).collect();
                let stated = if known.stated == Stated::default() { found.stated } else { known.stated.clone() };
                known.with_expected(all).stated(stated)
            }
            None => read(ahead, self.next_id(), Origin { name: name(outer, found.name), route }, found.bytes)
                .with(expected.into_iter().collect())
                .stated(found.stated)
                .within(within),
        };
        let id = document.id;
        self.insert(document);
        Some(id)
    }

    /// Draws a listing, unless an index that was given lists all of it, or it is drawn already: then it is that document.
    fn draw(&mut self, outer: &Document, within: Within, found: Found, indexes: &Indexes, ahead: &[&Ahead]) -> DocumentId {
        let document = read(ahead, self.next_id(), Origin { name: name(outer, found.name), route: Route::Drawn }, found.bytes)
            .stated(found.stated)
            .within(within);
        if let Some(known) = self.documents().iter().find(|known| known.is_drawn() && known.bytes == document.bytes) {
            return known.id;
        }
        if let Some(known) = indexes.covering(&digests(&document).collect()) {
            return known;
        }
        let id = document.id;
        self.insert(document);
        id
    }
}

/// The indexes that were given, by what they list.
#[derive(Default)]
struct Indexes {
    given: Vec<(DocumentId, HashSet<String>)>,
    listing: HashMap<String, Vec<usize>>,
}

impl Indexes {
    fn of(library: &Library) -> Self {
        let mut indexes = Self::default();
        for document in library.documents().iter().filter(|document| document.has_bytes() && document.kind().is_index()) {
            let listed: HashSet<String> = digests(document).map(str::to_owned).collect();
            for digest in &listed {
                indexes.listing.entry(digest.clone()).or_default().push(indexes.given.len());
            }
            indexes.given.push((document.id, listed));
        }
        indexes
    }

    /// The first that lists all of these.
    fn covering(&self, listed: &HashSet<&str>) -> Option<DocumentId> {
        let rarest = listed.iter().map(|digest| self.listing.get(*digest)).min_by_key(|places| places.map_or(0, Vec::len))??;
        let mut candidates = rarest.iter().filter_map(|at| self.given.get(*at));
        candidates.find(|(_, own)| listed.iter().all(|digest| own.contains(*digest))).map(|(id, _)| *id)
    }
}

/// The digests of an index's entries, as written.
fn digests(document: &Document) -> impl Iterator<Item = &str> {
    let index = document.image.as_deref().and_then(|image| image.index.as_ref());
    index.into_iter().flat_map(|index| index.entries.iter().filter_map(|entry| entry.digest_text()))
}

fn name(outer: &Document, inner: String) -> String {
    match (outer.origin.name.as_str(), inner) {
        ("", inner) => inner,
        (outer, inner) if inner.is_empty() => outer.to_owned(),
        (outer, inner) => format!("{outer}: {inner}"),
    }
}

/// What a tool wrote anew, as it was before, where its digest is known and the bytes can be found.
fn restored(found: Found, search: &mut usize) -> (Found, Route) {
    let left = search.checked_sub(found.bytes.len());
    let original = found.stated.original.clone().filter(|_| left.is_some());
    *search = left.unwrap_or(*search);
    let Some((digest, restored)) = original.and_then(|digest| Some((digest.clone(), examine(&found.bytes, &digest)?.restored?))) else {
        return (found, Route::Rewritten);
    };
    let stated = Stated { original: None, ..found.stated };
    (Found { bytes: restored.bytes, expected: Some(digest), stated, ..found }, Route::Restored)
}
