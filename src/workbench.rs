//! The whole state of the app and the actions on it: a pure reducer. Nothing here knows of a browser.

mod ahead;
mod condition;
mod hauls;
mod incoming;
mod intake;
mod question;
mod reading;
mod route;
mod simulation;
#[cfg(test)]
mod tests;
mod trouble;

pub use ahead::{Ahead, LARGE, ReadAhead};
pub use condition::{Condition, ErrorsAt, Inside};
pub use hauls::{Haul, News, Stage};
pub use incoming::{Incoming, IncomingId};
pub use intake::Given;
use intake::expectations;
pub use question::Question;
pub use reading::TimeLeft;
pub use route::Panel;
pub use simulation::Simulation;
pub use trouble::Trouble;

use crate::analysis::Analysis;
use crate::archive::{ArchiveId, Form};
use crate::commands::Shell;
use crate::digest::{Digest, Sought};
use crate::graph::Folds;
use crate::language::Language;
use crate::library::{Document, DocumentId, Expectation, ExpectationSource, Library, Route, Shelf};
use crate::picks::HostChoice;
use crate::text::Span;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light, whatever the system says.
    Light,
    /// Dark, whatever the system says.
    Dark,
}

impl Theme {
    /// The name under which it is remembered; nothing for the system's.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    /// The theme remembered under `name`.
    pub fn named(name: &str) -> Self {
        match name {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }
}

/// What is selected. One selection, seen from every panel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Place of an entry in the open index.
    pub entry: Option<usize>,
    /// Place of a finding among the findings of the open document.
    pub finding: Option<usize>,
    /// Bytes of the open document to be shown.
    pub span: Option<Span>,
}

/// Something that happened and that a person should know, shown where it belongs until the next action of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The bytes are already here, as this document.
    AlreadyGiven(DocumentId),
    /// Documents were removed and can be brought back.
    Removed(usize),
    /// What was typed as expected digest is none.
    NotADigest(String, crate::digest::DigestError),
    /// The expected digest was taken for the open document.
    DigestExpected(Digest),
    /// Of what was asked, so much can be answered since the last documents came.
    Answered(usize),
    /// A file is larger than what is read; its name and size in bytes.
    TooLarge(String, u64),
    /// A file cannot be read; its name.
    Unreadable(String),
    /// A file is a zip archive, which no image comes as; its name.
    Zipped(String),
    /// The clipboard cannot be read by the page.
    NoClipboard,
    /// An archive that is here already was given again.
    SameArchive(ArchiveId),
    /// So many archives came while something else stays open; the first.
    CameToo(ArchiveId, usize),
    /// More documents stand in what was given than are taken out at once; how many stay in it.
    TooMany(usize),
    /// What is open was drawn from a listing and has no digest to compare.
    HasNoDigest,
    /// A person stopped the reading of something given; its name, empty for what was pasted.
    GivenUp(String),
}

/// What commands are written for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writing {
    /// The image's reference as typed; empty for an invented one.
    pub reference: String,
    /// Where copies go, as typed; empty for an invented one.
    pub destination: String,
    /// The shell.
    pub shell: Shell,
    /// The name of the one tool whose commands are shown; all of them where there is none.
    pub tool: Option<&'static str>,
}

/// The whole state. Large parts are shared: a copy is cheap, and equality compares pointers.
#[derive(Clone, Debug, Default)]
pub struct Workbench {
    /// The documents given.
    pub library: Rc<Library>,
    /// What is known of each.
    pub analyses: Rc<BTreeMap<DocumentId, Rc<Analysis>>>,
    /// How each archive stands with all that is in it.
    pub conditions: Rc<BTreeMap<ArchiveId, Condition>>,
    /// The document that is open.
    pub open: Option<DocumentId>,
    /// The panel that is shown.
    pub panel: Panel,
    /// What is selected in the open document.
    pub selection: Selection,
    /// What was removed last, for undo.
    pub removed: Vec<(usize, Rc<Document>)>,
    /// What was known of them.
    pub removed_analyses: Rc<BTreeMap<DocumentId, Rc<Analysis>>>,
    /// What was open then, and the panel that was shown.
    pub removed_open: Option<(DocumentId, Panel)>,
    /// The archives that were removed with it, and how far each was read.
    pub removed_shelves: Vec<(Shelf, Haul)>,
    /// How far the reading of each archive is.
    pub hauls: Rc<BTreeMap<ArchiveId, Haul>>,
    /// What was given and is still being read.
    pub incoming: Rc<BTreeMap<IncomingId, Incoming>>,
    /// The archive whose documents are opened as they come, unless a person goes elsewhere.
    pub led: Option<ArchiveId>,
    /// What a person should know.
    pub notice: Option<Notice>,
    /// What commands are written for.
    pub writing: Writing,
    /// What the simulated clients are asked.
    pub simulation: Simulation,
    /// The digests that a person asked about last.
    pub question: Option<Rc<Question>>,
    /// The error message that is answered.
    pub trouble: Option<Rc<Trouble>>,
    /// What of the tree of documents is unfolded.
    pub folds: Rc<Folds>,
    /// Language of the interface.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// Whether single-letter keys work.
    pub letter_keys: bool,
}

