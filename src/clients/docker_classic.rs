//! Docker Engine with its classic store (graph drivers).
//!
//! Source: github.com/moby/moby docker-v29.6.2, `daemon/internal/distribution/pull_v2.go`, `pull_v2_unix.go`,
//! `pull_v2_windows.go`; v20.10.24, `distribution/pull_v2.go`, `pull_v2_unix.go`; docker/distribution v2.8.3, `manifests.go`,
//! `manifest/manifestlist/manifestlist.go`.

use super::answer::{Answer, DEPTH_LIMIT, Missing, Outcome, Path, Question, Trace};
use super::contents::{Child, EntryKind};
use super::go::atoi;
use super::go::decode::{Entry, List};
use super::listing::{DISTRIBUTION, Listing, Presence};
use super::platforms::{Comparer, DOCKER_20_10, Package, V1_0_RC4, format_all, select};
use super::reason::{Fit, Preference, Reason};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::spec::Spec;
use crate::media_type as mt;
use crate::text;
use std::rc::Rc;

/// The client.
pub static CLIENT: Client = Client {
    id: "docker-classic",
    name: "Docker Engine, classic store",
    repository: "https://github.com/moby/moby",
    tools: "docker",
    default: Default::HostLevel,
    versions: &[
        Version {
            number: "29.6.2",
            library: "containerd/platforms v1.0.0-rc.4",
            columns: &[
                Column {
                    id: "docker@29.6.2/graphdriver-pull",
                    usage: Use::Pull,
                    label: text!("pull", "拉取"),
                    applies: Applies::Always,
                    pick: pull,
                },
                Column {
                    id: "docker@29.6.2/graphdriver-pull-windows",
                    usage: Use::Pull,
                    label: text!("pull on a Windows host", "在 Windows 主机上拉取"),
                    applies: Applies::WindowsVersion,
                    pick: pull_on_windows,
                },
            ],
        },
        Version {
            number: "20.10.24",
            library: "containerd 1.4, package platforms",
            columns: &[Column {
                id: "docker@20.10.24/graphdriver-pull",
                usage: Use::Pull,
                label: text!("pull", "拉取"),
                applies: Applies::Always,
                pick: pull_20_10,
            }],
        },
    ],
};

/// A list as the distribution client reads it, or why it does not.
fn read(listing: &Listing) -> Result<Rc<List>, String> {
    let is_docker = &*listing.media_type == mt::DOCKER_LIST;
    if !is_docker {
        // The members are decoded into anything, so that `null` does not count.
        let there = |presence: Presence| presence == Presence::Value;
        if listing.is_json() && (there(listing.members.config) || there(listing.members.layers)) {
            return Err("index: expected index but found manifest".to_owned());
        }
        if &*listing.media_type != mt::OCI_INDEX {
            return Err(format!("unsupported manifest media type and no default available: {}", listing.media_type));
        }
    }
    listing.list(&DISTRIBUTION)
}

/// What the daemon made of one list.
enum Pulled {
    Picked(Path),
    NoMatch,
    Refused(String),
    Depends(Path, Missing),
}

/// A daemon fills in what the request leaves out: the architecture together with the variant.
fn with_default(request: &Spec, host: &Spec) -> Spec {
    let mut request = request.clone();
    if request.os.is_empty() {
        request.os = host.os.clone();
    }
    if request.architecture.is_empty() {
        (request.architecture, request.variant) = (host.architecture.clone(), host.variant.clone());
    }
    request
}

/// The machine of the measured daemon; 29 knows the level of its processor.
fn machine(level: &str) -> Spec {
    Spec::new("linux", "amd64", level)
}

fn words(package: &Package, request: &Spec) -> String {
    let asked = if request.os.is_empty() { Spec::new("linux", "amd64", "") } else { request.clone() };
    format!("no matching manifest for {} in the manifest list entries", format_all(package, &asked))
}

fn pull(q: &Question<'_>) -> Answer {
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
    select::explain(trace, comparer, &platforms, matches.first().copied());
    for at in matches {
        let Some(entry) = list.entries.get(at) else { continue };
        path.push(at);
        match content(q, entry) {
            Content::Manifest => return Pulled::Picked(path.clone()),
            Content::Schema1 => return Pulled::Refused("unsupported manifest media type and no default available: ".to_owned()),
            Content::Missing => return Pulled::Depends(path.clone(), Missing::Index),
            Content::List(inner) if path.len() < DEPTH_LIMIT => {
                if let Err(error) = read(&inner) {
                    return Pulled::Refused(error);
                }
                match pull_list(trace, q, comparer, &inner, path) {
                    // Any error but this one makes it try the next entry.
                    Pulled::Refused(_) => {}
                    pulled => return pulled,
                }
            }
            Content::List(_) => return Pulled::NoMatch,
        }
        path.pop();
    }
    Pulled::NoMatch
}

