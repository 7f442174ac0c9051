//! The documents that the specifications define, read leniently: what can be read is, and judging is the rules' work.

pub mod annotation;
mod attestation;
mod descriptor;
mod index;
mod kind;
mod pairs;
mod saved;
mod schema1;

pub use descriptor::{Descriptor, Place, Placed};
pub use index::{ATTESTATION_TYPE, CONTAINERD_NAME, Index, REFERENCE_DIGEST, REFERENCE_NAME, REFERENCE_TYPE, Role};
pub use kind::{Kind, detect};
pub use pairs::{Pair, ZSTD};
pub use saved::{SavedImage, saved_images};
pub use schema1::{Schema1, SignatureFault, Signed, Step};

use crate::json::{Tree, Value};

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
}

impl Image {
    /// Reads the model of `tree`.
    pub fn read(tree: &Tree) -> Self {
        let root = tree.root();
        let kind = detect(root);
        let descriptors = descriptors(kind, root);
        let index = kind.is_index().then(|| Index::read(root, &descriptors));
        let schema1 = (kind == Kind::Schema1).then(|| Schema1::read(root));
        Self { kind, index, schema1, descriptors }
    }

    /// Nothing: for JSON that holds or describes documents and is none itself.
    pub fn unknown() -> Self {
        Self { kind: Kind::Unknown, index: None, descriptors: Vec::new(), schema1: None }
    }
}

fn descriptors(kind: Kind, root: Value<'_>) -> Vec<Descriptor> {
    if kind == Kind::Descriptor {
        return vec![Descriptor::read(root, Place::Alone)];
    }
    if !(kind.is_index() || kind.is_manifest()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for member in root.members() {
        match member.key().as_deref() {
            Some("manifests") if kind.is_index() => {
                found.extend(member.items().enumerate().map(|(at, item)| Descriptor::read(item, Place::Entry(at))))
            }
            Some("config") if kind.is_manifest() => found.push(Descriptor::read(member, Place::Config)),
            Some("layers") if kind.is_manifest() => {
                found.extend(member.items().enumerate().map(|(at, item)| Descriptor::read(item, Place::Layer(at))))
            }
            Some("blobs") if kind == Kind::ArtifactManifest => {
                found.extend(member.items().enumerate().map(|(at, item)| Descriptor::read(item, Place::Layer(at))))
            }
            Some("subject") => found.push(Descriptor::read(member, Place::Subject)),
            _ => {}
        }
    }
    found
}
