//! Texts with HTTP messages in them: what a document's reply may stand in.

use super::{Document, Library};
use std::rc::Rc;

/// Every document is looked for in as many: more are no work of a person.
const LIMIT: usize = 256;

impl Library {
    /// Texts that are no JSON and hold the head of an HTTP message; of very many those with the smallest digests, so that no
    /// order decides.
    pub fn transcripts(&self) -> impl Iterator<Item = &Rc<Document>> {
        let read = || {
            let is_json = |document: &Document| document.tree.is_some() && document.syntax.is_none();
            let holds = |document: &Document| !is_json(document) && document.text.contains("HTTP/");
            let mut found: Vec<(usize, &Rc<Document>)> =
                self.documents().iter().enumerate().filter(|(_, document)| holds(document)).collect();
            found.sort_by_key(|(_, document)| document.sha256());
            found.into_iter().map(|(at, _)| at).take(LIMIT).collect()
        };
        self.transcripts.get_or_init(read).iter().filter_map(|at| self.documents().get(*at))
    }
}