/// `toOCIPlatform`: a platform whose members are all empty counts as none.
fn says_nothing(entry: &Entry) -> bool {
    let blank = |spec: &Spec| [&spec.os, &spec.architecture, &spec.variant, &spec.os_version].into_iter().all(|part| part.is_empty());
    !entry.has_features && entry.platform.as_ref().is_none_or(blank)
}

/// What the registry serves for an entry: its own media type counts, not the entry's.
enum Content {
    Manifest,
    List(Rc<Listing>),
    Schema1,
    Missing,
}

fn content(q: &Question<'_>, entry: &Entry) -> Content {
    match q.contents.child(&entry.digest) {
        Child::Index(inner) => Content::List(inner),
        Child::Manifest(_) => Content::Manifest,
        Child::Schema1(_) => Content::Schema1,
        Child::NotGiven if mt::is_schema1(&entry.media_type) => Content::Schema1,
        Child::NotGiven if EntryKind::of(&entry.media_type) == EntryKind::Index => Content::Missing,
        Child::NotGiven => Content::Manifest,
    }
}

fn pull_20_10(q: &Question<'_>) -> Answer {
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
    for (at, normal) in normals.iter().enumerate() {
        let fits = list.entries.get(at).is_some_and(partial) && any_arm;
        trace.step(
            at,
            match (normal, taken) {
                (_, Some(taken)) if taken == at => Reason::Taken(if any_arm { Fit::Compatible } else { Fit::Exact }),
                (Some(normal), Some(taken)) if fits || comparer.rank(normal).is_some() => Reason::Outranked(taken, Preference::Earlier),
                (Some(normal), _) => select::why_not(&comparer, normal),
                (None, _) => Reason::Silent,
            },
        );
    }
    let Some((at, entry)) = taken.and_then(|at| Some((at, list.entries.get(at)?))) else {
        return trace.no_match(words(&DOCKER_20_10, q.request));
    };
    match content(q, entry) {
        Content::Manifest | Content::Schema1 => trace.end(Outcome::Picked(vec![at])),
        Content::List(_) | Content::Missing => trace.refused("unsupported manifest format"),
    }
}

/// On Windows: the architecture of the host, a build that is not above the host's, those of the host's own build first.
fn pull_on_windows(q: &Question<'_>) -> Answer {
    let mut trace = Trace::default();
    let list = match read(q.index) {
        Ok(list) => list,
        Err(error) => return trace.refused(error),
    };
    trace.enter(&[]);
    let parts: Vec<&str> = q.request.os_version.split('.').take(3).collect();
    let own_build = format!("{}.", parts.join("."));
    let build = parts.get(2).and_then(|build| atoi(build)).unwrap_or_default();
    let windows = |spec: &Spec| spec.os.eq_ignore_ascii_case("windows");
    let too_new = |spec: &Spec| {
        let parts: Vec<&str> = spec.os_version.split('.').collect();
        parts.len() >= 3 && parts.get(2).and_then(|build| atoi(build)).is_some_and(|image| image > build)
    };
    let specs = || list.entries.iter().map(|entry| entry.platform.clone().unwrap_or_default()).enumerate();
    let matches = |spec: &Spec| spec.architecture == q.request.architecture && windows(spec) && !too_new(spec);
    let same_build = |spec: &Spec| spec.os_version.starts_with(&own_build);
    let first = specs().find(|(_, spec)| matches(spec) && same_build(spec)).or_else(|| specs().find(|(_, spec)| matches(spec)));
    let taken = first.as_ref().map(|(at, _)| *at);
    for (at, spec) in specs() {
        trace.step(
            at,
            match taken {
                _ if spec.architecture != q.request.architecture => Reason::Architecture(spec.architecture, q.request.architecture.clone()),
                _ if !windows(&spec) => Reason::Os(spec.os, "windows".into()),
                _ if too_new(&spec) => Reason::WindowsBuild(spec.os_version, q.request.os_version.clone()),
                Some(taken) if taken == at => Reason::Taken(if same_build(&spec) { Fit::Exact } else { Fit::Compatible }),
                Some(taken) => Reason::Outranked(taken, if at < taken { Preference::Version } else { Preference::Earlier }),
                None => Reason::NotReached(at),
            },
        );
    }
    match taken {
        Some(at) => trace.end(Outcome::Picked(vec![at])),
        None => trace.no_match(""),
    }
}
