//! Platforms: how they are compared, printed and read.

use crate::clients::reason::Reason;
use crate::clients::spec::{Spec, Word};

/// `matchesPlatform`: what was asked for must be there; what was not is not compared.
pub(super) fn mismatch(given: &Spec, asked: &Spec) -> Option<Reason> {
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

/// `Equals`; the order of features does not count.
pub(super) fn difference(spec: &Spec, asked: &Spec) -> Option<Reason> {
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
pub(super) fn text(spec: &Spec) -> String {
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
