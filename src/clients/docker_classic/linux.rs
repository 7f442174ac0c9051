//! 29 on Linux. Source: `daemon/internal/distribution/pull_v2.go`, `pull_v2_unix.go`.

use super::{Content, content, machine, read, with_default, words};
use crate::clients::answer::{Answer, DEPTH_LIMIT, Missing, Outcome, Path, Question, Trace};
use crate::clients::go::decode::Entry;
use crate::clients::listing::{DISTRIBUTION, Listing};
use crate::clients::platforms::{Comparer, V1_0_RC4, select};
use crate::clients::spec::Spec;
use std::rc::Rc;

/// What the daemon made of one list.
enum Pulled {
    Picked(Path),
    NoMatch,
    Refused(String),
    Depends(Path, Missing),
}

pub(super) fn pull(q: &Question<'_>) -> Answer {
    let mut trace = Trace::default();
    let comparer = Comparer::only(&V1_0_RC4, &with_default(q.request, &machine("v4")));
    match pull_list(&mut trace, q, &comparer, q.index, &mut Vec::new()) {
        Pulled::Picked(path) => trace.end(Outcome::Picked(path)),
        Pulled::NoMatch => trace.no_match(words(&V1_0_RC4, q.request)),
        Pulled::Refused(error) => trace.refused(error),
        Pulled::Depends(path, missing) => trace.end(Outcome::Depends(path, missing)),
    }
}

/// Nested lists are followed by the same function: the depth is limited.
fn pull_list(trace: &mut Trace, q: &Question<'_>, comparer: &Comparer, listing: &Rc<Listing>, path: &mut Path) -> Pulled {
    let list = match read(listing) {
        Ok(list) => list,
        Err(error) => return Pulled::Refused(error),
    };
    trace.enter(path);
    let normals = listing.normals(&DISTRIBUTION, comparer.package());
    let platforms: select::Platforms<'_> =
        normals.iter().zip(&list.entries).map(|(normal, entry)| normal.as_ref().filter(|_| !says_nothing(entry))).collect();
    let matches = select::sorted(comparer, &platforms);
    let first_step = trace.steps.len();
    select::explain(trace, comparer, &platforms, matches.first().copied());
    let depth = path.len();
    for (tried, at) in matches.iter().copied().enumerate() {
        let Some(entry) = list.entries.get(at) else { continue };
        path.truncate(depth);
        path.push(at);
        let pulled = match content(q, entry) {
            Content::Manifest => Pulled::Picked(path.clone()),
            Content::Schema1(media_type) => {
                return Pulled::Refused(format!("unsupported manifest media type and no default available: {media_type}"));
            }
            Content::Missing => Pulled::Depends(path.clone(), Missing::Index),
            Content::List(inner) if path.len() < DEPTH_LIMIT && !trace.is_exhausted() => {
                if let Err(error) = read(&inner) {
                    return Pulled::Refused(error);
                }
                pull_list(trace, q, comparer, &inner, path)
            }
            Content::List(_) => Pulled::NoMatch,
        };
        // Any error but that nothing matches makes it try the next entry.
        if !matches!(pulled, Pulled::Refused(_)) {
            select::explain_again(trace, first_step, comparer, &platforms, matches.get(..tried).unwrap_or_default(), Some(at));
            return pulled;
        }
    }
    select::explain_again(trace, first_step, comparer, &platforms, &matches, None);
    Pulled::NoMatch
}

/// `toOCIPlatform`: a platform whose members are all empty counts as none.
fn says_nothing(entry: &Entry) -> bool {
    let blank = |spec: &Spec| [&spec.os, &spec.architecture, &spec.variant, &spec.os_version].into_iter().all(|part| part.is_empty());
    !entry.has_features && entry.platform.as_ref().is_none_or(blank)
}
