//! `ChooseInstance`: what is looked for, and which entry is the best. Source: `internal/pkg/platform/platform_matcher.go`,
//! `internal/manifest/oci_index.go`, `docker_schema2_list.go`.

use super::Rules;
use crate::clients::answer::Trace;
use crate::clients::go::decode::{Entry, List};
use crate::clients::reason::{Fit, Preference, Reason};
use crate::clients::spec::{Spec, Word};

/// The variants that are looked for, best first: from the one asked for downwards, and none.
pub(super) fn wanted(request: &Spec) -> Vec<Word> {
    let known: &[&str] = match &*request.architecture {
        "arm" => &["v8", "v7", "v6", "v5"],
        "arm64" => &["v8"],
        _ => &[],
    };
    let words = |variants: &[&str]| variants.iter().map(|variant| Word::from(*variant)).collect::<Vec<_>>();
    let none = Word::default();
    match &*request.variant {
        "" => std::iter::once(none).chain(words(known)).collect(),
        variant => {
            let from = known.iter().position(|known| *known == variant);
            let lower = from.map_or_else(|| vec![request.variant.clone()], |from| words(&known[from..]));
            lower.into_iter().chain([none]).collect()
        }
    }
}

fn rank(spec: &Spec, request: &Spec, wanted: &[Word]) -> Option<usize> {
    if spec.architecture != request.architecture || spec.os != request.os {
        return None;
    }
    wanted.iter().position(|variant| *variant == spec.variant)
}

fn why_not(spec: &Spec, request: &Spec) -> Reason {
    if spec.os != request.os {
        Reason::Os(spec.os.clone(), request.os.clone())
    } else if spec.architecture != request.architecture {
        Reason::Architecture(spec.architecture.clone(), request.architecture.clone())
    } else {
        Reason::Variant(spec.variant.clone(), request.variant.clone())
    }
}

fn fit(spec: &Spec, request: &Spec) -> Fit {
    if spec.variant == request.variant && !spec.os_version.is_empty() {
        Fit::VersionUnread
    } else if spec.variant == request.variant {
        Fit::Exact
    } else if spec.variant.is_empty() {
        Fit::Basic
    } else {
        Fit::Lower(spec.variant.clone())
    }
}

/// An OCI index: the lowest rank, entries without platform last; then compression; then the order of the entries.
pub(super) fn from_index(trace: &mut Trace, list: &List, request: &Spec, rules: &Rules) -> Option<usize> {
    let wanted = wanted(request);
    // Place among what is looked for, and 1 where the compression is not the preferred one.
    let weight = |entry: &Entry| {
        let rank = match &entry.platform {
            None => usize::MAX,
            Some(spec) => rank(spec, request, &wanted)?,
        };
        let late = match rules.compression {
            Some(Preference::Zstd) => !entry.zstd,
            Some(_) => entry.zstd,
            None => false,
        };
        Some((rank, late))
    };
    let weights: Vec<Option<(usize, bool)>> = list.entries.iter().map(weight).collect();
    let best = weights.iter().enumerate().filter_map(|(at, weight)| Some(((*weight)?, at))).min();
    let by = trace.place(best.map_or(0, |(_, at)| at));
    for (at, entry) in list.entries.iter().enumerate() {
        let reason = match (&entry.platform, weights.get(at).copied().flatten(), best) {
            (Some(spec), None, _) => why_not(spec, request),
            (platform, _, Some((_, taken))) if taken == at => {
                Reason::Taken(platform.as_ref().map_or(Fit::Silent, |spec| fit(spec, request)))
            }
            (platform, Some((rank, late)), Some(((best, best_late), _))) => {
                let preference = match rules.compression {
                    _ if rank != best && platform.is_none() => Preference::SaysPlatform,
                    _ if rank != best => Preference::Closer,
                    Some(compression) if late != best_late => compression,
                    _ => Preference::Earlier,
                };
                Reason::Outranked(by.clone(), preference)
            }
            _ => Reason::Silent,
        };
        trace.step(at, reason);
    }
    best.map(|(_, at)| at)
}

/// A Docker list: for each platform that is looked for, the first entry. An absent platform is one of empty words.
pub(super) fn from_list(trace: &mut Trace, list: &List, request: &Spec) -> Option<usize> {
    let wanted = wanted(request);
    let blank = Spec::default();
    let rank = |entry: &Entry| rank(entry.platform.as_ref().unwrap_or(&blank), request, &wanted);
    let best = list.entries.iter().enumerate().filter_map(|(at, entry)| Some((rank(entry)?, at))).min();
    let by = trace.place(best.map_or(0, |(_, at)| at));
    for (at, entry) in list.entries.iter().enumerate() {
        let spec = entry.platform.as_ref().unwrap_or(&blank);
        let reason = match (rank(entry), best) {
            (None, _) if *spec == blank => Reason::Silent,
            (Some(_), Some((_, taken))) if taken == at => Reason::Taken(fit(spec, request)),
            (Some(own), Some((rank, _))) => {
                Reason::Outranked(by.clone(), if own == rank { Preference::Earlier } else { Preference::Closer })
            }
            _ => why_not(spec, request),
        };
        trace.step(at, reason);
    }
    best.map(|(_, at)| at)
}
