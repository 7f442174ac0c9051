//! The hash doctor: which change of the bytes explains why a digest does not match.
//!
//! It undoes what editors, terminals and formatters are known to do, writes the JSON in the layouts of known generators,
//! and compares. It never guesses: either some bytes have the digest, or nothing is said but what was tried.
//!
//! The search is an iterator, so that whoever runs it can show how far it is and stop it. One step costs one pass over the
//! document at most.

mod candidate;
mod change;
mod clue;
mod difference;
mod edit;
mod explain;
mod layout;
mod order;
mod plan;
mod spelling;
mod undo;
mod write;

pub use change::{Change, Escapes};
pub use clue::Clue;
pub use difference::{Difference, Line, Piece, difference};
pub use layout::{End, Form, Indent, KeyOrder, Layout, Spelling};

use crate::digest::{Algorithm, Digest, Hasher};
use crate::json::{NodeId, Tree};
use crate::language::Language;
use crate::text;
use candidate::{Candidate, candidates};
use edit::edited;
use order::sequence;
use plan::{FORMS, Pass, Work, plan};
use serde::{Deserialize, Serialize};
use spelling::Spelled;
use std::borrow::Cow;
use std::collections::{HashSet, VecDeque};
use std::rc::Rc;
use write::{Hashing, Outline, Sink, write};

/// Documents larger than this, in bytes, are not read as JSON here.
pub const SIZE_LIMIT: usize = 32 << 20;

/// A form of the document that was hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// What was undone and how it was written.
    pub form: Form,
    /// Its length in bytes.
    pub length: usize,
    /// Its digest in hexadecimal, without the algorithm's name.
    pub hex: String,
    /// Whether that is the expected one.
    pub fits: bool,
}

/// The original bytes, and what happened to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// Bytes that have the digest.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// Their form.
    pub form: Form,
    /// What had happened, in an order that can be told; nothing where the bytes were right.
    pub changes: Vec<Change>,
}

impl Restored {
    /// What happened, as one sentence without its full stop.
    pub fn story(&self, language: Language) -> String {
        let clauses: Vec<String> = self.changes.iter().map(|change| change.happened(language)).collect();
        layout::sentence(&clauses, text!("; ", "；"), language)
    }

    /// Whether only white space had changed.
    pub fn is_space(&self) -> bool {
        self.changes.iter().all(|change| change.is_space())
    }

    /// Whether every member and value was as it is.
    pub fn keeps_content(&self) -> bool {
        self.changes.iter().all(|change| change.keeps_content())
    }
}

/// What the doctor found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// The original, where some bytes have the digest.
    pub restored: Option<Restored>,
    /// The forms that were hashed, in order; no two with the same bytes.
    pub tried: Vec<Attempt>,
    /// Where nothing fits: signs of why.
    pub clues: Vec<Clue>,
}

/// A search for bytes that have a digest. Each item is a form that was tried; the search ends with the one that fits.
pub struct Doctor {
    algorithm: Algorithm,
    expected: String,
    size: Option<u64>,
    readable: bool,
    texts: Vec<Candidate>,
    passes: std::vec::IntoIter<Pass>,
    planned: usize,
    /// Digests of the forms tried.
    known: HashSet<String>,
    /// Forms of the last pass that have not been handed out.
    ready: VecDeque<Attempt>,
    workshop: Workshop,
    restored: Option<Restored>,
}

impl Doctor {
    /// A search for bytes that have `expected`, behind the `given` ones; `size` is their length in bytes where something
    /// states it. Nothing where the algorithm is unknown. Costs a few passes over the document.
    pub fn new(given: impl Into<Rc<[u8]>>, expected: &Digest, size: Option<u64>) -> Option<Self> {
        let given = given.into();
        let algorithm = expected.algorithm()?;
        let readable = given.len() <= SIZE_LIMIT;
        let texts = candidates(given, readable);
        let passes = plan(&texts, readable, size);
        Some(Self {
            algorithm,
            expected: expected.encoded().to_owned(),
            size,
            readable,
            texts,
            planned: passes.len() * FORMS,
            passes: passes.into_iter(),
            known: HashSet::new(),
            ready: VecDeque::new(),
            workshop: Workshop::default(),
            restored: None,
        })
    }

    /// How many forms there are to try.
    pub fn planned(&self) -> usize {
        self.planned
    }

    /// How many of them have been tried.
    pub fn done(&self) -> usize {
        self.planned - self.passes.len() * FORMS
    }

    /// Tries what has not been tried and says what was found.
    pub fn diagnose(mut self) -> Diagnosis {
        let tried = self.by_ref().collect();
        self.conclude(tried)
    }

    /// What was found, where `tried` is everything that the search has handed out.
    pub fn conclude(self, tried: Vec<Attempt>) -> Diagnosis {
        let clues = match self.restored {
            Some(_) => Vec::new(),
            None => clue::clues(&self.texts, self.readable, &tried, self.size),
        };
        Diagnosis { restored: self.restored, tried, clues }
    }

