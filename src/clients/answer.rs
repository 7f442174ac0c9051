//! What a client makes of an index: which entry it takes, and why it passed over the others.

use super::contents::{Child, Contents};
use super::listing::{Listing, OCI};
use super::reason::{Place, Reason};
use super::spec::Spec;
use std::rc::Rc;

/// Place of an entry: its place in the index, then in the index inside it, and so on.
pub type Path = Vec<usize>;

/// Indexes inside indexes are followed this deep (an index inside one is rare, two are unheard of).
pub const DEPTH_LIMIT: usize = 32;

/// How many entries one walk through nested indexes looks at, at most.
pub const ENTRY_LIMIT: usize = 50_000;

/// How many lists one walk through nested indexes turns to, at most.
pub const LIST_LIMIT: usize = 2_000;

/// What a client is asked.
pub struct Question<'a> {
    /// The index.
    pub index: &'a Rc<Listing>,
    /// What its entries point to.
    pub contents: &'a dyn Contents,
    /// The platform asked for.
    pub request: &'a Spec,
    /// The image's name, for what the client prints.
    pub names: &'a Names,
}

/// Names of the image that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// As it is pulled: `registry.example.com/app:1.0`.
    pub remote: String,
    /// As it is called in the local store.
    pub local: String,
}

impl Default for Names {
    fn default() -> Self {
        Self { remote: "registry.example.com/app:1.0".to_owned(), local: "app:1.0".to_owned() }
    }
}

impl Names {
    /// The repository: the name without tag.
    pub fn repository(&self) -> &str {
        match self.remote.rsplit_once(':') {
            Some((repository, tag)) if !tag.contains('/') => repository,
            _ => &self.remote,
        }
    }
}

/// What was not given, though the answer depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// The config of an entry that does not say what it runs on.
    Config,
    /// The index inside the index.
    Index,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The client takes this entry.
    Picked(Path),
    /// Nothing fits; the words that the client prints, if it prints any.
    NoMatch(String),
    /// The client refuses; the words that it prints.
    Refused(String),
    /// It depends on content that was not given, at this entry.
    Depends(Path, Missing),
}

/// One entry that the client looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which list it stands in: a place in [`Answer::lists`].
    pub list: usize,
    /// Its place in that list.
    pub entry: usize,
    /// What the client made of it.
    pub reason: Reason,
}

/// What a client makes of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What comes of it.
    pub outcome: Outcome,
    /// The lists that were looked at, each by its place; the first is the index itself.
    pub lists: Vec<Path>,
    /// The entries, in the order in which the client looks at them.
    pub steps: Vec<Step>,
}

impl Answer {
    /// The place of the entry that a step is about.
    pub fn place(&self, step: &Step) -> Path {
        let mut path = self.lists.get(step.list).cloned().unwrap_or_default();
        path.push(step.entry);
        path
    }

    /// The place that was picked.
    pub fn picked(&self) -> Option<&Path> {
        match &self.outcome {
            Outcome::Picked(path) => Some(path),
            _ => None,
        }
    }

    /// The words that the client prints, where it picks nothing.
    pub fn message(&self) -> &str {
        match &self.outcome {
            Outcome::NoMatch(message) | Outcome::Refused(message) => message,
            Outcome::Picked(_) | Outcome::Depends(..) => "",
        }
    }
}

/// Collects the steps while a client works.
#[derive(Debug, Default)]
pub(in crate::clients) struct Trace {
    lists: Vec<Path>,
    pub(in crate::clients) steps: Vec<Step>,
}

impl Trace {
    /// The client turns to the list at `path`; its number.
    pub(in crate::clients) fn enter(&mut self, path: &[usize]) -> usize {
        self.lists.push(path.to_vec());
        self.lists.len() - 1
    }

    /// Whether the client has turned to as many lists as a walk may.
    pub(in crate::clients) fn is_exhausted(&self) -> bool {
        self.lists.len() >= LIST_LIMIT
    }

    /// The place of an entry of the list that it turned to last.
    pub(in crate::clients) fn place(&self, entry: usize) -> Place {
        self.place_in(self.lists.len().saturating_sub(1), entry)
    }

    /// The place of an entry of the list with this number.
    pub(in crate::clients) fn place_in(&self, list: usize, entry: usize) -> Place {
        self.lists.get(list).into_iter().flatten().copied().chain([entry]).collect()
    }

    /// The client looks at an entry of the list that it turned to last.
    pub(in crate::clients) fn step(&mut self, entry: usize, reason: Reason) {
        self.step_in(self.lists.len().saturating_sub(1), entry, reason);
    }

    /// The client looks at an entry of the list with this number.
    pub(in crate::clients) fn step_in(&mut self, list: usize, entry: usize, reason: Reason) {
        self.steps.push(Step { list, entry, reason });
    }

    /// Takes back the verdict on an entry of the list that it turned to last.
    pub(in crate::clients) fn revise(&mut self, entry: usize, reason: Reason) {
        let list = self.lists.len().saturating_sub(1);
        if let Some(step) = self.steps.iter_mut().rev().find(|step| step.list == list && step.entry == entry) {
            step.reason = reason;
        }
    }

    pub(in crate::clients) fn end(self, outcome: Outcome) -> Answer {
        Answer { outcome, lists: self.lists, steps: self.steps }
    }

    pub(in crate::clients) fn no_match(self, message: impl Into<String>) -> Answer {
        self.end(Outcome::NoMatch(message.into()))
    }

    pub(in crate::clients) fn refused(self, message: impl Into<String>) -> Answer {
        self.end(Outcome::Refused(message.into()))
    }
}

/// Every place in `index`, and in the indexes inside it that were given, with the digest of the entry at `path`, in document order.
pub fn same_content(index: &Rc<Listing>, contents: &dyn Contents, path: &[usize]) -> Vec<Path> {
    let Some(digest) = digest_at(index, contents, path) else { return Vec::new() };
    let mut found = Vec::new();
    let mut looked_at = 0;
    // Last in, first out: a list's entries are looked at in order, each index right after it is met.
    let mut open: Vec<(Rc<Listing>, Path, usize)> = vec![(index.clone(), Vec::new(), 0)];
    while let Some((listing, place, next)) = open.pop() {
        let Ok(list) = listing.list(&OCI) else { continue };
        let Some(entry) = list.entries.get(next) else { continue };
        looked_at += 1;
        if looked_at > ENTRY_LIMIT {
            break;
        }
        let mut inner = place.clone();
        inner.push(next);
        if entry.digest == digest {
            found.push(inner.clone());
        }
        open.push((listing.clone(), place, next + 1));
        if inner.len() < DEPTH_LIMIT
            && let Child::Index(child) = contents.child(&entry.digest)
        {
            open.push((child, inner, 0));
        }
    }
    found
}

fn digest_at(index: &Rc<Listing>, contents: &dyn Contents, path: &[usize]) -> Option<super::spec::Word> {
    let (last, before) = path.split_last()?;
    let mut listing = index.clone();
    for at in before {
        let digest = listing.list(&OCI).ok()?.entries.get(*at)?.digest.clone();
        match contents.child(&digest) {
            Child::Index(child) => listing = child,
            _ => return None,
        }
    }
    Some(listing.list(&OCI).ok()?.entries.get(*last)?.digest.clone())
}
