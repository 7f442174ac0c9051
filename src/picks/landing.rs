//! Where one client lands: the entry, whether it runs, and whether only the order of the entries decided.

use super::asked::{Asked, How, asked};
use super::{HostChoice, usual};
use crate::clients::contents::EntryKind;
use crate::clients::go::decode::Entry;
use crate::clients::platforms::V1_0_RC4;
use crate::clients::reason::Preference;
use crate::clients::spec::Word;
use crate::clients::{Answer, Child, Client, Column, Contents, LibraryContents, Listing, Machine, Names, Outcome, Question};
use crate::clients::{Reason, Runs, Spec, Step, Version, answer::Path};
use crate::library::{Document, Library};
use std::rc::Rc;

/// An index with everything that was given beside it.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The index.
    pub index: Rc<Listing>,
    /// What its entries point to.
    pub contents: LibraryContents<'a>,
    /// The image's name, for what clients print.
    pub names: Names,
}

impl<'a> Subject<'a> {
    /// The index in `document`; nothing where it is none.
    pub fn of(library: &'a Library, document: &Document, names: Names) -> Option<Self> {
        Some(Self { index: Rc::new(Listing::of(document)?), contents: LibraryContents::new(library), names })
    }

    /// The entry at `path`.
    pub fn entry(&self, path: &[usize]) -> Option<Entry> {
        self.with_entry(path, Clone::clone)
    }

    /// What `read` makes of the entry at `path`.
    fn with_entry<T>(&self, path: &[usize], read: impl FnOnce(&Entry) -> T) -> Option<T> {
        let (last, before) = path.split_last()?;
        let mut listing = self.index.clone();
        for at in before {
            let digest = listing.any_list()?.entries.get(*at)?.digest.clone();
            match self.contents.child(&digest) {
                Child::Index(child) => listing = child,
                _ => return None,
            }
        }
        listing.any_list()?.entries.get(*last).map(read)
    }

    /// What the entry runs on: as it says, else as its config says, where that was given.
    pub fn platform(&self, entry: &Entry) -> Option<Spec> {
        let says = |spec: &Spec| !spec.os.is_empty() || !spec.architecture.is_empty();
        let own = entry.platform.clone().filter(says);
        own.or_else(|| match self.contents.child(&entry.digest) {
            Child::Manifest(manifest) => manifest.config.as_ref().map(|config| config.platform.clone()).filter(says),
            _ => None,
        })
    }
}

/// Rivals that are looked for.
const RIVALS: usize = 16;

/// What a client ends up with; equal for clients that end up with the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Landing {
    /// The content with this digest.
    Content(Word),
    /// Nothing: no match, or it refuses.
    Nothing,
    /// It depends on content that was not given.
    Depends,
}

/// What a landing is worth on the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It runs.
    Runs,
    /// It runs only under emulation, or where the processor still runs 32-bit programs.
    Emulation,
    /// It does not say what it runs on and its config was not given, or it is an index.
    Unknown,
    /// It depends on content that was not given.
    Depends,
    /// It does not run.
    Fails,
    /// There is nothing to run.
    Gap,
}

impl Standing {
    /// The standing of an image that runs so.
    pub fn of(runs: Option<Runs>) -> Self {
        match runs {
            Some(Runs::Natively | Runs::HyperV) => Standing::Runs,
            Some(Runs::Emulated | Runs::WithEmulator | Runs::If32Bit | Runs::WithHyperV) => Standing::Emulation,
            Some(Runs::TooNew | Runs::WindowsBuild | Runs::OtherSystem) => Standing::Fails,
            None => Standing::Unknown,
        }
    }

    /// Higher is better.
    pub fn rank(self) -> u8 {
        match self {
            Standing::Runs => 3,
            Standing::Emulation => 2,
            Standing::Unknown | Standing::Depends => 1,
            Standing::Fails | Standing::Gap => 0,
        }
    }
}

