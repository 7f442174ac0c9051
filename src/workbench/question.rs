//! "What is this digest?": text that only names digests is a question about the documents, not a document.

use super::{Given, Panel, Workbench};
use crate::digest::{Digest, Sought};
use crate::guess::{Guess, guess};
use crate::library::{DocumentId, Origin, Route};
use crate::lookup::{Part, is_known, look_up};
use crate::sighting::{Form, Sightings, sightings};
use std::rc::Rc;

/// Longer texts ask nothing; in bytes. They would name tens of thousands of digests.
const LIMIT: usize = 4 << 20;

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The text as it was given.
    pub text: String,
    /// The digests in it.
    pub sightings: Sightings,
}

impl Question {
    /// The question that `text` asks; none where it is empty.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self { text: text.to_owned(), sightings: sightings(text) })
    }

    /// The whole digest, where the text is one digest (or a reference with one) and nothing else.
    fn alone(&self) -> Option<&Sought> {
        match self.sightings.found.as_slice() {
            [only] if only.form == Form::Alone => Some(&only.sought),
            _ => None,
        }
    }
}

impl Workbench {
    /// Takes the questions out of what was given. With nothing to ask about they stay documents, and are remembered.
    pub(super) fn without_questions(&mut self, given: Vec<Given>) -> Vec<Given> {
        let (mut texts, mut rest) = (Vec::new(), Vec::new());
        for given in given {
            match self.question_in(&given) {
                Some(text) => texts.push((text, given)),
                None => rest.push(given),
            }
        }
        let joined = texts.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join("\n");
        let Some(question) = Question::read(&joined) else { return rest };
        if self.open.is_none() {
            self.question = Some(Rc::new(question));
            if rest.is_empty() {
                rest = texts.into_iter().map(|(_, given)| given).collect();
            }
            return rest;
        }
        self.ask(question);
        rest
    }

    fn ask(&mut self, question: Question) {
        self.notice = None;
        // Alone and unknown, it is what the open document should have, unless that was drawn and has no digest.
        let drawn = self.document().is_some_and(|document| !document.has_bytes());
        if let Some(whole) = question.alone().and_then(Sought::whole).filter(|_| !drawn) {
            let own = self.document().is_some_and(|document| document.is_named(whole));
            if own || !self.is_known(whole) {
                self.expect(whole.as_str());
                self.question = own.then(|| Rc::new(question));
                return;
            }
        }
        self.question = Some(Rc::new(question));
        self.panel = Panel::Documents;
    }

    /// Whether the digest plays a part here besides being expected of something.
    fn is_known(&self, digest: &Digest) -> bool {
        let answers = look_up(&self.library, &Sought::Whole(digest.clone()));
        answers.iter().flat_map(|answer| &answer.parts).any(|part| !matches!(part, Part::Expected(..)))
    }

    /// The text, where it names digests and holds no document.
    fn question_in(&self, given: &Given) -> Option<String> {
        let asked = given.entry.is_none() && matches!(given.route, Route::Paste | Route::File) && given.bytes.len() <= LIMIT;
        let text = std::str::from_utf8(&given.bytes).ok().filter(|_| asked)?;
        let question = Question::read(text)?;
        match question.alone() {
            // Short words are taken for digits of a digest only where they are.
            Some(sought @ Sought::Beginning(_)) if !is_known(&self.library, sought) => return None,
            // A file with a reference is one of the documents: the rules about references compare it with the others.
            Some(_) => return (given.route == Route::Paste).then(|| text.to_owned()),
            None if question.sightings.found.is_empty() => return None,
            // A command and the document that it printed.
            None if text.lines().any(|line| line.trim_start().starts_with('{')) => return None,
            None => {}
        }
        let origin = Origin { name: given.name.clone(), route: given.route };
        let document = given.read(DocumentId(u32::MAX), origin);
        let is_document = document.dialect.is_some() || guess(&document) == Some(Guess::Html);
        (!is_document).then(|| text.to_owned())
    }

    /// How many of the digests asked about are known here.
    pub(super) fn answered(&self) -> usize {
        let found = self.question.as_deref().map(|question| question.sightings.found.as_slice()).unwrap_or_default();
        found.iter().filter(|sighting| is_known(&self.library, &sighting.sought)).count()
    }
}
