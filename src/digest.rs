//! Content digests: their grammar, their parts, and computing them.
//!
//! Source: image-spec `descriptor.md`, section "Digests".

mod chain;
mod grammar;
mod hash;
mod lanes;
mod sha256;
mod sought;

pub use chain::chain_id;
pub use grammar::{DigestError, Registered};
pub use hash::{Hasher, compute, fingerprint, hex, update_together};
pub use sought::Sought;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::rc::Rc;

/// An algorithm that Platmap can compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Algorithm {
    /// SHA-256, registered; the one that every client reads.
    Sha256,
    /// SHA-384: go-digest knows it, the specification does not register it.
    Sha384,
    /// SHA-512, registered.
    Sha512,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Algorithm; 3] = [Algorithm::Sha256, Algorithm::Sha384, Algorithm::Sha512];

    /// The name before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha384 => "sha384",
            Algorithm::Sha512 => "sha512",
        }
    }

    /// Length of the encoded part in hexadecimal digits.
    pub fn hex_len(self) -> usize {
        match self {
            Algorithm::Sha256 => 64,
            Algorithm::Sha384 => 96,
            Algorithm::Sha512 => 128,
        }
    }

    /// The algorithm called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }
}

/// A digest whose grammar has been checked: `algorithm:encoded`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest {
    text: Rc<str>,
    colon: usize,
}

impl Digest {
    /// Reads `text`, which must be a digest and nothing else.
    pub fn parse(text: &str) -> Result<Self, DigestError> {
        grammar::check(text).map(|colon| Self { text: text.into(), colon })
    }

    /// The digest of `bytes`.
    pub fn of(algorithm: Algorithm, bytes: &[u8]) -> Self {
        let text = format!("{}:{}", algorithm.name(), compute(algorithm, bytes));
        Self { colon: algorithm.name().len(), text: text.into() }
    }

    /// The digest by `algorithm` whose encoded part was computed.
    pub(crate) fn from_hex(algorithm: Algorithm, hex: &str) -> Self {
        Self { colon: algorithm.name().len(), text: format!("{}:{hex}", algorithm.name()).into() }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The part before the colon.
    pub fn algorithm_name(&self) -> &str {
        &self.text[..self.colon]
    }

    /// The part after the colon.
    pub fn encoded(&self) -> &str {
        &self.text[self.colon + 1..]
    }

    /// The algorithm, where Platmap can compute it.
    pub fn algorithm(&self) -> Option<Algorithm> {
        Algorithm::named(self.algorithm_name())
    }

    /// The first twelve characters of the encoded part, as clients show them.
    pub fn short(&self) -> &str {
        let encoded = self.encoded();
        encoded.get(..12).unwrap_or(encoded)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|_| D::Error::custom("not a digest"))
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests;
