//! Image references as people type them: `[host/]path[:tag][@digest]`.
//!
//! Sources: distribution-spec v1.1.1, `spec.md`, "Pulling manifests" (path and tag); distribution/reference v0.6.0,
//! `reference.go` and `normalize.go` (host, and what Docker makes of short names).

mod error;
mod grammar;
mod parts;
mod transport;

pub use error::{HostError, PathError, ReferenceError, TagError};
pub use parts::{Part, Parts};
pub use transport::{typed, without_transport};

use crate::digest::Digest;

/// The registry that Docker asks for a name without host.
pub const DEFAULT_HOST: &str = "docker.io";
/// Where Docker keeps images whose name is one word.
pub const OFFICIAL: &str = "library/";
/// The tag that clients ask for where neither tag nor digest is given.
pub const DEFAULT_TAG: &str = "latest";
/// An older name of [`DEFAULT_HOST`].
const LEGACY_HOST: &str = "index.docker.io";

/// A reference whose grammar has been checked. [`Display`](std::fmt::Display) writes it as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference {
    host: Option<String>,
    path: String,
    tag: Option<String>,
    digest: Option<Digest>,
}

impl Reference {
    /// Reads `text`, which must be a reference and nothing else. Short names are fine: `alpine`, `library/alpine:3.20`.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let parts = Parts::of(text);
        match parts.faults().into_iter().next() {
            Some((error, _)) => Err(error),
            None => Ok(Self {
                host: parts.host.map(|host| host.text.to_owned()),
                path: parts.path.text.to_owned(),
                tag: parts.tag.map(|tag| tag.text.to_owned()),
                digest: parts.digest.and_then(|digest| Digest::parse(digest.text).ok()),
            }),
        }
    }

    /// The registry with its port, where one is written.
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }

    /// The repository's path, as written.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The tag, where one is written.
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The digest, where one is written.
    pub fn digest(&self) -> Option<&Digest> {
        self.digest.as_ref()
    }

    /// Host and path as written, without tag and digest.
    pub fn name(&self) -> String {
        match &self.host {
            Some(host) => format!("{host}/{}", self.path),
            None => self.path.clone(),
        }
    }

    /// What Docker makes of it: with host, with `library/` before a lone word at Docker Hub, and with the tag `latest`
    /// where there is neither tag nor digest. podman and CRI-O may be set up to search other registries for short names.
    pub fn normalised(&self) -> Self {
        let host = match self.host() {
            None | Some(LEGACY_HOST) => DEFAULT_HOST,
            Some(host) => host,
        };
        let official = host == DEFAULT_HOST && !self.path.contains('/');
        let path = if official { format!("{OFFICIAL}{}", self.path) } else { self.path.clone() };
        let bare = self.tag.is_none() && self.digest.is_none();
        let tag = if bare { Some(DEFAULT_TAG.to_owned()) } else { self.tag.clone() };
        Self { host: Some(host.to_owned()), path, tag, digest: self.digest.clone() }
    }

    /// The same repository pinned to `digest`, without a tag: the form that every client reads.
    pub fn pinned(&self, digest: &Digest) -> Self {
        Self { tag: None, digest: Some(digest.clone()), ..self.clone() }
    }

    /// The same repository under another tag; nothing where `tag` is none.
    pub fn with_tag(&self, tag: &str) -> Option<Self> {
        let next = Self { tag: Some(tag.to_owned()), digest: None, ..self.clone() };
        Self::parse(&next.to_string()).ok()
    }
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name())?;
        if let Some(tag) = &self.tag {
            write!(f, ":{tag}")?;
        }
        match &self.digest {
            Some(digest) => write!(f, "@{digest}"),
            None => Ok(()),
        }
    }
}

impl std::str::FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests;