    /// Hashes the forms of a pass.
    fn run(&mut self, pass: &Pass) -> Option<()> {
        let mut hashing = Hashing::new(Hasher::new(self.algorithm));
        self.write(pass, &mut hashing)?;
        let (bare, length) = hashing.finish();
        let text = self.texts.get(pass.text)?;
        let newline = pass.newline(&text.bytes);
        let ended = text.bytes.ends_with(b"\n");
        let (undone, ends) = match &pass.work {
            Work::Bytes(losses) if ended => ([text.undone.as_slice(), losses].concat(), [End::Kept, End::Bare]),
            Work::Bytes(losses) => ([text.undone.as_slice(), losses].concat(), [End::Kept, End::Newline]),
            Work::Written(_) => (text.undone.clone(), [End::Bare, End::Newline]),
        };
        for end in ends {
            let with_newline = end == End::Newline || (end == End::Kept && ended);
            let mut hasher = bare.clone();
            if with_newline {
                hasher.update(newline);
            }
            let hex = hasher.finish();
            if !self.known.insert(hex.clone()) {
                continue;
            }
            let form = Form { undone: undone.clone(), layout: pass.layout(), end };
            let fits = hex == self.expected;
            let length = length + if with_newline { newline.len() } else { 0 };
            self.ready.push_back(Attempt { form: form.clone(), length, hex, fits });
            if fits {
                let mut bytes = Vec::with_capacity(length);
                self.write(pass, &mut bytes)?;
                bytes.extend_from_slice(newline.get(..if with_newline { newline.len() } else { 0 })?);
                let given = self.texts.first()?;
                let changes = explain::changes(&given.bytes, self.texts.get(pass.text)?, &form, &bytes);
                self.restored = Some(Restored { bytes, form, changes });
                break;
            }
        }
        Some(())
    }

    /// Writes what a pass is about, without a final newline.
    fn write(&mut self, pass: &Pass, sink: &mut impl Sink) -> Option<()> {
        let text = self.texts.get(pass.text)?;
        match &pass.work {
            Work::Bytes(losses) => {
                let bytes = if losses.is_empty() { Cow::Borrowed(&*text.bytes) } else { Cow::Owned(edited(&text.bytes, losses)?) };
                sink.put(bytes.strip_suffix(pass.newline(&text.bytes)).unwrap_or(&bytes));
            }
            Work::Written(layout) => self.workshop.write(pass.text, text.tree()?, layout, sink)?,
        }
        Some(())
    }
}

impl Iterator for Doctor {
    type Item = Attempt;

    fn next(&mut self) -> Option<Attempt> {
        loop {
            if let Some(attempt) = self.ready.pop_front() {
                return Some(attempt);
            }
            if self.restored.is_some() {
                return None;
            }
            let pass = self.passes.next()?;
            self.run(&pass);
        }
    }
}

/// What was made ready for writing one text: its passes use the same few orders and spellings again and again.
#[derive(Default)]
struct Workshop {
    text: usize,
    outline: Option<Outline>,
    sequences: Vec<(KeyOrder, Vec<NodeId>)>,
    spelled: Vec<((Spelling, bool), Spelled)>,
}

impl Workshop {
    /// Of documents larger than this, in bytes, only what the next pass needs is kept.
    const KEPT: usize = 4 << 20;

    /// Writes the tree of the text at this place in a layout.
    fn write(&mut self, text: usize, tree: &Tree, layout: &Layout, sink: &mut impl Sink) -> Option<()> {
        let Layout { order, spelling, plain_numbers, .. } = *layout;
        if self.text != text {
            *self = Self { text, ..Self::default() };
        }
        let large = tree.text().len() > Self::KEPT;
        let outline = match &mut self.outline {
            Some(outline) => outline,
            none => none.insert(Outline::of(tree)?),
        };
        let sequence = ready(&mut self.sequences, order, large, || sequence(tree, order))?;
        let spelled = ready(&mut self.spelled, (spelling, plain_numbers), large, || Spelled::new(tree, spelling, plain_numbers))?;
        write(tree, outline, sequence, spelled, layout, sink);
        Some(())
    }
}

/// The thing for `key` among those made; a new one takes the place of all others where only one is kept.
fn ready<K: PartialEq, T>(made: &mut Vec<(K, T)>, key: K, only: bool, make: impl FnOnce() -> T) -> Option<&T> {
    if !made.iter().any(|(known, _)| *known == key) {
        if only {
            made.clear();
        }
        made.push((key, make()));
        return made.last().map(|(_, thing)| thing);
    }
    made.iter().find(|(known, _)| *known == key).map(|(_, thing)| thing)
}

/// Looks for bytes that have `expected`; nothing where the algorithm is unknown.
pub fn examine(bytes: &[u8], expected: &Digest) -> Option<Diagnosis> {
    Some(Doctor::new(bytes, expected, None)?.diagnose())
}

#[cfg(test)]
mod tests;
