//! go-containerregistry: crane, ko, cosign, kaniko.
//!
//! Source: github.com/google/go-containerregistry v0.21.9, `pkg/v1/remote/index.go`, `pkg/v1/remote/descriptor.go`,
//! `pkg/v1/remote/fetcher.go`, `pkg/v1/platform.go`, `pkg/v1/match/match.go`, `internal/verify/verify.go`.

mod platform;

pub use platform::parse_platform;

use super::answer::{Answer, DEPTH_LIMIT, Missing, Outcome, Question, Trace};
use super::contents::{Child, EntryKind};
use super::go::decode::Entry;
use super::go::quote;
use super::listing::GO_CONTAINERREGISTRY;
use super::reason::{Fit, Reason};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::request::Reader;
use super::spec::Spec;
use crate::digest::{Algorithm, Digest};
use crate::media_type as mt;
use platform::{difference, mismatch, text};

/// The client.
pub static CLIENT: Client = Client {
    id: "crane",
    name: crate::text!("go-containerregistry", "go-containerregistry"),
    repository: "https://github.com/google/go-containerregistry",
    tools: "crane, ko, cosign, kaniko",
    versions: &[Version {
        number: "0.21.9",
        library: "go-containerregistry v0.21.9",
        default: Default::LinuxAmd64,
        reader: Some(Reader::Crane),
        columns: &[
            Column {
                id: "go-containerregistry@0.21.9/remote-image",
                usage: Use::Pull,
                label: crate::text!("pull an image", "拉取镜像"),
                applies: Applies::Always,
                pick: pull,
            },
            Column {
                id: "go-containerregistry@0.21.9/crane-digest",
                usage: Use::Inspect,
                label: crate::text!("`crane digest --platform`", "`crane digest --platform`"),
                applies: Applies::Always,
                pick: pull,
            },
            Column {
                id: "go-containerregistry@0.21.9/match-equals",
                usage: Use::Filter,
                label: crate::text!("filter an index (`crane index filter`)", "筛选索引（`crane index filter`）"),
                applies: Applies::Always,
                pick: filter,
            },
        ],
    }],
};

/// What an entry without platform is taken for.
fn assumed() -> Spec {
    Spec::new("linux", "amd64", "")
}

fn pull(q: &Question<'_>) -> Answer {
    let mut trace = Trace::default();
    let (mut listing, mut path, mut name) = (q.index.clone(), Vec::new(), q.names.remote.clone());
    let assumed = assumed();
    loop {
        let list = match listing.list(&GO_CONTAINERREGISTRY) {
            Ok(list) => list,
            Err(error) => return trace.refused(error),
        };
        trace.enter(&path);
        let why_not = |entry: &Entry| mismatch(entry.platform.as_ref().unwrap_or(&assumed), q.request);
        let taken = list.entries.iter().position(|entry| why_not(entry).is_none()).filter(|_| path.len() < DEPTH_LIMIT);
        let by = trace.place(taken.unwrap_or_default());
        for (at, entry) in list.entries.iter().enumerate() {
            trace.step(
                at,
                match taken {
                    Some(taken) if at > taken => Reason::NotReached { by: by.clone(), fits: why_not(entry).is_none() },
                    _ => why_not(entry).unwrap_or(Reason::Taken(match &entry.platform {
                        None => Fit::AssumedAmd64,
                        Some(spec) if spec == q.request => Fit::Exact,
                        Some(_) => Fit::First,
                    })),
                },
            );
        }
        let Some((at, entry)) = taken.and_then(|at| Some((at, list.entries.get(at)?))) else {
            return trace.no_match(format!("no child with platform {} in index {name}", text(q.request)));
        };
        path.push(at);
        let child = q.contents.child(&entry.digest);
        if let Some(error) = unverified(q, entry, &child) {
            return trace.refused(error);
        }
        // The entry's own media type decides what is made of it.
        match (&*entry.media_type, child) {
            (media_type, _) if mt::is_schema1(media_type) => {
                return trace.refused(format!(
                    "unsupported MediaType: {}, see https://github.com/google/go-containerregistry/issues/377",
                    quote(media_type)
                ));
            }
            (media_type, Child::Index(inner)) if EntryKind::of(media_type) == EntryKind::Index => listing = inner,
            (media_type, Child::NotGiven) if EntryKind::of(media_type) == EntryKind::Index => {
                trace.revise(at, Reason::NotGiven);
                return trace.end(Outcome::Depends(path, Missing::Index));
            }
            _ => return trace.end(Outcome::Picked(path)),
        }
        name = format!("{}@{}", q.names.repository(), entry.digest);
    }
}

/// Why what the entry points to is not what it says.
fn unverified(q: &Question<'_>, entry: &Entry, child: &Child) -> Option<String> {
    if let Some(data) = &entry.data {
        let digest = Digest::of(Algorithm::Sha256, data);
        if digest.as_str() != &*entry.digest {
            return Some(format!("error verifying Digest; got {}, want {}", quote(digest.as_str()), quote(&entry.digest)));
        }
        return (data.len() as i64 != entry.size).then(|| format!("error verifying Size; got {}, want {}", data.len(), entry.size));
    }
    // Registries serve schema 1 without a type; then the whole bytes are hashed, signatures and all.
    match child {
        Child::Schema1(Some(digest)) if *digest != *entry.digest => Some(format!(
            "manifest digest: {} does not match requested digest: {} for {}",
            quote(digest),
            quote(&entry.digest),
            quote(&format!("{}@{}", q.names.repository(), entry.digest))
        )),
        _ => None,
    }
}

/// `match.Platforms`: entries whose platform equals the one asked for in every member; the first of them.
fn filter(q: &Question<'_>) -> Answer {
    let mut trace = Trace::default();
    let list = match q.index.list(&GO_CONTAINERREGISTRY) {
        Ok(list) => list,
        Err(error) => return trace.refused(error),
    };
    trace.enter(&[]);
    let why_not = |entry: &Entry| match &entry.platform {
        None => Some(Reason::Silent),
        Some(spec) => difference(spec, q.request),
    };
    let taken = list.entries.iter().position(|entry| why_not(entry).is_none());
    let by = trace.place(taken.unwrap_or_default());
    for (at, entry) in list.entries.iter().enumerate() {
        let why_not = why_not(entry);
        let reason = match taken {
            Some(taken) if at > taken => Reason::NotReached { by: by.clone(), fits: why_not.is_none() },
            _ => why_not.unwrap_or(Reason::Taken(Fit::Exact)),
        };
        trace.step(at, reason);
    }
    match taken {
        Some(at) => trace.end(Outcome::Picked(vec![at])),
        None => trace.no_match(""),
    }
}
