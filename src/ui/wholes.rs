//! How all of the content of the open document's entries stands; read when the documents change.

use super::Bench;
use super::parts::{Same, place_words};
use crate::graph::{ContentState, Whole, Wholes};
use crate::library::Document;
use crate::platform::Platform;
use crate::strings::{archives as words, units, verdict};
use crate::workbench::Workbench;
use std::rc::Rc;
use yew::prelude::*;

/// The whole content of each entry of the open index, or of each part of the open manifest.
#[hook]
pub fn use_wholes(bench: &Bench) -> Rc<Vec<Whole>> {
    let document = bench.document().cloned();
    use_memo((bench.open, Same(bench.library.clone())), move |(_, library)| {
        let Some(document) = document else { return Vec::new() };
        let mut wholes = Wholes::new(&library.0);
        let image = document.image.as_deref();
        match image.and_then(|image| image.index.as_ref()) {
            Some(_) => wholes.of_entries(&document),
            None => image.into_iter().flat_map(|image| &image.descriptors).map(|part| wholes.of(&document, part)).collect(),
        }
    })
}

/// What is wrong with parts of the document, in one sentence: what its own findings do not tell. Nothing where nothing is.
pub fn fault_below(bench: &Workbench, document: &Document, wholes: &[Whole]) -> Option<String> {
    let language = bench.language;
    let image = document.image.as_deref()?;
    let Some(index) = &image.index else {
        // Only what an archive holds: of what was given by itself, the findings tell.
        let mut bad = wholes.iter().zip(&image.descriptors).filter(|(whole, _)| whole.state(bench) == ContentState::Differs);
        let (_, first) = bad.next()?;
        let part = place_words(first.place, language);
        return Some(match bad.count() {
            0 => words::PART_DIFFERS_TITLE.fill(language, &[part]),
            more => words::PARTS_DIFFER.fill(language, &[units::number(more as u64 + 1)]),
        });
    };
    let bad: Vec<(usize, ContentState)> = wholes
        .iter()
        .map(|whole| whole.state(bench))
        .enumerate()
        .filter(|(_, state)| matches!(state, ContentState::Differs | ContentState::PartDiffers(_)))
        .collect();
    let name = |at: usize| {
        let platform = index.entries.get(at).and_then(|entry| entry.platform());
        platform.map_or_else(|| format!("manifests[{at}]"), Platform::full_name)
    };
    match &bad[..] {
        [] => None,
        [(at, ContentState::PartDiffers(culprit))] => {
            let count = wholes.get(*at).map_or(1, |whole| whole.differing().len());
            let part = place_words(culprit.place, language);
            Some(match count {
                0 | 1 => words::PART_OF_DIFFERS.fill(language, &[name(*at), part]),
                count => words::PARTS_OF_DIFFER.fill(language, &[units::number(count as u64), name(*at)]),
            })
        }
        [(at, _)] => Some(verdict::DIFFERS_AT.fill(language, &[name(*at)])),
        many => Some(words::ENTRIES_DIFFER.fill(language, &[units::number(many.len() as u64)])),
    }
}

/// What is not known yet of a document without a fault.
pub struct Open {
    /// What is true of the document, in one sentence.
    pub title: String,
    /// What is not known.
    pub says: String,
    /// Whether it will be known.
    pub goes_on: bool,
}

/// What is still to be hashed of the open document, else what an archive lacks of it; nothing where all is there.
pub fn open_below(bench: &Workbench, wholes: &[Whole]) -> Option<Open> {
    let language = bench.language;
    let states: Vec<ContentState> = wholes.iter().map(|whole| whole.state(bench)).collect();
    let count = |of: fn(&ContentState) -> bool| states.iter().filter(|state| of(state)).count();
    let numbers = |count: usize| [units::number(count as u64), units::number(wholes.len() as u64)];
    let waiting = count(|state| matches!(state, ContentState::Waiting | ContentState::Hashing(_)));
    let unread = count(|state| matches!(state, ContentState::Unread));
    let partly = count(|state| matches!(state, ContentState::Partly(_)));
    let (title, says, count) = match (waiting + unread, partly) {
        (0, 0) => return None,
        (0, partly) => (words::PARTLY_TITLE, words::PARTLY_COUNT, partly),
        (open, _) => (words::SO_FAR_TITLE, words::SO_FAR, open),
    };
    Some(Open { title: title.get(language).to_owned(), says: says.fill(language, &numbers(count)), goes_on: waiting > 0 })
}
