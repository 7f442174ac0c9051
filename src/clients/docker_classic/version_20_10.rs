//! 20.10 on Linux. Source: `distribution/pull_v2.go`, `pull_v2_unix.go`.

use super::{Content, content, machine, read, with_default, words};
use crate::clients::answer::{Answer, Outcome, Question, Trace};
use crate::clients::go::decode::Entry;
use crate::clients::listing::DISTRIBUTION;
use crate::clients::platforms::{Comparer, DOCKER_20_10, select};
use crate::clients::reason::{Fit, Preference, Reason};

/// The first entry that is exactly what was asked for; nested lists are refused.
pub(super) fn pull(q: &Question<'_>) -> Answer {
    let mut trace = Trace::default();
    let list = match read(q.index) {
        Ok(list) => list,
        Err(error) => return trace.refused(error),
    };
    trace.enter(&[]);
    let comparer = Comparer::strict(&DOCKER_20_10, &with_default(q.request, &machine("")));
    let normals = q.index.normals(&DISTRIBUTION, &DOCKER_20_10);
    let matched = normals.iter().position(|normal| normal.as_ref().is_some_and(|normal| comparer.rank(normal).is_some()));
    // Older versions did not compare variants: any arm image will do where none matches.
    let request = comparer.request();
    let partial =
        |entry: &Entry| entry.platform.as_ref().is_some_and(|spec| spec.os == request.os && spec.architecture == request.architecture);
    let any_arm = matched.is_none() && &*request.architecture == "arm";
    let taken = matched.or_else(|| list.entries.iter().position(partial).filter(|_| any_arm));
    let by = trace.place(taken.unwrap_or_default());
    for (at, normal) in normals.iter().enumerate() {
        let fits = list.entries.get(at).is_some_and(partial) && any_arm;
        trace.step(
            at,
            match (normal, taken) {
                (_, Some(taken)) if taken == at => Reason::Taken(if any_arm { Fit::Compatible } else { Fit::Exact }),
                (Some(normal), Some(_)) if fits || comparer.rank(normal).is_some() => Reason::Outranked(by.clone(), Preference::Earlier),
                (Some(normal), _) => select::why_not(&comparer, normal),
                (None, _) => Reason::Silent,
            },
        );
    }
    let Some((at, entry)) = taken.and_then(|at| Some((at, list.entries.get(at)?))) else {
        return trace.no_match(words(&DOCKER_20_10, q.request));
    };
    match content(q, entry) {
        Content::Manifest | Content::Schema1(_) => trace.end(Outcome::Picked(vec![at])),
        Content::List(_) | Content::Missing => trace.refused("unsupported manifest format"),
    }
}
