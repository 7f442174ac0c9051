//! How all of the content of the open document's entries stands; read when the documents change.

use super::Bench;
use super::frame::{document_words, platform_name};
use super::parts::{Same, place_words};
use crate::graph::{ContentState, Whole, Wholes, is_unfinished, platform_of};
use crate::image::Index;
use crate::library::{Document, DocumentId, Verification};
use crate::platform::Platform;
use crate::strings::{archives as words, condition, units, verdict};
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

/// Errors of what the open document leads to.
pub struct ErrorsBelow {
    /// How many, and where, in one sentence.
    pub title: String,
    /// The first of them.
    pub says: String,
    /// The document that has it.
    pub document: DocumentId,
}

/// The errors of what the open document leads to inside its archive; nothing where there is none.
pub fn errors_below(bench: &Workbench, document: &Document, wholes: &[Whole]) -> Option<ErrorsBelow> {
    let language = bench.language;
    let found = bench.errors_below(document, wholes);
    let first = found.first()?;
    let sum = units::number(found.iter().map(|below| below.errors).sum::<usize>() as u64);
    let one = sum == "1";
    let image = document.image.as_deref();
    let index = image.and_then(|image| image.index.as_ref());
    let same = found.iter().all(|below| below.at == first.at);
    let title = match (first.at, index) {
        _ if !same => condition::ERRORS_BELOW.fill(language, &[sum]),
        (None, _) if one => condition::ERROR_BESIDE.get(language).to_owned(),
        (None, _) => condition::ERRORS_BESIDE.fill(language, &[sum]),
        (Some(at), Some(index)) => {
            let name = entry_name(bench, index, at);
            if one { condition::ERROR_IN.fill(language, &[name]) } else { condition::ERRORS_IN.fill(language, &[sum, name]) }
        }
        (Some(at), None) => {
            let part = image.and_then(|image| image.descriptors.get(at)).map(|part| place_words(part.place, language)).unwrap_or_default();
            if one { condition::ERROR_PART.fill(language, &[part]) } else { condition::ERRORS_PART.fill(language, &[sum, part]) }
        }
    };
    let finding = bench.analyses.get(&first.document)?.findings.first()?;
    let name = document_words(bench, bench.library.get(first.document)?);
    let says = format!("{name}{}{}", language.colon(), finding.says.in_language(language));
    Some(ErrorsBelow { title, says, document: first.document })
}

/// What an entry of an index is called: its platform, else its place.
fn entry_name(bench: &Workbench, index: &Index, at: usize) -> String {
    let platform = index.entries.get(at).and_then(|entry| platform_of(&bench.library, entry));
    platform.map_or_else(|| format!("manifests[{at}]"), |platform| platform_name(&platform))
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
pub fn open_below(bench: &Workbench, document: &Document, wholes: &[Whole]) -> Option<Open> {
    let language = bench.language;
    let states: Vec<ContentState> = wholes.iter().map(|whole| whole.state(bench)).collect();
    let count = |of: fn(&ContentState) -> bool| states.iter().filter(|state| of(state)).count();
    let numbers = |count: usize| [units::number(count as u64), units::number(wholes.len() as u64)];
    let waiting = count(|state| matches!(state, ContentState::Waiting | ContentState::Hashing(_)));
    let unread = count(|state| matches!(state, ContentState::Unread));
    // An index that lies in an archive promises all that it lists.
    let is_index = document.image.as_deref().is_some_and(|image| image.index.is_some());
    let absent = if is_index && document.member.is_some() { count(|state| *state == ContentState::NotGiven) } else { 0 };
    let partly = count(|state| matches!(state, ContentState::Partly(_))) + absent;
    if waiting + unread == 0 && states.iter().any(|state| matches!(state, ContentState::Unfinished(_))) {
        return Some(unfinished(bench, document, wholes));
    }
    let loose = document.member.is_none();
    let (title, says, count) = match (waiting + unread, partly) {
        (0, 0) => return None,
        (0, partly) if loose => (condition::GIVEN_TITLE, condition::GIVEN_COUNT, partly),
        (0, partly) => (words::PARTLY_TITLE, words::PARTLY_COUNT, partly),
        (open, _) => (words::SO_FAR_TITLE, words::SO_FAR, open),
    };
    Some(Open { title: title.get(language).to_owned(), says: says.fill(language, &numbers(count)), goes_on: waiting > 0 })
}

/// What was not unpacked to its end, in one sentence.
fn unfinished(bench: &Workbench, document: &Document, wholes: &[Whole]) -> Open {
    let language = bench.language;
    let index = document.image.as_deref().and_then(|image| image.index.as_ref());
    let own = |whole: &Whole| matches!(whole.own, Verification::Verified(held) if is_unfinished(&bench.library, held));
    let mut parts = wholes.iter().enumerate().flat_map(|(at, whole)| {
        let direct = own(whole).then(|| document.image.as_deref()?.descriptors.get(at).map(|part| (at, part.place))).flatten();
        direct.into_iter().chain(whole.unfinished().iter().map(move |(_, place)| (at, *place)))
    });
    let first = parts.next();
    let title = match (first, index, parts.count()) {
        (Some((at, place)), Some(index), 0) => {
            condition::UNFINISHED_ONE.fill(language, &[place_words(place, language), entry_name(bench, index, at)])
        }
        (Some((_, place)), None, 0) => condition::UNFINISHED_PART.fill(language, &[place_words(place, language)]),
        (_, _, more) => condition::UNFINISHED_MANY.fill(language, &[units::number(more as u64 + 1)]),
    };
    Open { title, says: condition::UNFINISHED_WHY.get(language).to_owned(), goes_on: false }
}
