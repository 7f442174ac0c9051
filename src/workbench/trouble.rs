//! "Why does it not work?": a text that is the error message of a client is answered beside the index, and never takes its place.

use super::{Given, Panel, Workbench};
use crate::complaint::{Answer, Complaint, NoSimulation, Trial, answer, principal, recognise};
use crate::dialect::{Shape, documents_in};
use crate::guess::{Guess, guess};
use crate::image::Kind;
use crate::library::{Document, DocumentId, Library, Origin, Route};
use crate::picks::HostChoice;
use crate::sighting::{Form, sightings};
use std::rc::Rc;

/// Longer texts are logs or documents, not messages; in bytes.
const LIMIT: usize = 256 * 1024;

/// An error message, and what it complains of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The document that holds the message.
    pub document: DocumentId,
    /// What is complained of.
    pub complaint: Complaint,
}

impl Trouble {
    /// The trouble that `document` tells of; nothing where it is anything but the message of a client.
    pub fn read(document: &Document) -> Option<Self> {
        if document.bytes.len() > LIMIT || document.kind() != Kind::Unknown {
            return None;
        }
        let complaint = principal(&recognise(&document.text))?;
        is_message(document).then_some(Self { document: document.id, complaint })
    }

    /// Whether `document` is an error message and nothing more: a registry's error reply is a document with words of its own.
    pub fn is_told_by(document: &Document) -> bool {
        let is_bare = document.dialect.is_none_or(|dialect| dialect.shape == Shape::Document);
        is_bare && Self::read(document).is_some()
    }

    /// Whether `text`, pasted, is the message of a client.
    pub fn is_in(text: &str) -> bool {
        document_of(&Given::new("", Route::Paste, text.as_bytes())).is_some()
    }

    /// The answer beside `document`, and the trial that proves it. A message that names no platform is answered as on `host`.
    pub fn answer(&self, library: &Library, document: Option<&Document>, host: Option<&HostChoice>) -> (Answer, Option<Trial>) {
        let trial = document.and_then(|document| Trial::of(&self.complaint, library, document, host));
        let given = document.map(|document| (library, document));
        let on_host = host.filter(|_| document.is_some()).and_then(|host| self.complaint.on(host));
        let complaint = on_host.as_ref().unwrap_or(&self.complaint);
        let answer = match &trial {
            Some(trial) => answer(complaint, given, trial),
            None => answer(complaint, given, &NoSimulation),
        };
        (answer, trial)
    }
}

/// Whether a document with the words of a message is one: not a page, a file or a paste of documents that happens to have them.
fn is_message(document: &Document) -> bool {
    let other = !matches!(
        guess(document),
        None | Some(Guess::ShellError | Guess::Digests | Guess::Digest | Guess::Reference | Guess::Yaml | Guess::Kubernetes)
    );
    let holds = document.dialect.is_some_and(|dialect| !documents_in(dialect, &document.paste()).is_empty());
    let build = || sightings(&document.text).found.iter().any(|sighting| sighting.form == Form::Dockerfile);
    !other && !holds && !build()
}

/// The document that a message makes, where what was given is one.
fn document_of(given: &Given) -> Option<Document> {
    let asked = given.entry.is_none() && matches!(given.route, Route::Paste | Route::File) && given.bytes.len() <= LIMIT;
    let text = std::str::from_utf8(&given.bytes).ok().filter(|_| asked)?;
    if recognise(text).is_empty() {
        return None;
    }
    let origin = Origin { name: given.name.clone(), route: given.route };
    let document = Document::read(DocumentId(u32::MAX), origin, given.bytes.to_vec());
    Trouble::read(&document).is_some().then_some(document)
}

impl Workbench {
    /// The error message that is answered, while its text is here.
    pub fn trouble(&self) -> Option<&Rc<Trouble>> {
        self.trouble.as_ref().filter(|trouble| self.library.get(trouble.document).is_some())
    }

    /// The index that a message is answered from: the open one, else the one that was given last.
    pub fn index_at_hand(&self) -> Option<&Rc<Document>> {
        let open = self.document().filter(|document| document.kind().is_index());
        open.or_else(|| self.library.documents().iter().rev().find(|document| document.kind().is_index()))
    }

    /// Takes the messages out of what was given. They are kept in the back, and the last of them is answered.
    pub(super) fn without_messages(&mut self, given: Vec<Given>) -> Vec<Given> {
        let (messages, rest): (Vec<Given>, Vec<Given>) = given.into_iter().partition(|given| document_of(given).is_some());
        let Some(last) = messages.into_iter().map(|message| self.take(message)).last() else { return rest };
        let stays = self.document().is_some_and(|open| Trouble::read(open).is_none());
        self.trouble = self.library.get(last).and_then(|document| Trouble::read(document)).map(Rc::new);
        self.notice = None;
        self.analyse();
        if !stays {
            self.open(last);
        }
        self.panel = Panel::Matrix;
        rest
    }

    /// Answers the open document, where it is a message.
    pub(super) fn notice_trouble(&mut self) {
        if let Some(trouble) = self.document().and_then(|document| Trouble::read(document)) {
            self.trouble = Some(Rc::new(trouble));
        }
    }
}
