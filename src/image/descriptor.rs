//! Content descriptors. Source: image-spec `descriptor.md`.

use crate::digest::{Digest, DigestError};
use crate::json::{NodeId, Value};
use crate::platform::{PlacedPlatform, Platform};

/// Where in its document a descriptor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// `manifests[n]`
    Entry(usize),
    /// `config`
    Config,
    /// `layers[n]` (or `blobs[n]`)
    Layer(usize),
    /// `subject`
    Subject,
    /// The document is the descriptor.
    Alone,
}

/// A member's value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value's node.
    pub node: NodeId,
    /// What was read from it.
    pub value: T,
}

/// A descriptor. A member that is absent, or not of the type it should have, is `None`; the rules look at the node itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// Where it stands in its document.
    pub place: Place,
    /// The descriptor's node, whatever its type.
    pub node: NodeId,
    /// `mediaType`
    pub media_type: Option<Placed<String>>,
    /// `digest`: parsed, or the text and why it is none.
    pub digest: Option<Placed<Result<Digest, (String, DigestError)>>>,
    /// `size` in bytes, where it is a whole number from 0 on.
    pub size: Option<Placed<u64>>,
    /// `platform`
    pub platform: Option<PlacedPlatform>,
    /// `artifactType`
    pub artifact_type: Option<Placed<String>>,
    /// `annotations`: name and text, in document order.
    pub annotations: Vec<Placed<(String, String)>>,
    /// `urls`
    pub urls: Vec<Placed<String>>,
    /// `data`, as written (base64)
    pub data: Option<Placed<String>>,
}

impl Descriptor {
    /// Reads the descriptor at `value`.
    pub fn read(value: Value<'_>, place: Place) -> Self {
        let text = |name: &str| {
            let member = value.get(name)?;
            Some(Placed { node: member.id(), value: member.as_str()?.into_owned() })
        };
        let digest =
            text("digest").map(|Placed { node, value }| Placed { node, value: Digest::parse(&value).map_err(|error| (value, error)) });
        let size =
            value.get("size").and_then(|size| Some(Placed { node: size.id(), value: size.as_i64().and_then(|n| u64::try_from(n).ok())? }));
        let annotations = value.get("annotations").into_iter().flat_map(|map| map.members());
        Self {
            place,
            node: value.id(),
            media_type: text("mediaType"),
            digest,
            size,
            platform: value
                .get("platform")
                .filter(|platform| !platform.is_null())
                .map(|platform| PlacedPlatform { node: platform.id(), platform: Platform::read(platform) }),
            artifact_type: text("artifactType"),
            annotations: annotations
                .filter_map(|member| Some(Placed { node: member.id(), value: (member.key()?.into_owned(), member.as_str()?.into_owned()) }))
                .collect(),
            urls: value
                .get("urls")
                .into_iter()
                .flat_map(|list| list.items())
                .filter_map(|url| Some(Placed { node: url.id(), value: url.as_str()?.into_owned() }))
                .collect(),
            data: text("data"),
        }
    }

    /// The media type, or nothing.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_ref().map(|field| field.value.as_str())
    }

    /// The digest, where it is one.
    pub fn digest(&self) -> Option<&Digest> {
        self.digest.as_ref()?.value.as_ref().ok()
    }

    /// The digest as written.
    pub fn digest_text(&self) -> Option<&str> {
        match &self.digest.as_ref()?.value {
            Ok(digest) => Some(digest.as_str()),
            Err((text, _)) => Some(text),
        }
    }

    /// The size in bytes.
    pub fn size(&self) -> Option<u64> {
        self.size.as_ref().map(|field| field.value)
    }

    /// The platform.
    pub fn platform(&self) -> Option<&Platform> {
        self.platform.as_ref().map(|placed| &placed.platform)
    }

    /// The text of the annotation called `name`.
    pub fn annotation(&self, name: &str) -> Option<&str> {
        self.annotations.iter().rev().find(|field| field.value.0 == name).map(|field| field.value.1.as_str())
    }

    /// The place in the index, where it is an entry.
    pub fn entry(&self) -> Option<usize> {
        match self.place {
            Place::Entry(at) => Some(at),
            _ => None,
        }
    }
}
