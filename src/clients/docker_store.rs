//! Docker Engine with the containerd image store (the default of new installations since 29).
//!
//! Source: github.com/moby/moby docker-v29.6.2, `daemon/containerd/image_pull.go`, `image.go`, `image_manifest.go`,
//! `platform_matchers.go`, `handlers.go`; its containerd v2.2.5, `client/pull.go` and `core/remotes/handlers.go`.

use super::answer::{Answer, DEPTH_LIMIT, ENTRY_LIMIT, Missing, Outcome, Path, Question, Trace};
use super::containerd::{self, Fetched};
use super::contents::{Child, EntryKind};
use super::go::decode::{Entry, List};
use super::listing::{Listing, OCI};
use super::platforms::{Comparer, Normal, V1_0_RC4, format_all, parse, select};
use super::reason::{Fit, Place, Preference, Reason};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::request::Reader;
use super::spec::Spec;
use crate::media_type as mt;
use crate::text;
use std::cmp::Ordering;
use std::rc::Rc;

/// The client.
pub static CLIENT: Client = Client {
    id: "docker",
    name: text!("Docker Engine", "Docker Engine"),
    repository: "https://github.com/moby/moby",
    tools: "docker, Docker Desktop",
    versions: &[Version {
        number: "29.6.2",
        library: "containerd/platforms v1.0.0-rc.4",
        default: Default::HostLevel,
        reader: Some(Reader::Containerd),
        columns: &[
            Column { id: PULL, usage: Use::Pull, label: text!("pull", "拉取"), applies: Applies::Always, pick: pull },
            Column {
                id: "docker@29.6.2/c8d-local-platform",
                usage: Use::Run,
                label: text!("run from the local store with `--platform`", "从本地存储运行，使用 `--platform`"),
                applies: Applies::Always,
                pick: |q| local(q, true),
            },
            Column {
                id: "docker@29.6.2/c8d-local-host",
                usage: Use::Run,
                label: text!("run from the local store without `--platform`", "从本地存储运行，不用 `--platform`"),
                applies: Applies::Always,
                pick: |q| local(q, false),
            },
        ],
    }],
};

/// The id of the way of a pull.
pub(super) const PULL: &str = "docker@29.6.2/c8d-pull";

/// What the engine makes of the words of a pull that finds no platform: it names the platform first.
pub(super) fn printed(request: &Spec, message: &str) -> String {
    if !message.contains("platform") {
        return message.to_owned();
    }
    format!("no matching manifest for {} in the manifest list entries: {message}", format_all(&V1_0_RC4, request))
}

/// What an empty place is filled with: the engine that was measured.
pub(super) fn engine_host() -> Spec {
    Spec::new("linux", "amd64", "")
}

/// What the fetch handler refuses before it fetches.
pub(super) fn refuses(entry: &Entry) -> Option<String> {
    if &*entry.media_type == mt::SCHEMA1_SIGNED {
        return Some(format!("{} not supported", entry.media_type));
    }
    (entry.size == 0).then(|| empty(&entry.digest))
}

/// What the fetch handler says of a descriptor without size.
pub(super) fn empty(digest: &str) -> String {
    format!("unable to fetch descriptor ({digest}) which reports content size of zero: invalid argument")
}

fn pull(q: &Question<'_>) -> Answer {
    let mut trace = Trace::default();
    // The platform goes through its text form.
    let text = format_all(&V1_0_RC4, q.request);
    let request = match parse(&V1_0_RC4, &text, &engine_host()) {
        Ok(request) => request,
        Err(error) => return trace.refused(format!("invalid platform {text}: {error}")),
    };
    let comparer = Comparer::only(&V1_0_RC4, &request);
    match containerd::walk(&mut trace, q, &comparer, true, refuses) {
        Fetched::Ended(outcome) => trace.end(outcome),
        Fetched::Entry(path, EntryKind::Manifest, ..) => trace.end(Outcome::Picked(path)),
        // The pull ends without an error and without a manifest.
        Fetched::Entry(path, _, media_type, _) => {
            if let Some(at) = path.last() {
                trace.revise(*at, Reason::MediaType(media_type));
            }
            trace.no_match("")
        }
    }
}

/// A list that is being walked through.
struct Open {
    listing: Rc<Listing>,
    list: Rc<List>,
    path: Path,
    number: usize,
    next: usize,
}

impl Open {
    fn read(trace: &mut Trace, listing: Rc<Listing>, media_type: &str, path: Path) -> Result<Self, String> {
        containerd::read(&listing, media_type, "children")?;
        Ok(Self { list: listing.list(&OCI)?, listing, number: trace.enter(&path), path, next: 0 })
    }
}

/// An image manifest in the store, with the platform it is compared by.
struct Candidate {
    path: Path,
    step: usize,
    normal: Normal,
    says_platform: bool,
}

