//! The hash doctor: what it restores always hashes to what was asked, and what tools did to a text is never a crash.

use super::generate::{Damage, damaged};
use super::holds;
use arbitrary::Unstructured;
use platmap::digest::{Algorithm, Digest};
use platmap::doctor::{Doctor, difference, examine};
use platmap::language::Language;
use std::collections::HashSet;

/// Every form of a document is written and hashed: longer ones only take longer.
const LIMIT: usize = 4_096;

pub fn run(data: &[u8]) {
    let Some((choices, original)) = data.split_first_chunk::<4>() else { return };
    if original.len() > LIMIT {
        return;
    }
    let mut choices = Unstructured::new(choices);
    let algorithm = *choices.choose(&Algorithm::ALL).unwrap_or(&Algorithm::Sha256);
    let damage = *choices.choose(&Damage::ALL).unwrap_or(&Damage::ALL[0]);
    let asked = Digest::of(algorithm, original);
    let seen = damaged(original, damage);
    let size = choices.arbitrary::<bool>().unwrap_or_default().then_some(original.len() as u64);
    let mut doctor = Doctor::new(seen.as_slice(), &asked, size).expect("the algorithm is known");
    let (mut tried, mut known) = (Vec::new(), HashSet::new());
    while let Some(attempt) = doctor.next() {
        assert!(known.insert(attempt.hex.clone()), "a form is tried twice");
        assert!(doctor.done() <= doctor.planned());
        assert_eq!(attempt.fits, attempt.hex == asked.encoded());
        tried.push(attempt);
    }
    let diagnosis = doctor.conclude(tried);
    for attempt in &diagnosis.tried {
        Language::ALL.into_iter().for_each(|language| holds::plain(&attempt.form.text(language)));
    }
    if let Some(restored) = &diagnosis.restored {
        assert_eq!(Digest::of(algorithm, &restored.bytes), asked, "what was restored has another digest");
        assert_eq!(restored.bytes, original);
        assert!(diagnosis.tried.last().is_some_and(|last| last.fits && last.length == original.len()));
        Language::ALL.into_iter().for_each(|language| holds::plain(&restored.story(language)));
        assert_eq!(restored.changes.is_empty(), seen == original, "{:?} without a change", damage);
    } else {
        assert!(!damage.is_always_undone(original), "{damage:?} is not undone");
    }
    if let Some(difference) = difference(&seen, original) {
        let _ = format!("{difference:?}");
    }
    let _ = examine(&seen, &Digest::of(algorithm, b"none of these bytes"));
}
