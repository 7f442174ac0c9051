//! The walk through an index, and the indexes inside it. Source: `core/images/image.go`, `core/images/handlers.go`.

use crate::clients::answer::{Answer, DEPTH_LIMIT, Missing, Outcome, Path, Question, Trace};
use crate::clients::contents::{Child, EntryKind, Manifest};
use crate::clients::go::decode::Entry;
use crate::clients::listing::{Listing, Members, OCI, Presence};
use crate::clients::platforms::{Comparer, select};
use crate::clients::reason::Reason;
use crate::clients::spec::{Spec, Word};
use crate::media_type as mt;
use std::rc::Rc;

/// How much of a config's platform is read for an entry that has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::clients) enum Configs {
    /// `os` and `architecture` only (1.x).
    SystemAndArchitecture,
    /// All of it (2.0 and later).
    Whole,
}

/// `images.Manifest`: what run and unpack resolve to.
pub(in crate::clients) fn resolve(q: &Question<'_>, comparer: &Comparer, configs: Configs) -> Answer {
    let mut trace = Trace::default();
    let (mut listing, mut path, mut media_type) = (q.index.clone(), Vec::new(), q.index.media_type.to_string());
    while path.len() < DEPTH_LIMIT {
        let list = match read(&listing, &media_type, "manifest") {
            Ok(()) => listing.list(&OCI),
            Err(error) => return trace.refused(error),
        };
        let list = match list {
            Ok(list) => list,
            Err(error) => return trace.refused(error),
        };
        trace.enter(&path);
        let Some(at) = choose(&mut trace, comparer, &listing) else { break };
        let Some(entry) = list.entries.get(at) else { break };
        path.push(at);
        let child = q.contents.child(&entry.digest);
        match EntryKind::of(&entry.media_type) {
            EntryKind::Manifest => {
                if let Some(error) = wrong_child(&child, &entry.media_type) {
                    return trace.refused(format!("manifest: invalid desc {}: {error}", entry.digest));
                }
                if entry.platform.is_some() {
                    return trace.end(Outcome::Picked(path));
                }
                let Some(config) = config_platform(&child) else {
                    trace.revise(at, Reason::NotGiven);
                    return trace.end(Outcome::Depends(path, Missing::Config));
                };
                let config = match configs {
                    Configs::Whole => config,
                    Configs::SystemAndArchitecture => Spec::new(&config.os, &config.architecture, ""),
                };
                let normal = comparer.package().normal(&comparer.package().normalise(&config));
                if comparer.rank(&normal).is_some() {
                    return trace.end(Outcome::Picked(path));
                }
                trace.revise(at, Reason::Config(normal.spec.full_text().into(), comparer.request().full_text().into()));
                break;
            }
            EntryKind::Index => match child {
                Child::Index(child) => (listing, media_type) = (child, entry.media_type.to_string()),
                Child::NotGiven => {
                    trace.revise(at, Reason::NotGiven);
                    return trace.end(Outcome::Depends(path, Missing::Index));
                }
                _ => {
                    let error = format!("media-type: expected index but found manifest ({})", entry.media_type);
                    return trace.refused(format!("manifest: invalid desc {}: {error}", entry.digest));
                }
            },
            _ => return trace.refused(format!("unexpected media type {} for {}: not found", entry.media_type, entry.digest)),
        }
    }
    trace.no_match(format!("no match for platform in manifest {}: not found", q.index.digest))
}

/// What a pull says where nothing in a list fits.
pub(in crate::clients) const NO_MATCH: &str = "no match for platform in manifest: not found";

/// The entry that a pull ends at; configs are not consulted.
pub(in crate::clients) enum Fetched {
    /// An entry of this kind and media type.
    Entry(Path, EntryKind, Word, Child),
    /// The end.
    Ended(Outcome),
}