/// `GetImage`: of all image manifests that are present, the best that matches; without `--platform` any will do, the host's
/// own first.
fn local(q: &Question<'_>, asked: bool) -> Answer {
    let comparer = if asked { Comparer::strict(&V1_0_RC4, q.request) } else { Comparer::only(&V1_0_RC4, q.request) };
    let mut trace = Trace::default();
    let mut best: Option<Candidate> = None;
    let mut outranked: Vec<(usize, Preference)> = Vec::new();
    // The first entry that is not known well enough and would decide, were it the right one.
    let mut unknown: Option<(Path, Missing)> = None;
    let mut open = match Open::read(&mut trace, q.index.clone(), &q.index.media_type, Vec::new()) {
        Ok(root) => vec![root],
        Err(error) => return trace.refused(error),
    };
    let mut looked_at = 0;
    while let Some(current) = open.last_mut() {
        let at = current.next;
        current.next += 1;
        looked_at += 1;
        let list = current.list.clone();
        let Some(entry) = list.entries.get(at).filter(|_| looked_at <= ENTRY_LIMIT) else {
            open.pop();
            continue;
        };
        let number = current.number;
        let mut path = current.path.clone();
        path.push(at);
        let child = q.contents.child(&entry.digest);
        match (EntryKind::of(&entry.media_type), &child) {
            (EntryKind::Manifest, _) => {}
            (EntryKind::Index, Child::Index(inner)) if path.len() < DEPTH_LIMIT => {
                trace.step_in(number, at, Reason::Followed);
                match Open::read(&mut trace, inner.clone(), &entry.media_type, path) {
                    Ok(inner) => open.push(inner),
                    Err(error) => return trace.refused(error),
                }
                continue;
            }
            (EntryKind::Index, _) => {
                trace.step_in(number, at, Reason::NotGiven);
                unknown = unknown.or(Some((path, Missing::Index)));
                continue;
            }
            _ => {
                trace.step_in(number, at, Reason::MediaType(entry.media_type.clone()));
                continue;
            }
        }
        let normals = current.listing.normals(&OCI, &V1_0_RC4);
        let said = normals.get(at).cloned().flatten();
        let says_platform = said.is_some();
        if let Some(error) = containerd::wrong_child(&child, &entry.media_type) {
            // The config is read first where the entry does not say its platform.
            let caller = if says_platform { "children" } else { "manifest" };
            return trace.refused(format!("{caller}: invalid desc {}: {error}", entry.digest));
        }
        let normal = said.or_else(|| containerd::config_platform(&child).map(|platform| V1_0_RC4.normal(&platform)));
        let Some(normal) = normal else {
            trace.step_in(number, at, Reason::NotGiven);
            let decided = best.as_ref().is_some_and(|best| comparer.rank(&best.normal) == Some(0));
            unknown = unknown.or((!decided).then_some((path, Missing::Config)));
            continue;
        };
        if asked && comparer.rank(&normal).is_none() {
            trace.step_in(number, at, select::why_not(&comparer, &normal));
            continue;
        }
        let candidate = Candidate { path, step: trace.steps.len(), normal, says_platform };
        trace.step_in(number, at, Reason::Taken(Fit::Any));
        match &best {
            Some(best) if comparer.order(&candidate.normal, &best.normal) != Ordering::Less => {
                let closer = comparer.order(&best.normal, &candidate.normal) == Ordering::Less;
                outranked.push((candidate.step, if closer { Preference::Closer } else { Preference::Earlier }));
            }
            _ => {
                outranked.extend(best.iter().map(|best| (best.step, Preference::Closer)));
                best = Some(candidate);
            }
        }
    }
    if let Some((path, missing)) = unknown {
        return trace.end(Outcome::Depends(path, missing));
    }
    let Some(best) = best else {
        let wanted = if asked && !q.request.os.is_empty() {
            format!("the specified platform ({})", format_all(&V1_0_RC4, q.request))
        } else {
            "any platform".to_owned()
        };
        return trace.no_match(format!("image with reference {} was found but does not provide {wanted}", q.names.local));
    };
    explain(&mut trace, &comparer, &best, &outranked);
    trace.end(Outcome::Picked(best.path))
}

fn explain(trace: &mut Trace, comparer: &Comparer, best: &Candidate, outranked: &[(usize, Preference)]) {
    let by: Place = best.path.as_slice().into();
    for (step, preference) in outranked {
        if let Some(step) = trace.steps.get_mut(*step) {
            step.reason = Reason::Outranked(by.clone(), *preference);
        }
    }
    let fit = match comparer.rank(&best.normal) {
        Some(_) if best.says_platform => select::fit(comparer, &best.normal),
        Some(_) => Fit::Silent,
        None => Fit::Any,
    };
    if let Some(step) = trace.steps.get_mut(best.step) {
        step.reason = Reason::Taken(fit);
    }
}
