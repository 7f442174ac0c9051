//! go-containerregistry: crane, ko, cosign, kaniko.
//!
//! Source: github.com/google/go-containerregistry v0.21.9, `pkg/v1/remote/index.go`, `pkg/v1/remote/descriptor.go`,
//! `pkg/v1/remote/fetcher.go`, `pkg/v1/platform.go`, `pkg/v1/match/match.go`, `internal/verify/verify.go`.

use super::answer::{Answer, DEPTH_LIMIT, Missing, Outcome, Question, Trace};
use super::contents::{Child, EntryKind};
use super::go::decode::Entry;
use super::go::quote;
use super::listing::GO_CONTAINERREGISTRY;
use super::reason::{Fit, Reason};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::spec::{Spec, Word};
use crate::digest::{Algorithm, Digest};
use crate::media_type as mt;
use crate::text;

/// The client.
pub static CLIENT: Client = Client {
    id: "crane",
    name: "go-containerregistry",
    repository: "https://github.com/google/go-containerregistry",
    tools: "crane, ko, cosign, kaniko",
    default: Default::LinuxAmd64,
    versions: &[Version {
        number: "0.21.9",
        library: "go-containerregistry v0.21.9",
        columns: &[
            Column {
                id: "go-containerregistry@0.21.9/remote-image",
                usage: Use::Pull,
                label: text!("pull an image", "拉取镜像"),
                applies: Applies::Always,
                pick: pull,
            },
            Column {
                id: "go-containerregistry@0.21.9/crane-digest",
                usage: Use::Inspect,
                label: text!("`crane digest --platform`", "`crane digest --platform`"),
                applies: Applies::Always,
                pick: pull,
            },
            Column {
                id: "go-containerregistry@0.21.9/match-equals",
                usage: Use::Filter,
                label: text!("filter an index (`crane index filter`)", "筛选索引（`crane index filter`）"),
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
        let mismatch = |entry: &Entry| mismatch(entry.platform.as_ref().unwrap_or(&assumed), q.request);
        let taken = list.entries.iter().position(|entry| mismatch(entry).is_none()).filter(|_| path.len() < DEPTH_LIMIT);
        for (at, entry) in list.entries.iter().enumerate() {
            trace.step(
                at,
                match taken {
                    Some(taken) if at > taken => Reason::NotReached(taken),
                    _ => mismatch(entry).unwrap_or(Reason::Taken(match &entry.platform {
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

/// `matchesPlatform`: what was asked for must be there; what was not is not compared.
fn mismatch(given: &Spec, asked: &Spec) -> Option<Reason> {
    let lacking = |given: &[Word], asked: &[Word]| asked.iter().find(|feature| !given.contains(feature)).cloned();
    if given.architecture != asked.architecture {
        return Some(Reason::Architecture(given.architecture.clone(), asked.architecture.clone()));
    }
    if given.os != asked.os {
        return Some(Reason::Os(given.os.clone(), asked.os.clone()));
    }
    if !asked.os_version.is_empty() && given.os_version != asked.os_version {
        return Some(Reason::OsVersion(given.os_version.clone(), asked.os_version.clone()));
    }
    if !asked.variant.is_empty() && given.variant != asked.variant {
        return Some(Reason::Variant(given.variant.clone(), asked.variant.clone()));
    }
    lacking(&given.os_features, &asked.os_features).or_else(|| lacking(&given.features, &asked.features)).map(Reason::FeatureLacking)
}

/// `match.Platforms`: entries whose platform equals the one asked for in every member; the first of them.
fn filter(q: &Question<'_>) -> Answer {
    let mut trace = Trace::default();
    let list = match q.index.list(&GO_CONTAINERREGISTRY) {
        Ok(list) => list,
        Err(error) => return trace.refused(error),
    };
    trace.enter(&[]);
    let mut taken = None;
    for (at, entry) in list.entries.iter().enumerate() {
        let reason = match (taken, &entry.platform) {
            (Some(taken), _) => Reason::NotReached(taken),
            (None, None) => Reason::Silent,
            (None, Some(spec)) => difference(spec, q.request).unwrap_or(Reason::Taken(Fit::Exact)),
        };
        if reason.is_taken() {
            taken = Some(at);
        }
        trace.step(at, reason);
    }
    match taken {
        Some(at) => trace.end(Outcome::Picked(vec![at])),
        None => trace.no_match(""),
    }
}

/// `Equals`; the order of features does not count.
fn difference(spec: &Spec, asked: &Spec) -> Option<Reason> {
    if spec.variant != asked.variant && spec.os == asked.os && spec.architecture == asked.architecture {
        return Some(Reason::Variant(spec.variant.clone(), asked.variant.clone()));
    }
    let sorted = |features: &[Word]| {
        let mut features = features.to_vec();
        features.sort();
        features
    };
    let extra = |given: &[Word], asked: &[Word]| {
        let (given, asked) = (sorted(given), sorted(asked));
        (given != asked).then(|| given.into_iter().find(|feature| !asked.contains(feature)).unwrap_or_default())
    };
    mismatch(spec, asked)
        .or_else(|| (spec.os_version != asked.os_version).then(|| Reason::OsVersion(spec.os_version.clone(), asked.os_version.clone())))
        .or_else(|| extra(&spec.os_features, &asked.os_features).map(Reason::FeatureNeeded))
        .or_else(|| extra(&spec.features, &asked.features).map(Reason::FeatureNeeded))
}

/// `Platform.String`
fn text(spec: &Spec) -> String {
    if spec.os.is_empty() {
        return String::new();
    }
    let mut text = spec.os.to_string();
    for part in [&spec.architecture, &spec.variant].into_iter().filter(|part| !part.is_empty()) {
        text.push('/');
        text.push_str(part);
    }
    if !spec.os_version.is_empty() {
        text.push(':');
        text.push_str(&spec.os_version);
    }
    text
}

/// `ParsePlatform`: `os[/arch[/variant]][:version]`, outer spaces left out.
pub fn parse_platform(text: &str) -> Result<Spec, String> {
    let parts: Vec<&str> = text.trim_matches(is_space).split(':').collect();
    let words: Vec<&str> = parts.first().copied().unwrap_or_default().split('/').collect();
    if words.len() > 3 {
        return Err(format!("too many slashes in platform spec: {text}"));
    }
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let version = if let [_, version] = parts.as_slice() { version } else { "" };
    Ok(Spec::new(word(0), word(1), word(2)).with_version(version))
}

/// What `strings.TrimSpace` takes away.
fn is_space(c: char) -> bool {
    c.is_whitespace()
}
