//! The documents that the specifications define, read leniently: what can be read is, and judging is the rules' work.

pub mod annotation;
mod attestation;
mod descriptor;
mod index;
mod kind;
mod pairs;
mod reader;
mod saved;
mod schema1;

pub use descriptor::{Descriptor, Place, Placed};
pub use index::{ATTESTATION_TYPE, CONTAINERD_NAME, Index, REFERENCE_DIGEST, REFERENCE_NAME, REFERENCE_TYPE, Role};
pub use kind::{Kind, detect};
pub use pairs::{Pair, ZSTD};
pub use reader::ImageReader;
pub use saved::{SavedImage, saved_images};
pub use schema1::{Schema1, SignatureFault, Signed, Step};

use crate::json::Tree;

/// What a document holds, as far as its kind has a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// What kind of document it is.
    pub kind: Kind,
    /// The entries, where it is an index or manifest list.
    pub index: Option<Index>,
    /// The manifest, where it is one of schema 1.
    pub schema1: Option<Schema1>,
    /// Every descriptor in the document, in document order, the index's entries among them.
    pub descriptors: Vec<Descriptor>,
    /// How many more there are than [`DESCRIPTORS_LIMIT`]: they are left alone.
    pub unread: usize,
}

/// Descriptors that are read of one document. In the 32 MiB that are read at all there is no room for more that state a media
/// type, a sha256 digest and a size; ten millions of empty ones would take all memory.
pub const DESCRIPTORS_LIMIT: usize = 300_000;

impl Image {
    /// Reads the model of `tree`.
    pub fn read(tree: &Tree) -> Self {
        let mut reader = ImageReader::new(tree);
        loop {
            if let Some(image) = reader.step(tree) {
                return image;
            }
        }
    }

    /// Nothing: for JSON that holds or describes documents and is none itself.
    pub fn unknown() -> Self {
        Self { kind: Kind::Unknown, index: None, descriptors: Vec::new(), schema1: None, unread: 0 }
    }
}
