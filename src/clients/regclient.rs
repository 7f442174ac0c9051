//! regclient: regctl, regsync, regbot.
//!
//! Source: github.com/regclient/regclient v0.11.5, `types/platform/platform.go`, `types/platform/compare.go`,
//! `types/descriptor/descriptor.go`, `types/manifest/manifest.go`, `manifest.go`.

mod arguments;

use super::answer::{Answer, DEPTH_LIMIT, Missing, Outcome, Question, Trace};
use super::contents::{Child, EntryKind};
use super::go::atoi;
use super::listing::{Listing, REGCLIENT};
use super::reason::{Fit, Preference, Reason};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::spec::{Spec, Word};
use crate::media_type as mt;
use crate::text;
use std::cmp::Ordering;

/// The client.
pub static CLIENT: Client = Client {
    id: "regctl",
    name: "regclient",
    repository: "https://github.com/regclient/regclient",
    tools: "regctl, regsync, regbot",
    default: Default::Machine,
    versions: &[Version {
        number: "0.11.5",
        library: "regclient v0.11.5",
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
    for (at, platform) in platforms.iter().enumerate() {
        let reason = match (platform, best) {
            (None, _) => Reason::Silent,
            (Some(platform), best) => match (incompatible(host, platform), best) {
                (Some(reason), _) => reason,
                (None, Some((taken, _))) if taken == at => Reason::Taken(fit(host, platform)),
                (None, Some((taken, spec))) => Reason::Outranked(taken, preference(spec, platform)),
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

/// `normalize`: aliases and basic variants; letters stay as they are.
pub(super) fn normalise(spec: &Spec) -> Spec {
    let mut spec = spec.clone();
    if &*spec.os == "macos" {
        spec.os = "darwin".into();
    }
    let (architecture, variant) = match (&*spec.architecture, &*spec.variant) {
        ("i386", _) => ("386", String::new()),
        ("x86_64" | "x86-64" | "amd64", "v1") => ("amd64", String::new()),
        ("x86_64" | "x86-64" | "amd64", variant) => ("amd64", variant.to_owned()),
        ("aarch64" | "arm64", "8" | "v8") => ("arm64", String::new()),
        ("aarch64" | "arm64", variant) => ("arm64", variant.to_owned()),
        ("armhf", _) => ("arm", "v7".to_owned()),
        ("armel", _) => ("arm", "v6".to_owned()),
        ("arm", "" | "7") => ("arm", "v7".to_owned()),
        ("arm", variant @ ("5" | "6" | "8")) => ("arm", format!("v{variant}")),
        _ => return spec,
    };
    if &*spec.architecture != architecture {
        spec.architecture = architecture.into();
    }
    if *spec.variant != *variant {
        spec.variant = variant.into();
    }
    spec
}

/// `Compatible`: why the host does not run the image; nothing where it does. Both must be normal.
fn incompatible(host: &Spec, target: &Spec) -> Option<Reason> {
    let os_fits = match &*host.os {
        "windows" => matches!(&*target.os, "windows" | "linux"),
        "darwin" => matches!(&*target.os, "darwin" | "linux"),
        os => os == &*target.os,
    };
    if !os_fits {
        return Some(Reason::Os(target.os.clone(), host.os.clone()));
    }
    if host.architecture != target.architecture {
        return Some(Reason::Architecture(target.architecture.clone(), host.architecture.clone()));
    }
    if !variant_fits(&host.variant, &target.variant) {
        return Some(Reason::Variant(target.variant.clone(), host.variant.clone()));
    }
    match &*host.os {
        "linux" | "freebsd" | "darwin" => None,
        "windows" => {
            let fits = &*target.os == "linux"
                || host.os_version.is_empty()
                || without_revision(&host.os_version) == without_revision(&target.os_version);
            (!fits).then(|| Reason::WindowsBuild(target.os_version.clone(), host.os_version.clone()))
        }
        _ if host.os_version != target.os_version => Some(Reason::OsVersion(target.os_version.clone(), host.os_version.clone())),
        _ => {
            let features = |spec: &Spec| spec.os_features.iter().chain(&spec.features).cloned().collect::<Vec<Word>>();
            let differ = host.os_features != target.os_features || host.features != target.features;
            differ.then(|| Reason::FeatureNeeded(features(target).into_iter().next().unwrap_or_default()))
        }
    }
}

/// `Better`, for a target that the host runs.
fn is_better(host: &Spec, target: &Spec, before: &Spec) -> bool {
    for (target, before, host) in [(&target.os, &before.os, &host.os), (&target.architecture, &before.architecture, &host.architecture)] {
        if before != target && (target == host || before == host) {
            return target == host;
        }
    }
    if before.variant != target.variant {
        if target.variant == host.variant || before.variant == host.variant {
            return target.variant == host.variant;
        }
        match number(&target.variant).cmp(&number(&before.variant)) {
            Ordering::Equal => {}
            ordering => return ordering == Ordering::Greater,
        }
    }
    if before.os_version != target.os_version {
        if target.os_version == host.os_version || before.os_version == host.os_version {
            return target.os_version == host.os_version;
        }
        return compare_versions(&before.os_version, &target.os_version) == Ordering::Less;
    }
    false
}

fn number(variant: &str) -> i64 {
    atoi(variant.strip_prefix('v').unwrap_or(variant)).unwrap_or_default()
}

fn variant_fits(host: &str, target: &str) -> bool {
    let (own, other) = (number(host), number(target));
    own >= other || (own == 1 && target.is_empty()) || (host.is_empty() && other == 1)
}

/// The first three of four parts or more.
fn without_revision(version: &str) -> String {
    let parts: Vec<&str> = version.split('.').collect();
    if parts.len() < 4 { version.to_owned() } else { parts.iter().take(3).copied().collect::<Vec<_>>().join(".") }
}

/// `semverCmp`: part by part; what is no number is lowest.
fn compare_versions(one: &str, other: &str) -> Ordering {
    let mut others = other.split('.');
    for part in one.split('.') {
        let Some(other) = others.next() else { return Ordering::Greater };
        match (atoi(part), atoi(other)) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(part), Some(other)) if part != other => return part.cmp(&other),
            _ => {}
        }
    }
    Ordering::Equal
}

/// Architectures that may stand alone.
const ARCHITECTURES: &[&str] = &[
    "386", "amd64", "i386", "x86_64", "x86-64", "arm", "armhf", "armel", "arm64", "aarch64", "mips", "mips64", "mips64le", "ppc", "ppc64",
    "ppc64le", "loong64", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
];

/// `Parse`: `os/arch[/variant][,osver=version]`; short forms are completed from `machine`.
pub fn parse_platform(text: &str, machine: &Spec) -> Result<Spec, String> {
    let (platform, arguments) = text.split_once(',').map_or((text, None), |(platform, arguments)| (platform, Some(arguments)));
    let parts: Vec<&str> = platform.split('/').collect();
    let is_word = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if let Some(part) = parts.iter().find(|part| !is_word(part)) {
        return Err(format!("invalid platform component {part} in {text}"));
    }
    let word = |at: usize| parts.get(at).map(|part| part.to_ascii_lowercase()).unwrap_or_default();
    let mut spec = Spec::new(&word(0), &word(1), &word(2));
    if parts.len() == 1 && ARCHITECTURES.contains(&&*spec.os) {
        (spec.os, spec.architecture) = (Word::default(), spec.os);
    }
    let pairs = arguments::split(arguments.unwrap_or_default())
        .map_err(|state| format!("failed to split platform args in {text}: string parsing failed, end state: {state}"))?;
    for (key, value) in pairs {
        match key.trim().to_lowercase().as_str() {
            "osver" | "osversion" => spec.os_version = value.trim().into(),
            _ => return Err(format!("unsupported platform arg type, {} in {text}", key.trim())),
        }
    }
    if text == "local" {
        spec = machine.clone();
    } else if matches!(&*spec.os, "local" | "") {
        spec.os = machine.os.clone();
    }
    let mut spec = normalise(&spec);
    let here = match &*machine.os {
        "windows" => matches!(&*spec.os, "windows" | "linux"),
        "darwin" => matches!(&*spec.os, "darwin" | "linux"),
        os => os == &*spec.os,
    };
    if matches!(&*spec.os, "linux" | "darwin" | "windows") && here && parts.len() < 2 {
        if spec.architecture.is_empty() {
            spec.architecture = machine.architecture.clone();
        }
        if spec.architecture == machine.architecture && spec.variant.is_empty() {
            spec.variant = machine.variant.clone();
        }
    }
    let own_windows = &*spec.os == "windows" && machine.os == spec.os && machine.architecture == spec.architecture;
    if own_windows && variant_fits(&machine.variant, &spec.variant) && spec.os_version.is_empty() {
        spec.os_version = machine.os_version.clone();
    }
    Ok(spec)
}