/// The walk of a pull: `LimitManifests(FilterPlatforms(ChildrenHandler), comparer, 1)`. `visit` is asked before each entry is
/// followed.
pub(in crate::clients) fn walk(
    trace: &mut Trace,
    q: &Question<'_>,
    comparer: &Comparer,
    validates: bool,
    visit: impl Fn(&Entry) -> Option<String>,
) -> Fetched {
    let refused = |error: String| Fetched::Ended(Outcome::Refused(error));
    let (mut listing, mut path, mut media_type) = (q.index.clone(), Vec::new(), q.index.media_type.to_string());
    loop {
        if validates && let Err(error) = read(&listing, &media_type, "children") {
            return refused(error);
        }
        let list = match listing.list(&OCI) {
            Ok(list) => list,
            Err(error) => return refused(error),
        };
        trace.enter(&path);
        let taken = choose(trace, comparer, &listing).filter(|_| path.len() < DEPTH_LIMIT);
        let Some((at, entry)) = taken.and_then(|at| Some((at, list.entries.get(at)?))) else {
            return Fetched::Ended(Outcome::NoMatch(NO_MATCH.to_owned()));
        };
        path.push(at);
        if let Some(error) = visit(entry) {
            return refused(error);
        }
        let child = q.contents.child(&entry.digest);
        let kind = EntryKind::of(&entry.media_type);
        match (kind, child) {
            (EntryKind::Index, Child::Index(child)) => (listing, media_type) = (child, entry.media_type.to_string()),
            (EntryKind::Index, Child::NotGiven) => {
                trace.revise(at, Reason::NotGiven);
                return Fetched::Ended(Outcome::Depends(path, Missing::Index));
            }
            (EntryKind::Index, _) if validates => {
                let error = format!("media-type: expected index but found manifest ({})", entry.media_type);
                return refused(format!("children: invalid desc {}: {error}", entry.digest));
            }
            (kind, child) => {
                if let Some(error) = wrong_child(&child, &entry.media_type).filter(|_| validates && kind == EntryKind::Manifest) {
                    return refused(format!("children: invalid desc {}: {error}", entry.digest));
                }
                return Fetched::Entry(path, kind, entry.media_type.clone(), child);
            }
        }
    }
}

/// What a pull downloads.
pub(super) fn fetch(q: &Question<'_>, comparer: &Comparer) -> Answer {
    let mut trace = Trace::default();
    match walk(&mut trace, q, comparer, true, |_| None) {
        Fetched::Ended(outcome) => trace.end(outcome),
        // The pull ends without an error and without a manifest.
        Fetched::Entry(_, EntryKind::Layer | EntryKind::Config, ..) => trace.no_match(""),
        Fetched::Entry(path, ..) => trace.end(Outcome::Picked(path)),
    }
}

/// The best entry of a list.
pub(in crate::clients) fn choose(trace: &mut Trace, comparer: &Comparer, listing: &Listing) -> Option<usize> {
    let normals = listing.normals(&OCI, comparer.package());
    let platforms: select::Platforms<'_> = normals.iter().map(Option::as_ref).collect();
    select::best(trace, comparer, &platforms)
}

/// `validateMediaType` of an index, with the words of the function that calls it.
pub(in crate::clients) fn read(listing: &Listing, media_type: &str, caller: &str) -> Result<(), String> {
    let wrong = match listing.heading_error("unknownDocument") {
        Some(error) => Some(error),
        None => ambiguity(listing.members, &listing.media_type, media_type),
    };
    match wrong {
        Some(error) => Err(format!("{caller}: invalid desc {}: {error}", listing.digest)),
        None => Ok(()),
    }
}

fn ambiguity(members: Members, own_type: &str, media_type: &str) -> Option<String> {
    // Even `null` counts: the members are kept as raw text.
    let there = |presence: Presence| presence != Presence::Absent;
    if there(members.fs_layers) {
        return Some("media-type: schema 1 not supported".to_owned());
    }
    let is_manifest = there(members.config) || there(members.layers) || mt::is_image_manifest(own_type);
    is_manifest.then(|| format!("media-type: expected index but found manifest ({media_type})"))
}

/// Why the content of an entry declared as a manifest is refused.
pub(in crate::clients) fn wrong_child(child: &Child, media_type: &str) -> Option<String> {
    match child {
        Child::Index(_) => Some(format!("media-type: expected manifest but found index ({media_type})")),
        Child::Schema1(_) => Some("media-type: schema 1 not supported".to_owned()),
        Child::Manifest(_) | Child::NotGiven => None,
    }
}

/// The platform that the config of a manifest says, where it is known.
pub(in crate::clients) fn config_platform(child: &Child) -> Option<Spec> {
    match child {
        Child::Manifest(manifest) => manifest.config.as_ref().map(|config| config.platform.clone()),
        _ => None,
    }
}

/// The manifest of an entry, where it was given.
pub(in crate::clients) fn manifest(child: &Child) -> Option<&Rc<Manifest>> {
    match child {
        Child::Manifest(manifest) => Some(manifest),
        _ => None,
    }
}