impl PartialEq for Workbench {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.library, &other.library)
            && Rc::ptr_eq(&self.analyses, &other.analyses)
            && Rc::ptr_eq(&self.folds, &other.folds)
            && Rc::ptr_eq(&self.hauls, &other.hauls)
            && Rc::ptr_eq(&self.incoming, &other.incoming)
            && self.question == other.question
            && self.trouble == other.trouble
            && (self.open, &self.panel, &self.selection, &self.notice, &self.writing)
                == (other.open, &other.panel, &other.selection, &other.notice, &other.writing)
            && self.simulation == other.simulation
            && (self.language, self.theme, self.letter_keys) == (other.language, other.theme, other.letter_keys)
    }
}

/// What a person can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Give documents.
    Give(Vec<Given>),
    /// What the page tells about an archive.
    Haul(ArchiveId, Box<News>),
    /// How far the reading of something given is; nothing where that is over.
    Incoming(IncomingId, Option<Incoming>),
    /// Change the open document's text in the source view.
    Edit(String),
    /// Change a document's text to one that was read already.
    Replace(DocumentId, Given),
    /// Open another document.
    Open(DocumentId),
    /// Take the documents out of one that was typed.
    TakeOut(DocumentId),
    /// Take a document out.
    Remove(DocumentId),
    /// Take all documents out.
    Clear,
    /// Bring back what was removed last.
    Undo,
    /// Show a panel.
    Show(Panel),
    /// Select an entry, or nothing.
    SelectEntry(Option<usize>),
    /// Select a finding, or nothing.
    SelectFinding(Option<usize>),
    /// Show bytes of the open document.
    SelectSpan(Span),
    /// Say which digest the open document should have; empty text takes it back.
    Expect(String),
    /// Ask what the digests of a text are; empty text takes the question back.
    Ask(String),
    /// Put the answer to an error message away.
    Settle,
    /// Unfold a row of the tree of documents, by its key, or fold it.
    Unfold(String, bool),
    /// Show more children of a row of the tree.
    ShowMore(String),
    /// Tell a person something.
    Tell(Notice),
    /// Put a notice away.
    Dismiss,
    /// Follow a link: the fragment of the address.
    Navigate(String),
    /// Change the language.
    Speak(Language),
    /// Change the theme.
    Wear(Theme),
    /// Turn single-letter keys on or off.
    LetterKeys(bool),
    /// Say what commands are written for.
    Write(Writing),
    /// Ask the clients what they take on a host, or ask nobody.
    PickFor(Option<HostChoice>),
    /// Read the trace of a client, by its name in addresses.
    Follow(&'static str),
    /// Take a way of a client instead of its usual one, or the usual one again: both by name.
    Take(&'static str, Option<&'static str>),
}

