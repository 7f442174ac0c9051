//! Documents found in a paste, and how their bytes stand to the original ones.

use crate::digest::Digest;

/// How the bytes of a document stand to those that the registry serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fidelity {
    /// The original bytes, whatever way the paste came (base64).
    Exact,
    /// A part of the paste as it stands: as good as the way by which the paste came.
    AsGiven,
    /// A tool read the document and wrote it anew: the bytes have another digest.
    Rewritten,
    /// The document is not there. Platmap draws it from what is listed.
    Drawn,
    /// Nothing of a document is there.
    Absent,
}

/// What the wrapping of a document states about it besides a digest that its bytes must have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// `Content-Type` without its parameters.
    pub media_type: Option<String>,
    /// `Content-Length` in bytes.
    pub length: Option<u64>,
    /// Digest of the original, where these bytes are not the original ones and cannot have it.
    pub original: Option<Digest>,
}

/// A document found in a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What distinguishes it from the others of the paste: a reference, a platform, or a word.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How they stand to the original ones.
    pub fidelity: Fidelity,
    /// The digest that the bytes must have, as the wrapping says.
    pub expected: Option<Digest>,
    /// What else the wrapping says.
    pub stated: Stated,
}

impl Found {
    /// A document without a word about it.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>, fidelity: Fidelity) -> Self {
        Self { name: name.into(), bytes: bytes.into(), fidelity, expected: None, stated: Stated::default() }
    }

    /// The document under the digest that its bytes must have.
    pub fn expecting(mut self, digest: Option<Digest>) -> Self {
        self.expected = digest;
        self
    }

    /// The document that a tool wrote anew from the one with this digest.
    pub fn rewritten_from(mut self, digest: Option<Digest>) -> Self {
        self.stated.original = digest;
        self
    }
}
