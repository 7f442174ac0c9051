//! Platforms: their normal form, what runs on what, and what is better. Source: `types/platform/platform.go`, `compare.go`.

use crate::clients::go::atoi;
use crate::clients::reason::Reason;
use crate::clients::spec::{Spec, Word};
use std::cmp::Ordering;

/// `normalize`: aliases and basic variants; letters stay as they are.
pub(in crate::clients) fn normalise(spec: &Spec) -> Spec {
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
pub(super) fn incompatible(host: &Spec, target: &Spec) -> Option<Reason> {
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
pub(super) fn is_better(host: &Spec, target: &Spec, before: &Spec) -> bool {
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

pub(super) fn variant_fits(host: &str, target: &str) -> bool {
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