impl Workbench {
    /// The state after `action`.
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Give(given) => next.give(given),
            Action::Haul(id, news) => next.haul(id, *news),
            Action::Incoming(id, incoming) => next.note_incoming(id, incoming),
            Action::Edit(text) => {
                let name = next.document().map(|document| document.origin.name.clone()).unwrap_or_default();
                if let Some(id) = next.open {
                    next.edit(id, &Given::new(name, Route::Typed, text.into_bytes()));
                }
            }
            Action::Replace(id, given) => next.edit(id, &given),
            Action::Open(id) => next.open(id),
            Action::TakeOut(id) => next.take_out(&[id], &[]),
            Action::Remove(id) => next.remove(&[id]),
            Action::Clear => {
                let all: Vec<_> = next.library.documents().iter().map(|document| document.id).collect();
                next.remove(&all);
                next.question = None;
            }
            Action::Undo => next.undo(),
            Action::Show(panel) => next.panel = panel,
            Action::SelectEntry(entry) => next.select_entry(entry),
            Action::SelectFinding(finding) => next.select_finding(finding),
            Action::SelectSpan(span) => next.selection.span = Some(span),
            Action::Expect(text) => next.expect(&text),
            Action::Ask(text) => next.question = Question::read(&text).map(Rc::new),
            Action::Settle => next.trouble = None,
            Action::Unfold(key, open) => Rc::make_mut(&mut next.folds).set(key, open),
            Action::ShowMore(key) => Rc::make_mut(&mut next.folds).show_more(&key),
            Action::Tell(notice) => next.notice = Some(notice),
            Action::Dismiss => next.notice = None,
            Action::Navigate(fragment) => next.navigate(&fragment),
            Action::Speak(language) => next.language = language,
            Action::Wear(theme) => next.theme = theme,
            Action::LetterKeys(on) => next.letter_keys = on,
            Action::Write(writing) => next.writing = writing,
            Action::PickFor(host) => next.simulation.host = host,
            Action::Follow(client) => next.simulation.follow(client),
            Action::Take(client, way) => next.simulation.take(client, way),
        }
        next
    }

    /// The open document.
    pub fn document(&self) -> Option<&Rc<Document>> {
        self.library.get(self.open?)
    }

    /// What is known of the open document.
    pub fn analysis(&self) -> Option<&Rc<Analysis>> {
        self.analyses.get(&self.open?)
    }

    fn open(&mut self, id: DocumentId) {
        if self.library.get(id).is_some() && self.open != Some(id) {
            self.open = Some(id);
            self.selection = Selection::default();
            self.notice_trouble();
        }
    }

    fn remove(&mut self, ids: &[DocumentId]) {
        // With the list of an archive's members the archive goes, and all that is in it.
        let shelves: Vec<ArchiveId> =
            self.library.shelves().iter().filter(|shelf| ids.contains(&shelf.listing)).map(|shelf| shelf.archive.id).collect();
        let of_shelves = |document: &Document| document.member.is_some_and(|member| shelves.contains(&member.archive));
        let documents = self.library.documents().iter();
        let all: Vec<DocumentId> =
            documents.filter(|document| ids.contains(&document.id) || of_shelves(document)).map(|document| document.id).collect();
        self.removed_open = self.open.map(|open| (open, self.panel.clone()));
        self.removed_shelves = shelves.iter().filter_map(|id| self.unshelve(*id)).collect();
        let library = Rc::make_mut(&mut self.library);
        let removed = library.remove(&all);
        if removed.is_empty() {
            return;
        }
        self.notice = Some(Notice::Removed(removed.len()));
        self.removed = removed;
        self.removed_analyses = self.analyses.clone();
        if self.open.is_some_and(|open| self.library.get(open).is_none()) {
            self.open = self.open_instead();
            self.selection = Selection::default();
        }
        self.analyse();
    }

    /// What is opened where the open document went: the index that came last, else where the archive that came last begins.
    fn open_instead(&self) -> Option<DocumentId> {
        let alone = || self.library.documents().iter().rev().filter(|document| document.member.is_none() && !document.is_listing());
        let index = alone().find(|document| document.kind().is_index());
        let archive = || self.library.shelves().iter().rev().find(|shelf| shelf.archive.form != Form::Loose);
        let entry = || archive().map(|shelf| self.library.entry_point(shelf));
        let last = || alone().next().or(self.library.documents().last()).map(|document| document.id);
        index.map(|document| document.id).or_else(entry).or_else(last)
    }

    fn undo(&mut self) {
        let library = Rc::make_mut(&mut self.library);
        let removed = std::mem::take(&mut self.removed);
        let last = removed.first().map(|(_, document)| document.id);
        let known = std::mem::take(&mut self.removed_analyses);
        let known = removed.iter().filter_map(|(_, document)| Some((document.id, known.get(&document.id)?.clone())));
        Rc::make_mut(&mut self.analyses).extend(known);
        library.restore(removed);
        for (shelf, haul) in std::mem::take(&mut self.removed_shelves) {
            // Whoever read it has stopped.
            let stage = if haul.stage.is_going_on() { Stage::Stopped } else { haul.stage };
            Rc::make_mut(&mut self.hauls).insert(shelf.archive.id, Haul { stage, ..haul });
            library.reshelve(shelf);
        }
        self.notice = None;
        match self.removed_open.take().filter(|(open, _)| self.library.get(*open).is_some()) {
            Some((open, _)) if self.open == Some(open) => {}
            Some((open, panel)) => {
                (self.open, self.panel) = (Some(open), panel);
                self.selection = Selection::default();
            }
            None => self.open = self.open.or(last),
        }
        self.analyse();
    }

    fn select_entry(&mut self, entry: Option<usize>) {
        let span = entry.and_then(|at| {
            let document = self.document()?;
            let entry = document.image.as_deref()?.index.as_ref()?.entries.get(at)?;
            Some(document.tree.as_deref()?.value(entry.node).span())
        });
        self.selection = Selection { entry: entry.filter(|_| span.is_some()), finding: None, span };
    }

    fn select_finding(&mut self, finding: Option<usize>) {
        let found = finding.and_then(|at| Some((at, self.analysis()?.findings.get(at)?)));
        self.selection = match found {
            Some((at, finding)) => Selection { entry: finding.entry.or(self.selection.entry), finding: Some(at), span: Some(finding.span) },
            None => Selection { finding: None, ..self.selection.clone() },
        };
    }

    /// Takes `text` as the digest that the open document should have.
    fn expect(&mut self, text: &str) {
        let Some(document) = self.document().cloned() else { return };
        let others = document.expected.iter().filter(|expected| expected.source != ExpectationSource::Person).cloned();
        let mut expected: Vec<_> = others.collect();
        let text = text.trim();
        self.notice = None;
        if !document.has_bytes() {
            self.notice = Some(Notice::HasNoDigest);
            return;
        }
        if !text.is_empty() {
            match parse_expected(text) {
                Ok(digest) => {
                    expected.insert(0, Expectation { digest: digest.clone(), source: ExpectationSource::Person });
                    self.notice = Some(Notice::DigestExpected(digest));
                }
                Err(error) => {
                    self.notice = Some(Notice::NotADigest(text.to_owned(), error));
                    return;
                }
            }
        }
        Rc::make_mut(&mut self.library).insert(document.with_expected(expected));
        self.analyse();
    }

    fn edit(&mut self, id: DocumentId, given: &Given) {
        let Some(document) = self.library.get(id).cloned().filter(|document| document.bytes != given.bytes) else { return };
        // The first edit makes a copy: what was given stays as it was given.
        let copy = document.origin.route == Route::Typed;
        let id = if copy { document.id } else { self.library.next_id() };
        let origin = crate::library::Origin { name: document.origin.name.clone(), route: Route::Typed };
        let edited = given.read(id, origin).with(document.expected.clone());
        Rc::make_mut(&mut self.library).insert(edited);
        Rc::make_mut(&mut self.analyses).remove(&id);
        self.adopt(given.ahead.as_slice());
        self.open = Some(id);
        self.selection = Selection::default();
        self.notice_trouble();
        self.analyse();
    }

    /// Takes over what is known of documents that were judged before they were given.
    fn adopt(&mut self, ahead: &[Rc<Ahead>]) {
        if ahead.is_empty() {
            return;
        }
        let unknown = self.library.documents().iter().filter(|document| !self.analyses.contains_key(&document.id));
        let known: Vec<_> =
            unknown.filter_map(|document| Some((document.id, ahead.iter().find_map(|ahead| ahead.analysis(document))?.clone()))).collect();
        Rc::make_mut(&mut self.analyses).extend(known);
    }

    /// Judges what has not been judged, and everything anew beside the others.
    fn analyse(&mut self) {
        let mut analyses = BTreeMap::new();
        for document in self.library.documents() {
            let alone = match self.analyses.get(&document.id) {
                Some(known) => known.clone(),
                None if Trouble::is_told_by(document) => Rc::new(Analysis::message()),
                None => Rc::new(Analysis::alone(document)),
            };
            analyses.insert(document.id, Rc::new(alone.beside(&self.library, document)));
        }
        self.analyses = Rc::new(analyses);
        self.judge_archives();
    }
}

/// A digest as people type it: with its algorithm, or as bare hexadecimal digits, whose number tells the algorithm.
pub fn parse_expected(text: &str) -> Result<Digest, crate::digest::DigestError> {
    match Sought::read(text) {
        Some(Sought::Whole(digest)) => Ok(digest),
        // `name@sha256:…`: the part behind the last @ is the digest.
        _ => Digest::parse(text.trim().rsplit('@').next().unwrap_or(text)),
    }
}
