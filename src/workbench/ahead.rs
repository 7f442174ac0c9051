//! What a person gives and is large, read and judged in steps before it comes to the workbench.

use super::{Given, Trouble, expectations};
use crate::analysis::{Analysis, Judging};
use crate::dialect::{Fidelity, Found, Stated};
use crate::digest::Digest;
use crate::library::{
    self, DEPTH, Document, DocumentId, Expectation, ExpectationSource, Library, Origin, Reader, Route, TAKEN_LIMIT, found_in,
};
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

/// What was given of so many bytes is read in steps; less is read at once.
pub const LARGE: usize = 512 << 10;

/// A document that was read and judged, and all that stands in it.
#[derive(Default)]
pub struct Ahead {
    digest: Option<Digest>,
    pub(super) read: library::Ahead,
    judged: HashMap<Digest, Rc<Analysis>>,
}

impl Ahead {
    /// The digest of the document as a whole.
    pub(super) fn digest(&self) -> Option<&Digest> {
        self.digest.as_ref()
    }

    /// What is known of `document` alone, where that is what was judged.
    pub(super) fn analysis(&self, document: &Document) -> Option<&Rc<Analysis>> {
        let analysis = self.judged.get(document.sha256())?;
        let judged = self.read.document(document.sha256(), document.is_drawn())?;
        // All else that the rules see are the bytes.
        let same = judged.has_bytes() == document.has_bytes() && judged.stated == document.stated;
        (same && judged.fidelity() == document.fidelity()).then_some(analysis)
    }
}

impl std::fmt::Debug for Ahead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ahead({:?})", self.digest)
    }
}

impl PartialEq for Ahead {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

/// A document on its way.
struct Part {
    origin: Origin,
    bytes: Vec<u8>,
    expected: Vec<Expectation>,
    stated: Stated,
    depth: usize,
}

enum Now {
    Between,
    Reading(Box<Reader>, Vec<Expectation>, Stated, usize),
    Judging(Box<Document>, Judging, usize),
    Opening(Box<Document>, usize),
}

/// What was given, while it is read and judged.
pub struct ReadAhead {
    given: Given,
    /// What is here already is not judged again.
    known: Rc<Library>,
    ahead: Ahead,
    waiting: VecDeque<Part>,
    now: Now,
    /// Bytes of the document at hand, of those that are done, and of all that are known.
    current: usize,
    done: usize,
    all: usize,
    taken: usize,
}

impl ReadAhead {
    /// Begins with nothing read. `known` are the documents that are here.
    pub fn new(given: Given, known: Rc<Library>) -> Self {
        let origin = Origin { name: given.name.clone(), route: given.route };
        let part = Part { origin, bytes: given.bytes.to_vec(), expected: Vec::new(), stated: Stated::default(), depth: 0 };
        let all = part.bytes.len();
        Self {
            given,
            known,
            ahead: Ahead::default(),
            waiting: VecDeque::from([part]),
            now: Now::Between,
            current: 0,
            done: 0,
            all,
            taken: 0,
        }
    }

    /// What is read.
    pub fn given(&self) -> &Given {
        &self.given
    }

    /// How much was done, from 0 to 1.
    pub fn share(&self) -> f64 {
        let current = match &self.now {
            Now::Between => 0.0,
            Now::Reading(reader, ..) => 0.4 * reader.share(),
            Now::Judging(_, judging, _) => 0.4 + 0.6 * judging.share(),
            Now::Opening(..) => 1.0,
        };
        (self.done as f64 + current * self.current as f64) / self.all.max(1) as f64
    }

    /// Takes a step. Whether it was the last.
    pub fn step(&mut self) -> bool {
        self.now = match std::mem::replace(&mut self.now, Now::Between) {
            Now::Between => match self.waiting.pop_front() {
                None => return true,
                Some(Part { origin, bytes, expected, stated, depth }) => {
                    self.current = bytes.len();
                    Now::Reading(Box::new(Reader::new(DocumentId(u32::MAX), origin, bytes)), expected, stated, depth)
                }
            },
            Now::Reading(mut reader, expected, stated, depth) => match reader.step() {
                None => Now::Reading(reader, expected, stated, depth),
                Some(document) => self.judge(document, expected, stated, depth),
            },
            Now::Judging(document, mut judging, depth) => match judging.step(&document) {
                None => Now::Judging(document, judging, depth),
                Some(analysis) => {
                    self.ahead.judged.insert(document.sha256().clone(), Rc::new(analysis));
                    Now::Opening(document, depth)
                }
            },
            Now::Opening(document, depth) => {
                self.open(&document, depth);
                self.ahead.read.note(*document);
                self.done += self.current;
                self.current = 0;
                Now::Between
            }
        };
        false
    }

    /// What was given, with all that was learnt of it.
    pub fn finish(self) -> Given {
        Given { ahead: Some(Rc::new(self.ahead)), ..self.given }
    }

    fn judge(&mut self, document: Document, mut expected: Vec<Expectation>, stated: Stated, depth: usize) -> Now {
        if self.ahead.digest.is_none() {
            self.ahead.digest = Some(document.sha256().clone());
            expected = expectations(&self.given, &document);
        }
        let document = Box::new(document.with(expected).stated(stated));
        if self.known.by_digest(document.sha256()).is_some_and(|known| known.bytes == document.bytes) {
            return Now::Opening(document, depth);
        }
        if Trouble::is_told_by(&document) {
            self.ahead.judged.insert(document.sha256().clone(), Rc::new(Analysis::message()));
            return Now::Opening(document, depth);
        }
        Now::Judging(document, Judging::new(), depth)
    }

    /// Notes what stands in a document, which comes next.
    fn open(&mut self, outer: &Document, depth: usize) {
        if outer.dialect.is_none() || depth >= DEPTH {
            return;
        }
        let (found, left) = found_in(outer);
        for found in found.iter().take(TAKEN_LIMIT.saturating_sub(self.taken)) {
            self.taken += 1;
            let part = part(outer, found, depth + 1);
            if part.bytes != *outer.bytes {
                self.all += part.bytes.len();
                self.waiting.push_back(part);
            }
        }
        self.ahead.read.note_found(outer, found, left);
    }
}

/// A document in another, as it will be taken out.
fn part(outer: &Document, found: &Found, depth: usize) -> Part {
    let route = match found.fidelity {
        Fidelity::Exact => Route::Embedded,
        Fidelity::Rewritten => Route::Rewritten,
        Fidelity::Drawn => Route::Drawn,
        _ => outer.origin.route,
    };
    let expected = found.expected.iter().cloned().map(|digest| Expectation { digest, source: ExpectationSource::Wrapping });
    Part {
        origin: Origin { name: String::new(), route },
        bytes: found.bytes.clone(),
        expected: expected.collect(),
        stated: found.stated.clone(),
        depth,
    }
}