/// Where one client lands on a host.
#[derive(Clone, Debug)]
pub struct Pick {
    /// The client.
    pub client: &'static Client,
    /// Its version.
    pub version: &'static Version,
    /// The way that was taken.
    pub column: &'static Column,
    /// What it asks for.
    pub asked: Asked,
    /// What it made of the index.
    pub answer: Answer,
    /// The words that a person reads where it picks nothing.
    pub printed: String,
    /// What it ends up with.
    pub landing: Landing,
    /// How that runs, where it is known.
    pub runs: Option<Runs>,
    /// Whether it is an index, which the client does not look into.
    pub is_index: bool,
    /// Entries with other content that would have been taken, stood they first; not all of very many.
    pub rivals: Vec<Path>,
}

impl Pick {
    /// Asks `column`, or the client's usual way where there is none for this request.
    pub fn of(subject: &Subject<'_>, host: &HostChoice, client: &'static Client, column: Option<&'static Column>) -> Option<Self> {
        let column = column.filter(|column| applies(client, column, host)).or_else(|| usual(client, host))?;
        let version = client.version_of(column)?;
        let asked = asked(client, column, host);
        let (answer, printed) = match &asked.spec {
            Ok(request) => {
                let question = Question { index: &subject.index, contents: &subject.contents, request, names: &subject.names };
                let answer = (column.pick)(&question);
                let printed = column.printed(request, &answer);
                (answer, printed)
            }
            Err(error) => {
                let answer = Answer { outcome: Outcome::Refused(error.clone()), lists: Vec::new(), steps: Vec::new() };
                // Nothing prints what a person cannot even type in parts.
                (answer, if asked.how == How::Parts { String::new() } else { error.clone() })
            }
        };
        let entry = answer.picked().and_then(|path| subject.entry(path));
        let landing = match (&answer.outcome, &entry) {
            (Outcome::Picked(_), Some(entry)) => Landing::Content(entry.digest.clone()),
            (Outcome::Depends(..), _) => Landing::Depends,
            _ => Landing::Nothing,
        };
        let is_index = entry.as_ref().is_some_and(|entry| EntryKind::of(&entry.media_type) == EntryKind::Index);
        let runs = entry.as_ref().filter(|_| !is_index).and_then(|entry| runs(host, &subject.platform(entry)?));
        let rivals = rivals(subject, &answer, entry.as_ref());
        Some(Self { client, version, column, asked, answer, printed, landing, runs, is_index, rivals })
    }

    /// What the landing is worth.
    pub fn standing(&self) -> Standing {
        match &self.landing {
            Landing::Content(_) => Standing::of(self.runs),
            Landing::Depends => Standing::Depends,
            Landing::Nothing => Standing::Gap,
        }
    }

    /// The place of what was picked, or of what decides and was not given.
    pub fn place(&self) -> Option<&Path> {
        match &self.answer.outcome {
            Outcome::Picked(path) | Outcome::Depends(path, _) => Some(path),
            Outcome::NoMatch(_) | Outcome::Refused(_) => None,
        }
    }

    /// Without the steps, which a long index has many of.
    pub fn without_steps(mut self) -> Self {
        self.answer.steps = Vec::new();
        self
    }
}

/// Whether `column` answers what the client asks for on `host`.
pub(super) fn applies(client: &'static Client, column: &Column, host: &HostChoice) -> bool {
    match asked(client, column, host).spec {
        Ok(request) => column.applies.to(&request),
        Err(_) => true,
    }
}

/// How an image for `platform` runs on `host`; nothing where it is not known what the host is.
pub(super) fn runs(host: &HostChoice, platform: &Spec) -> Option<Runs> {
    match host {
        HostChoice::Preset(host) => Some(host.runs(platform)),
        HostChoice::Typed(_) => host.platform().ok().map(|own| Machine::of(&V1_0_RC4.normalise(&own)).runs(platform)),
    }
}

/// Entries with other content that lost to the picked one only by where they stand.
fn rivals(subject: &Subject<'_>, answer: &Answer, taken: Option<&Entry>) -> Vec<Path> {
    let (Some(taken), Some(path)) = (taken, answer.picked()) else { return Vec::new() };
    let lost_by_order = |step: &&Step| match &step.reason {
        Reason::Outranked(by, Preference::Earlier) | Reason::NotReached { by, fits: true } => **by == **path,
        _ => false,
    };
    let places = answer.steps.iter().filter(lost_by_order).map(|step| answer.place(step));
    places.filter(|path| subject.with_entry(path, |entry| entry.digest != taken.digest).unwrap_or_default()).take(RIVALS).collect()
}
