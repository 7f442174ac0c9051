//! What would make the clients agree on a host. Nothing is guessed: each change is made to a copy of the index, and every
//! client is asked again.

use super::{Agreement, HostChoice, Picks, Standing, Subject, survey};
use crate::clients::platforms::V1_0_RC4;
use crate::clients::{Host, LibraryContents, Listing, Spec};
use crate::library::{Document, Library};
use serde_json::{Map, Value};
use std::cell::OnceCell;
use std::rc::Rc;

/// Entries above which no change is tried: each asks every client on every host again.
pub const REMEDY_LIMIT: usize = 300;
/// Changes that are tried.
const TRIES: usize = 6;

/// A change to an index.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Put the first entry before the second.
    MoveBefore(usize, usize),
    /// Write this platform in the entry.
    SayPlatform(usize, Spec),
}

/// A change after which the clients agree.
#[derive(Clone, Debug)]
pub struct Remedy {
    /// The change.
    pub edit: Edit,
    /// What every client then takes: the place before the change.
    pub takes: usize,
    /// Other presets on which some client is then worse off.
    pub worse: Vec<&'static Host>,
}

/// The first change that makes the clients agree on something that runs; one that harms no other host, if there is one.
pub fn remedy(library: &Library, document: &Document, picks: &Picks, chosen: &[&'static str]) -> Option<Remedy> {
    let entries = document.image.as_deref()?.index.as_ref()?.entries.len();
    if picks.agreement() != Agreement::Differ || entries > REMEDY_LIMIT {
        return None;
    }
    let root: Value = serde_json::from_str(&document.text).ok()?;
    let names = Default::default();
    let subject = Subject::of(library, document, names)?;
    let read = |root: &Value| Subject {
        index: Rc::new(Listing::read(&root.to_string())),
        contents: LibraryContents::new(library),
        names: subject.names.clone(),
    };
    // What is written anew must be read as before, or the comparison says nothing.
    let rewritten = read(&root);
    let landings = |picks: &Picks| picks.picks.iter().map(|pick| pick.landing.clone()).collect::<Vec<_>>();
    if landings(&Picks::of(&rewritten, &picks.host, chosen)) != landings(picks) {
        return None;
    }
    let before = OnceCell::new();
    let mut found: Option<Remedy> = None;
    for edit in edits(&subject, picks).into_iter().take(TRIES) {
        let Some(changed) = apply(&root, &edit).map(|root| read(&root)) else { continue };
        let after = Picks::of(&changed, &picks.host, chosen);
        let takes = after.picks.first().and_then(|pick| pick.answer.picked()?.first().copied());
        let runs = after.picks.iter().all(|pick| pick.standing() == Standing::Runs);
        let (Agreement::Same, Some(takes), true) = (after.agreement(), takes, runs) else { continue };
        let takes = origin(&edit, takes);
        let worse = worse_off(before.get_or_init(|| survey(&rewritten, chosen)), &survey(&changed, chosen), &picks.host);
        let harmless = worse.is_empty();
        if found.is_none() || harmless {
            found = Some(Remedy { edit, takes, worse });
        }
        if harmless {
            break;
        }
    }
    found
}

/// Changes worth trying: the entries that some clients take, put before those that others take, and their platforms written
/// as every client reads them.
fn edits(subject: &Subject<'_>, picks: &Picks) -> Vec<Edit> {
    let mut taken: Vec<(usize, u8)> = Vec::new();
    for pick in &picks.picks {
        // Inside an index inside the index nothing is moved.
        let Some([at]) = pick.answer.picked().map(|path| path.as_slice()) else { continue };
        if !taken.iter().any(|(known, _)| known == at) {
            taken.push((*at, pick.standing().rank()));
        }
    }
    let first = taken.iter().map(|(at, _)| *at).min();
    taken.sort_by_key(|(at, rank)| (std::cmp::Reverse(*rank), *at));
    let spelled = taken.iter().filter_map(|(at, _)| {
        let entry = subject.entry(&[*at])?;
        let said = subject.platform(&entry)?;
        let usual = V1_0_RC4.normalise(&said);
        (entry.platform.as_ref() != Some(&usual)).then_some(Edit::SayPlatform(*at, usual))
    });
    let moved = taken.iter().filter_map(|(at, _)| first.filter(|first| first < at).map(|first| Edit::MoveBefore(*at, first)));
    moved.chain(spelled).collect()
}

/// Where the entry that stands at `at` after the change stood before.
fn origin(edit: &Edit, at: usize) -> usize {
    match edit {
        Edit::MoveBefore(from, to) if at == *to => *from,
        Edit::MoveBefore(from, to) if at > *to && at <= *from => at - 1,
        _ => at,
    }
}

fn apply(root: &Value, edit: &Edit) -> Option<Value> {
    let mut root = root.clone();
    let entries = root.get_mut("manifests")?.as_array_mut()?;
    match edit {
        Edit::MoveBefore(from, to) => {
            if from.max(to) >= &entries.len() {
                return None;
            }
            let entry = entries.remove(*from);
            entries.insert(*to, entry);
        }
        Edit::SayPlatform(at, spec) => {
            let entry = entries.get_mut(*at)?.as_object_mut()?;
            let platform = entry.entry("platform").or_insert_with(|| Value::Object(Map::new())).as_object_mut()?;
            for (name, word) in [("os", &spec.os), ("architecture", &spec.architecture), ("variant", &spec.variant)] {
                if word.is_empty() {
                    platform.remove(name);
                } else {
                    platform.insert(name.to_owned(), Value::String(word.to_string()));
                }
            }
        }
    }
    Some(root)
}

/// Presets on which some client's pick is worse than before.
fn worse_off(before: &[Picks], after: &[Picks], here: &HostChoice) -> Vec<&'static Host> {
    let worse = |before: &Picks, after: &Picks| {
        before.picks.iter().zip(&after.picks).any(|(before, after)| after.standing().rank() < before.standing().rank())
    };
    let pairs = before.iter().zip(after).filter(|(before, after)| before.host != *here && worse(before, after));
    pairs
        .filter_map(|(before, _)| match &before.host {
            HostChoice::Preset(host) => Some(*host),
            HostChoice::Typed(_) => None,
        })
        .collect()
}
