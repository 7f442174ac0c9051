//! What the commands are about: a reference, and the index that was given.

use super::Landings;
use crate::digest::Digest;
use crate::image::{Descriptor, Index, Role};
use crate::platform::Platform;
use crate::reference::Reference;

/// What the commands are about.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The image as the person calls it.
    pub reference: Reference,
    /// Where a copy goes, and where what is made anew is pushed.
    pub destination: Reference,
    /// The index, where one is open.
    pub index: Option<&'a Index>,
    /// The digest of the index, where its bytes are exact or it is stated.
    pub digest: Option<Digest>,
    /// The place of the chosen entry.
    pub entry: Option<usize>,
    /// The digest of the chosen entry's config, where its manifest was given: the image ID of Docker's classic store and of podman.
    pub config: Option<Digest>,
    /// Which tools do not take the chosen entry by its platform, where that was asked.
    pub landings: Option<&'a Landings>,
}

/// A digest that was typed and is another one than that of the index at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherDigest {
    /// That of the entry at this place.
    Entry(usize),
    /// None of this index.
    Unknown,
}

/// How a tool reads the platform of an image; they differ in where the version of the system stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `windows/amd64`: no version. docker's client reads one in brackets, and does not send it (moby at 2026-08-23,
    /// `client/container_create.go`, `formatPlatform`).
    Plain,
    /// `windows(10.0.20348.1)/amd64`
    Brackets,
    /// `windows/amd64:10.0.20348.1`
    Colon,
    /// `windows/amd64,osver=10.0.20348.1`
    Argument,
}

impl Notation {
    /// `platform` as one types it, where its letters allow that.
    pub fn platform(self, platform: &Platform) -> Option<String> {
        let plain = typed(platform)?;
        let Some(version) = platform.os_version.as_deref().filter(|version| !version.is_empty() && is_word(version)) else {
            return Some(plain);
        };
        let (os, rest) = plain.split_once('/')?;
        Some(match self {
            Notation::Plain => plain,
            Notation::Brackets => format!("{os}({version})/{rest}"),
            Notation::Colon => format!("{plain}:{version}"),
            Notation::Argument => format!("{plain},osver={version}"),
        })
    }
}

impl<'a> Subject<'a> {
    /// The chosen entry.
    pub fn chosen(&self) -> Option<&'a Descriptor> {
        self.index?.entries.get(self.entry?)
    }

    /// The platform of the chosen entry as one types it, where its letters allow that.
    pub fn platform(&self, notation: Notation) -> Option<String> {
        notation.platform(self.chosen()?.platform()?)
    }

    /// The reference pinned to the chosen entry.
    pub fn child(&self) -> Option<Reference> {
        Some(self.reference.pinned(self.chosen()?.digest()?))
    }

    /// The reference pinned to the index.
    pub fn pinned(&self) -> Option<Reference> {
        Some(self.reference.pinned(self.digest.as_ref()?))
    }

    /// The reference by its tag, without a digest; nothing where a digest and no tag was typed.
    pub fn tagged(&self) -> Option<Reference> {
        match (self.reference.digest(), self.reference.tag()) {
            (None, _) => Some(self.reference.clone()),
            (Some(_), tag) => self.reference.with_tag(tag?),
        }
    }

    /// Whose digest was typed, where it is not that of the index at hand. Those of another algorithm are not compared.
    pub fn other_digest(&self) -> Option<OtherDigest> {
        let (typed, own) = (self.reference.digest()?, self.digest.as_ref()?);
        if typed == own || typed.algorithm() != own.algorithm() {
            return None;
        }
        let place = self.index?.entries.iter().position(|entry| entry.digest() == Some(typed));
        Some(place.map_or(OtherDigest::Unknown, OtherDigest::Entry))
    }

    /// The most exact reference that there is.
    pub fn exact(&self) -> Reference {
        self.pinned().unwrap_or_else(|| self.reference.clone())
    }

    /// The entries that are images for a platform, or nested indexes; no attestations, no unknown ones.
    pub fn images(&self) -> Vec<&'a Descriptor> {
        let entries = self.index.into_iter().flat_map(Index::iter);
        entries.filter(|(_, _, role)| matches!(role, Role::Image | Role::Nested | Role::NoPlatform)).map(|(_, entry, _)| entry).collect()
    }

    /// Digests of [`images`](Self::images), each once.
    pub fn image_digests(&self) -> Vec<&'a Digest> {
        let mut digests: Vec<&Digest> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for digest in self.images().into_iter().filter_map(Descriptor::digest) {
            if seen.insert(digest) {
                digests.push(digest);
            }
        }
        digests
    }

    /// The platforms that one can build for on a Linux host, each once, in the index's order; and how many entries are left out.
    pub fn buildable(&self) -> (Vec<String>, usize) {
        let mut platforms: Vec<String> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let mut left = 0;
        for entry in self.images() {
            let typed = entry.platform().filter(|platform| platform.os.as_deref() == Some("linux")).and_then(typed);
            match typed {
                Some(text) if seen.insert(text.clone()) => platforms.push(text),
                Some(_) => {}
                None => left += 1,
            }
        }
        (platforms, left)
    }
}

/// `os/architecture[/variant]`, where every part has only letters that platforms have.
pub(super) fn typed(platform: &Platform) -> Option<String> {
    let part = |text: Option<&str>| text.filter(|text| is_word(text)).map(str::to_owned);
    let (os, architecture) = (part(platform.os.as_deref())?, part(platform.architecture.as_deref())?);
    match platform.variant.as_deref() {
        None | Some("") => Some(format!("{os}/{architecture}")),
        variant => Some(format!("{os}/{architecture}/{}", part(variant)?)),
    }
}

/// Whether a part of a platform has only letters that such parts have.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c)) && !text.starts_with('-')
}
