//! Filter and sort, as every client on this package does it: entries that match or say nothing, the best first.
//!
//! Source: containerd `core/images/handlers.go` (`FilterPlatforms`, `LimitManifests`) and `core/images/image.go` (`Manifest`).

use super::{Comparer, Mismatch, Normal};
use crate::clients::answer::Trace;
use crate::clients::reason::{Fit, Place, Preference, Reason};
use crate::clients::spec::{Spec, Word};
use std::cmp::Ordering;

/// The entries of one list, as far as they are compared: nothing where an entry does not say what it runs on.
pub type Platforms<'a> = Vec<Option<&'a Normal>>;

/// The places of the entries that are kept, best first.
pub fn sorted(comparer: &Comparer, platforms: &Platforms<'_>) -> Vec<usize> {
    let mut kept: Vec<usize> = kept(comparer, platforms).collect();
    kept.sort_by(|one, other| order(comparer, at(platforms, *one), at(platforms, *other)));
    kept
}

/// The place of the best entry, with a step for each entry.
pub(in crate::clients) fn best(trace: &mut Trace, comparer: &Comparer, platforms: &Platforms<'_>) -> Option<usize> {
    let mut best: Option<usize> = None;
    for place in kept(comparer, platforms) {
        if best.is_none_or(|best| order(comparer, at(platforms, place), at(platforms, best)) == Ordering::Less) {
            best = Some(place);
        }
    }
    explain(trace, comparer, platforms, best);
    best
}

/// A step for each entry, where the entry at `taken` is the one that is taken.
pub(in crate::clients) fn explain(trace: &mut Trace, comparer: &Comparer, platforms: &Platforms<'_>, taken: Option<usize>) {
    let by = trace.place(taken.unwrap_or_default());
    for place in 0..platforms.len() {
        let reason = reason(comparer, platforms, place, taken, &by);
        trace.step(place, reason);
    }
}

/// Explains a list anew whose steps begin at `first_step`: the entries that were tried before led to nothing.
pub(in crate::clients) fn explain_again(
    trace: &mut Trace,
    first_step: usize,
    comparer: &Comparer,
    platforms: &Platforms<'_>,
    tried: &[usize],
    taken: Option<usize>,
) {
    if tried.is_empty() {
        return;
    }
    let Some(list) = trace.steps.get(first_step).map(|step| step.list) else { return };
    let by = trace.place_in(list, taken.unwrap_or_default());
    for (place, step) in trace.steps.iter_mut().skip(first_step).take(platforms.len()).enumerate() {
        step.reason = reason(comparer, platforms, place, taken, &by);
    }
    for place in tried {
        if let Some(step) = trace.steps.get_mut(first_step + place) {
            step.reason = Reason::ContentRefused;
        }
    }
}

fn reason(comparer: &Comparer, platforms: &Platforms<'_>, place: usize, taken: Option<usize>, by: &Place) -> Reason {
    let platform = at(platforms, place);
    match (platform, taken) {
        (Some(platform), _) if comparer.rank(platform).is_none() => why_not(comparer, platform),
        (_, Some(taken)) if taken != place => Reason::Outranked(by.clone(), preference(comparer, at(platforms, taken), platform)),
        (platform, _) => Reason::Taken(platform.map_or(Fit::Silent, |platform| fit(comparer, platform))),
    }
}

fn at<'a>(platforms: &Platforms<'a>, place: usize) -> Option<&'a Normal> {
    platforms.get(place).copied().flatten()
}

fn kept(comparer: &Comparer, platforms: &Platforms<'_>) -> impl Iterator<Item = usize> {
    let keeps = |platform: &Option<&Normal>| platform.is_none_or(|platform| comparer.rank(platform).is_some());
    platforms.iter().enumerate().filter(move |(_, platform)| keeps(platform)).map(|(place, _)| place)
}

/// Entries that say nothing go last.
fn order(comparer: &Comparer, one: Option<&Normal>, other: Option<&Normal>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => comparer.order(one, other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

fn preference(comparer: &Comparer, taken: Option<&Normal>, other: Option<&Normal>) -> Preference {
    match (taken, other) {
        (Some(_), None) => Preference::SaysPlatform,
        (Some(taken), Some(other)) if comparer.order(taken, other) == Ordering::Less => {
            match (comparer.newest_first(), comparer.rank(taken) == comparer.rank(other)) {
                (true, _) => Preference::VersionText,
                (false, true) => Preference::MoreFeatures,
                (false, false) => Preference::Closer,
            }
        }
        _ => Preference::Earlier,
    }
}

/// Why the comparer takes `entry`.
pub fn fit(comparer: &Comparer, entry: &Normal) -> Fit {
    let (spec, request) = (&entry.spec, comparer.request());
    if spec.architecture != request.architecture {
        Fit::Narrower(name(spec))
    } else if spec.variant == request.variant {
        Fit::Exact
    } else if spec.variant.is_empty() {
        Fit::Basic
    } else {
        Fit::Lower(spec.variant.clone())
    }
}

/// Why the comparer does not take `entry`.
pub fn why_not(comparer: &Comparer, entry: &Normal) -> Reason {
    let (spec, request) = (&entry.spec, comparer.request());
    match comparer.mismatch(entry) {
        Some(Mismatch::Os) => Reason::Os(spec.os.clone(), request.os.clone()),
        Some(Mismatch::Architecture) => Reason::Architecture(spec.architecture.clone(), request.architecture.clone()),
        Some(Mismatch::WindowsVersion) => Reason::WindowsBuild(entry.raw.os_version.clone(), request.os_version.clone()),
        Some(Mismatch::Feature(feature)) => Reason::FeatureNeeded(feature),
        Some(Mismatch::Variant) | None if spec.architecture != request.architecture => Reason::Architecture(name(spec), name(request)),
        Some(Mismatch::Variant) | None => Reason::Variant(spec.variant.clone(), request.variant.clone()),
    }
}

/// `architecture[/variant]`
fn name(spec: &Spec) -> Word {
    if spec.variant.is_empty() { spec.architecture.clone() } else { format!("{}/{}", spec.architecture, spec.variant).into() }
}
