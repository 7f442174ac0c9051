//! Documents that are no JSON: references that a person typed, transcripts of HTTP.

use super::{Document, Library};
use std::cell::OnceCell;
use std::rc::Rc;

/// Every document is looked for in as many transcripts: more are no work of a person.
const TRANSCRIPTS: usize = 256;

/// Places of documents, each read when first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    all: OnceCell<Vec<usize>>,
    transcripts: OnceCell<Vec<usize>>,
}

impl Library {
    /// Documents that are no JSON, in the order in which they came.
    pub fn texts(&self) -> impl Iterator<Item = &Rc<Document>> {
        let is_json = |document: &Document| document.tree.is_some() && document.syntax.is_none();
        let read = || (0..).zip(self.documents()).filter(|(_, document)| !is_json(document)).map(|(at, _)| at).collect();
        self.texts.all.get_or_init(read).iter().filter_map(|at| self.documents().get(*at))
    }

    /// Texts that hold the head of an HTTP message; of very many those with the smallest digests, so that no order decides.
    pub fn transcripts(&self) -> impl Iterator<Item = &Rc<Document>> {
        let read = || {
            let mut found: Vec<&Rc<Document>> = self.texts().filter(|document| document.text.contains("HTTP/")).collect();
            found.sort_by_key(|document| document.sha256());
            found.into_iter().take(TRANSCRIPTS).filter_map(|document| self.places.of(document.id)).collect()
        };
        self.texts.transcripts.get_or_init(read).iter().filter_map(|at| self.documents().get(*at))
    }
}
