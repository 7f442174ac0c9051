//! Does what was given match what a descriptor declares? Source: image-spec `descriptor.md`, "Verification".

use super::{Document, ExpectationSource, Held, Library};
use crate::archive::{Content, MemberId};
use crate::digest::Digest;
use crate::image::{Descriptor, Kind};
use crate::media_type as mt;

/// One way in which given bytes differ from what a descriptor declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The bytes hash to another digest.
    Digest {
        /// What the bytes hash to.
        computed: Digest,
    },
    /// The bytes are of another length.
    Size {
        /// Length in bytes.
        actual: u64,
    },
    /// The document says that it is of another media type of the same class (OCI or Docker).
    MediaType {
        /// What it says.
        actual: String,
    },
    /// The document is of another class: an index where a manifest was declared, or the reverse.
    Class {
        /// The kind that it is.
        actual: Kind,
    },
}

/// The state of a descriptor's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// The digest cannot be computed here (no valid digest, an unknown algorithm, or bytes that were not read to their end).
    CannotVerify,
    /// The bytes were not given.
    NotGiven,
    /// The bytes are there and have not been hashed yet.
    Waiting(MemberId),
    /// The bytes were given and match.
    Verified(Held),
    /// Bytes were given for it and differ.
    Differs(Held, Vec<Difference>),
}

impl Library {
    /// The state of what `descriptor` points to.
    pub fn verify(&self, descriptor: &Descriptor) -> Verification {
        let Some(digest) = descriptor.digest() else {
            return Verification::CannotVerify;
        };
        if let Some(document) = self.by_digest(digest) {
            return verified(Held::Document(document.id), differences(descriptor, document));
        }
        if let Some((held, content)) = self.blob(digest) {
            return verified(held, size_differs(descriptor, content));
        }
        if digest.algorithm().is_none() {
            return Verification::CannotVerify;
        }
        match (self.claimed(digest), digest.algorithm()) {
            (Some(document), Some(algorithm)) => {
                let mut found = vec![Difference::Digest { computed: document.registry_digest(algorithm).clone() }];
                found.extend(differences(descriptor, document));
                Verification::Differs(Held::Document(document.id), found)
            }
            (None, Some(algorithm)) => match self.stated_blob(digest) {
                Some((id, None)) => Verification::Waiting(id),
                // Of what ends too early only the length is known.
                Some((id, Some(content))) if content.cut => {
                    Verification::Differs(Held::Member(id), vec![Difference::Size { actual: content.size }])
                }
                Some((id, Some(content))) => match content.digest(algorithm) {
                    Some(computed) => {
                        let mut found = vec![Difference::Digest { computed: computed.clone() }];
                        found.extend(size_differs(descriptor, content));
                        Verification::Differs(Held::Member(id), found)
                    }
                    None => Verification::CannotVerify,
                },
                None => Verification::NotGiven,
            },
            _ => Verification::NotGiven,
        }
    }

    /// The length in bytes that something given states for the content with this digest: a descriptor, the headers that a
    /// document came with, or its own members as `docker buildx imagetools inspect` prints them.
    pub fn stated_size(&self, digest: &Digest) -> Option<u64> {
        self.documents().iter().find_map(|document| {
            let descriptors = document.image.as_deref().map(|image| image.descriptors.as_slice()).unwrap_or_default();
            let described = descriptors.iter().find(|descriptor| descriptor.digest() == Some(digest)).and_then(Descriptor::size);
            let wrapped = document.stated.original.as_ref() == Some(digest)
                || document.expected.iter().any(|expected| expected.source == ExpectationSource::Wrapping && expected.digest == *digest);
            let own = || {
                let root = document.tree.as_deref()?.root();
                let size = root.get("size").filter(|_| root.str("digest").is_some_and(|own| own == digest.as_str()))?;
                u64::try_from(size.as_i64()?).ok()
            };
            described.or(document.stated.length.filter(|_| wrapped)).or_else(own)
        })
    }
}

fn verified(held: Held, differences: Vec<Difference>) -> Verification {
    if differences.is_empty() { Verification::Verified(held) } else { Verification::Differs(held, differences) }
}

fn size_differs(descriptor: &Descriptor, content: &Content) -> Vec<Difference> {
    let differs = descriptor.size().is_some_and(|size| size != content.size);
    differs.then_some(Difference::Size { actual: content.size }).into_iter().collect()
}

fn differences(descriptor: &Descriptor, document: &Document) -> Vec<Difference> {
    let mut found = Vec::new();
    let actual = document.bytes.len() as u64;
    // The digest of a signed schema 1 manifest is its payload's, but registries state the length of the whole.
    let payload = document.payload().map(|payload| payload.len() as u64);
    if descriptor.size().is_some_and(|size| size != actual && Some(size) != payload) {
        found.push(Difference::Size { actual });
    }
    let (Some(declared), Some(tree)) = (descriptor.media_type(), document.tree.as_deref()) else {
        return found;
    };
    let kind = document.kind();
    let declares_index = mt::is_index(declared);
    let declares_manifest = mt::is_image_manifest(declared);
    let declares_schema1 = mt::is_schema1(declared);
    let declares_config = mt::is_image_config(declared);
    let is_config = kind == Kind::Config;
    if (declares_index && (kind.is_manifest() || is_config || kind == Kind::Schema1))
        || (declares_manifest && (kind.is_index() || is_config || kind == Kind::Schema1))
        || (declares_schema1 && (kind.is_index() || kind.is_manifest() || is_config))
        || (declares_config && (kind.is_index() || kind.is_manifest()))
    {
        found.push(Difference::Class { actual: kind });
    } else if declares_index || declares_manifest {
        let own = tree.root().str("mediaType").filter(|own| own.as_ref() != declared);
        found.extend(own.map(|own| Difference::MediaType { actual: own.into_owned() }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{DocumentId, Origin, Route};

    #[test]
    fn a_size_is_stated_by_a_descriptor_or_by_the_document_itself() {
        let digest = |fill: &str| Digest::parse(&format!("sha256:{}", fill.repeat(64))).unwrap();
        let text = format!(
            r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","digest":"{}","size":9,"manifests":[{{"mediaType":"a/b","digest":"{}","size":7}}]}}"#,
            digest("a"),
            digest("b")
        );
        let mut library = Library::default();
        library.insert(Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, text.into_bytes()));
        assert_eq!([digest("a"), digest("b"), digest("c")].map(|digest| library.stated_size(&digest)), [Some(9), Some(7), None]);
    }
}
