//! regclient: regctl, regsync, regbot.
//!
//! Source: github.com/regclient/regclient v0.11.5, `types/platform/platform.go`, `types/platform/compare.go`,
//! `types/descriptor/descriptor.go`, `types/manifest/manifest.go`, `manifest.go`.

mod arguments;
mod parse;
mod platform;

pub use parse::parse_platform;

use super::answer::{Answer, DEPTH_LIMIT, Missing, Outcome, Question, Trace};
use super::contents::{Child, EntryKind};
use super::listing::{Listing, REGCLIENT};
use super::reason::{Fit, Preference, Reason};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::request::Reader;
use super::spec::Spec;
use crate::media_type as mt;
use crate::text;
use platform::{incompatible, is_better, normalise};

/// The client.
pub static CLIENT: Client = Client {
    id: "regctl",
    name: text!("regclient", "regclient"),
    repository: "https://github.com/regclient/regclient",
    tools: "regctl, regsync, regbot",
    versions: &[Version {
        number: "0.11.5",
        library: "regclient v0.11.5",
        default: Default::Machine,
        reader: Some(Reader::Regclient),
        columns: &[
            Column {
                id: "regclient@0.11.5/platform-text",
                usage: Use::Pull,
                label: text!("`--platform` typed as text", "以文本给出 `--platform`"),
                applies: Applies::Always,
                pick: with_text,
            },
            Column {
                id: "regclient@0.11.5/platform-struct",
                usage: Use::Pull,
                label: text!("the platform of the host", "主机的平台"),
                applies: Applies::Always,
                pick: |q| pick(q, q.request),
            },
        ],
    }],
};

/// The machine that was measured: what short forms are completed with.
pub(super) fn machine() -> Spec {
    Spec::new("linux", "amd64", "")
}

fn with_text(q: &Question<'_>) -> Answer {
    let mut text = format!("{}/{}", q.request.os, q.request.architecture);
    if !q.request.variant.is_empty() {
        text = format!("{text}/{}", q.request.variant);
    }
    if !q.request.os_version.is_empty() {
        text = format!("{text},osver={}", q.request.os_version);
    }
    match parse_platform(&text, &machine()) {
        Ok(request) => pick(q, &request),
        Err(error) => Trace::default().refused(format!("platform {error}")),
    }
}

/// `ManifestGet` with a platform: the best entry, until it is no list.
fn pick(q: &Question<'_>, request: &Spec) -> Answer {
    let host = normalise(request);
    let mut trace = Trace::default();
    let (mut listing, mut path) = (q.index.clone(), Vec::new());
    loop {
        let list = match listing.list(&REGCLIENT) {
            Ok(list) => list,
            Err(error) => {
                // A Docker list has a type of its own with the same members.
                let is_docker = &*listing.media_type == mt::DOCKER_LIST;
                let error = if is_docker { error.replacen(" Index.", " ManifestList.", 1) } else { error };
                return trace.refused(format!("error unmarshaling manifest for {}: {error}", name(q, &listing, &path)));
            }
        };
        trace.enter(&path);
        let platforms: Vec<Option<Spec>> = list.entries.iter().map(|entry| entry.platform.as_ref().map(normalise)).collect();
        let taken = best(&mut trace, &host, &platforms).filter(|_| path.len() < DEPTH_LIMIT);
        let Some((at, entry)) = taken.and_then(|at| Some((at, list.entries.get(at)?))) else {
            let words = if host.os.is_empty() { "unknown".to_owned() } else { host.text() };
            return trace.no_match(format!("platform not found: {words}"));
        };
        path.push(at);
        match q.contents.child(&entry.digest) {
            Child::Index(inner) => listing = inner,
            Child::NotGiven if EntryKind::of(&entry.media_type) == EntryKind::Index => {
                trace.revise(at, Reason::NotGiven);
                return trace.end(Outcome::Depends(path, Missing::Index));
            }
            _ => return trace.end(Outcome::Picked(path)),
        }
    }
}

fn name(q: &Question<'_>, listing: &Listing, path: &[usize]) -> String {
    if path.is_empty() { q.names.remote.clone() } else { format!("{}@{}", q.names.repository(), listing.digest) }
}

/// `DescriptorListSearch`: each entry that the host runs and that is better than the one before.
fn best(trace: &mut Trace, host: &Spec, platforms: &[Option<Spec>]) -> Option<usize> {
    let mut best: Option<(usize, &Spec)> = None;
    let nothing = Spec::default();
    for (at, platform) in platforms.iter().enumerate() {
        let Some(platform) = platform else { continue };
        if incompatible(host, platform).is_none() && is_better(host, platform, best.map_or(&nothing, |(_, spec)| spec)) {
            best = Some((at, platform));
        }
    }
    let by = trace.place(best.map_or(0, |(at, _)| at));
    for (at, platform) in platforms.iter().enumerate() {
        let reason = match (platform, best) {
            (None, _) => Reason::Silent,
            (Some(platform), best) => match (incompatible(host, platform), best) {
                (Some(reason), _) => reason,
                (None, Some((taken, _))) if taken == at => Reason::Taken(fit(host, platform)),
                (None, Some((_, spec))) => Reason::Outranked(by.clone(), preference(spec, platform)),
                (None, None) => Reason::Silent,
            },
        };
        trace.step(at, reason);
    }
    best.map(|(at, _)| at)
}

fn preference(taken: &Spec, other: &Spec) -> Preference {
    if (&taken.os, &taken.architecture, &taken.variant) != (&other.os, &other.architecture, &other.variant) {
        Preference::Closer
    } else if taken.os_version != other.os_version {
        Preference::Version
    } else {
        Preference::Earlier
    }
}

fn fit(host: &Spec, platform: &Spec) -> Fit {
    if (&host.os, &host.variant) == (&platform.os, &platform.variant) {
        Fit::Exact
    } else if host.os != platform.os {
        Fit::Compatible
    } else if platform.variant.is_empty() {
        Fit::Basic
    } else {
        Fit::Lower(platform.variant.clone())
    }
}
