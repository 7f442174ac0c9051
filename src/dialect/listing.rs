//! An index drawn from what is only listed: digests, platforms and what else a tool tells.
//!
//! Platmap writes it in the form of an index, so that the matrix can be drawn and documents can be held against it. It is
//! marked as drawn wherever it goes: it has no digest of its own, and nothing is said about its form.

use super::fidelity::{Fidelity, Found};
use crate::digest::Digest;
use crate::media_type as mt;
use serde::Serialize;

/// A platform as a tool writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Platform {
    pub(super) architecture: String,
    pub(super) os: String,
    #[serde(rename = "os.version", skip_serializing_if = "Option::is_none")]
    pub(super) os_version: Option<String>,
    #[serde(rename = "os.features", skip_serializing_if = "Vec::is_empty")]
    pub(super) os_features: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) variant: Option<String>,
}

impl Platform {
    /// `os/architecture[/variant]`
    pub(super) fn name(&self) -> String {
        let parts = [Some(self.os.as_str()), Some(self.architecture.as_str()), self.variant.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("/")
    }

    /// Reads `os[(version)]/architecture[/variant][:version]`, as containerd, crane and regctl print platforms.
    pub(super) fn parse(text: &str) -> Self {
        let (text, mut version) = text.split_once(':').map_or((text, None), |(name, version)| (name, Some(version)));
        let mut parts = text.trim().split('/');
        let mut os = parts.next().unwrap_or_default();
        if let Some((name, inner)) = os.split_once('(') {
            version = version.or(inner.strip_suffix(')').and_then(|inner| inner.split('+').next()));
            os = name;
        }
        Self {
            os: os.to_owned(),
            architecture: parts.next().unwrap_or_default().to_owned(),
            variant: parts.next().map(str::to_owned),
            os_version: version.filter(|version| !version.is_empty()).map(str::to_owned),
            os_features: Vec::new(),
        }
    }
}

/// An entry of a listing. What the tool does not tell is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) media_type: Option<String>,
    pub(super) digest: Option<String>,
    pub(super) size: Option<u64>,
    pub(super) platform: Option<Platform>,
    pub(super) annotations: Vec<(String, String)>,
    pub(super) artifact_type: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    media_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    artifact_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    platform: Option<&'a Platform>,
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    annotations: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Index<'a> {
    schema_version: u8,
    media_type: &'a str,
    manifests: Vec<Written<'a>>,
}

/// The index that lists `entries`; `digest` is the one that the listing states for the original.
pub(super) fn draw(name: impl Into<String>, media_type: Option<&str>, digest: Option<Digest>, entries: &[Entry]) -> Found {
    let written = entries.iter().map(|entry| Written {
        media_type: entry.media_type.as_deref(),
        artifact_type: entry.artifact_type.as_deref(),
        digest: entry.digest.as_deref(),
        size: entry.size,
        platform: entry.platform.as_ref(),
        annotations: entry.annotations.iter().map(|(name, text)| (name.clone(), text.clone().into())).collect(),
    });
    let media_type = media_type.filter(|name| mt::is_index(name)).unwrap_or(mt::OCI_INDEX);
    let index = Index { schema_version: 2, media_type, manifests: written.collect() };
    let bytes = serde_json::to_vec_pretty(&index).unwrap_or_default();
    Found::new(name, bytes, Fidelity::Drawn).rewritten_from(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platforms_in_every_spelling() {
        let read = |text: &str| {
            let Platform { os, architecture, variant, os_version, .. } = Platform::parse(text);
            (os, architecture, variant.unwrap_or_default(), os_version.unwrap_or_default())
        };
        let parts =
            |os: &str, architecture: &str, variant: &str, version: &str| (os.into(), architecture.into(), variant.into(), version.into());
        assert_eq!(read("linux/arm/v7"), parts("linux", "arm", "v7", ""));
        assert_eq!(read("windows(10.0.17763.1)/amd64"), parts("windows", "amd64", "", "10.0.17763.1"));
        assert_eq!(read("windows/amd64:10.0.17763.1"), parts("windows", "amd64", "", "10.0.17763.1"));
        assert_eq!(read("unknown/unknown"), parts("unknown", "unknown", "", ""));
        assert_eq!(read("linux"), parts("linux", "", "", ""));
    }
}
