//! Entries of one index that share a digest or a platform.

use super::{Descriptor, Index, Role};
use crate::platform::{Platform, normalise};
use std::collections::HashMap;

/// Annotation by which containers/image tells two compressions of one platform apart.
pub const ZSTD: &str = "io.github.containers.compression.zstd";

/// How two entries share what they share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// Digest and platform.
    Entry,
    /// A digest, under two platforms.
    Platforms,
    /// A platform.
    Platform,
    /// A platform, in two spellings.
    Alias,
    /// A platform, in two compressions.
    Compression,
    /// A platform, told apart by artifact type or features.
    Artifact,
}

/// Places of entries: how they are alike, the first, the other.
pub(super) type Pairs = Vec<(Pair, usize, usize)>;

impl Index {
    /// Each entry with the first one of its digest.
    pub fn pairs_by_digest(&self) -> impl Iterator<Item = (&Descriptor, &Descriptor)> {
        let alike = |pair: &Pair| matches!(pair, Pair::Entry | Pair::Platforms);
        self.all_pairs()
            .iter()
            .filter(move |(pair, ..)| alike(pair))
            .filter_map(|(_, first, other)| Some((self.entries.get(*first)?, self.entries.get(*other)?)))
    }

    /// Entries that share a platform, or digest and platform; found once.
    pub fn pairs(&self) -> impl Iterator<Item = (Pair, &Descriptor, &Descriptor)> {
        let told = |first: &Descriptor, other: &Descriptor| {
            first.platform() == other.platform() || (first.platform().is_some() && other.platform().is_some())
        };
        self.all_pairs()
            .iter()
            .filter_map(|(pair, first, other)| Some((*pair, self.entries.get(*first)?, self.entries.get(*other)?)))
            .filter(move |(_, first, other)| told(first, other))
    }

    fn all_pairs(&self) -> &Pairs {
        self.pairs.get_or_init(|| {
            let mut found = Pairs::new();
            let mut digests: HashMap<&str, usize> = HashMap::with_capacity(self.entries.len());
            for (at, entry) in self.entries.iter().enumerate() {
                let Some(digest) = entry.digest_text() else { continue };
                let first = *digests.entry(digest).or_insert(at);
                if let Some(one) = self.entries.get(first).filter(|_| first != at) {
                    found.push((if one.platform() == entry.platform() { Pair::Entry } else { Pair::Platforms }, first, at));
                }
            }
            let mut platforms: HashMap<Platform, usize> = HashMap::new();
            for (at, entry, _) in self.iter().filter(|(_, _, role)| *role == Role::Image) {
                let Some(platform) = entry.platform() else { continue };
                let mut key = normalise(platform);
                (key.os_features, key.features) = (Vec::new(), Vec::new());
                let first = *platforms.entry(key).or_insert(at);
                if let Some(one) = self.entries.get(first).filter(|one| first != at && one.digest_text() != entry.digest_text()) {
                    found.push((alike(one, entry), first, at));
                }
            }
            found
        })
    }
}

/// How two images of one platform differ.
fn alike(first: &Descriptor, other: &Descriptor) -> Pair {
    let zstd = |entry: &Descriptor| entry.annotation(ZSTD) == Some("true");
    let kind = |entry: &Descriptor| entry.artifact_type.as_ref().map(|field| field.value.clone());
    let features = |entry: &Descriptor| entry.platform().map(|platform| (platform.os_features.clone(), platform.features.clone()));
    let name = |entry: &Descriptor| entry.platform().map(Platform::name);
    match () {
        () if zstd(first) != zstd(other) => Pair::Compression,
        () if kind(first) != kind(other) || features(first) != features(other) => Pair::Artifact,
        () if name(first) != name(other) => Pair::Alias,
        () => Pair::Platform,
    }
}
