//! oras.
//!
//! Source: oras.land/oras-go v2.6.2, `content.go` and `internal/platform/platform.go`; oras v1.3.3,
//! `cmd/oras/internal/option/platform.go`.

use super::answer::{Answer, Outcome, Question, Trace};
use super::go::decode::Entry;
use super::listing::OCI;
use super::reason::{Fit, Reason};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::request::Reader;
use super::spec::Spec;
use crate::text;

/// The client.
pub static CLIENT: Client = Client {
    id: "oras",
    name: text!("oras", "oras"),
    repository: "https://github.com/oras-project/oras-go",
    tools: "oras, Helm",
    versions: &[Version {
        number: "2.6.2",
        library: "oras-go v2.6.2",
        default: Default::WholeIndex,
        reader: Some(Reader::Oras),
        columns: &[Column {
            id: "oras-go@2.6.2/resolve",
            usage: Use::Pull,
            label: text!("`--platform`", "`--platform`"),
            applies: Applies::Always,
            pick,
        }],
    }],
};

/// `SelectManifest`: the first entry that has all that was asked for. Indexes inside are not followed.
fn pick(q: &Question<'_>) -> Answer {
    let mut trace = Trace::default();
    let list = match q.index.list(&OCI) {
        Ok(list) => list,
        Err(error) => return trace.refused(error),
    };
    trace.enter(&[]);
    let why_not = |entry: &Entry| match &entry.platform {
        None => Some(Reason::Silent),
        Some(spec) => mismatch(spec, q.request),
    };
    let taken = list.entries.iter().position(|entry| why_not(entry).is_none());
    let by = trace.place(taken.unwrap_or_default());
    for (at, entry) in list.entries.iter().enumerate() {
        let why_not = why_not(entry);
        let reason = match taken {
            Some(taken) if at > taken => Reason::NotReached { by: by.clone(), fits: why_not.is_none() },
            _ => why_not.unwrap_or(Reason::Taken(if entry.platform.as_ref() == Some(q.request) { Fit::Exact } else { Fit::First })),
        };
        trace.step(at, reason);
    }
    match taken {
        Some(at) => trace.end(Outcome::Picked(vec![at])),
        None => trace.no_match(format!("{}: not found: no matching manifest was found in the manifest list", q.index.digest)),
    }
}

/// `Match`
fn mismatch(got: &Spec, want: &Spec) -> Option<Reason> {
    if got.architecture != want.architecture {
        return Some(Reason::Architecture(got.architecture.clone(), want.architecture.clone()));
    }
    if got.os != want.os {
        return Some(Reason::Os(got.os.clone(), want.os.clone()));
    }
    if !want.os_version.is_empty() && got.os_version != want.os_version {
        return Some(Reason::OsVersion(got.os_version.clone(), want.os_version.clone()));
    }
    if !want.variant.is_empty() && got.variant != want.variant {
        return Some(Reason::Variant(got.variant.clone(), want.variant.clone()));
    }
    want.os_features.iter().find(|feature| !got.os_features.contains(feature)).cloned().map(Reason::FeatureLacking)
}

/// `--platform`: `os[/arch[/variant]][:version]`; the architecture of `machine` where none is named. Nothing where it is empty.
pub fn parse_platform(text: &str, machine: &Spec) -> Result<Option<Spec>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let (platform, version) = text.split_once(':').unwrap_or((text, ""));
    let parts: Vec<&str> = platform.split('/').collect();
    let spec = match parts.as_slice() {
        [os] => Spec::new(os, &machine.architecture, ""),
        [os, architecture] => Spec::new(os, architecture, ""),
        [os, architecture, variant] => Spec::new(os, architecture, variant),
        _ => return Err(format!("failed to parse platform {}: expected format os[/arch[/variant]]", super::go::quote(text))),
    };
    if spec.os.is_empty() {
        return Err("invalid platform: OS cannot be empty".to_owned());
    }
    if spec.architecture.is_empty() {
        return Err("invalid platform: Architecture cannot be empty".to_owned());
    }
    Ok(Some(spec.with_version(version)))
}
