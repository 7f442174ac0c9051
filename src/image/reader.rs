//! Reading the model of a document in steps: an index may have hundreds of thousands of entries.

use super::{DESCRIPTORS_LIMIT, Descriptor, Image, Index, Kind, Place, Schema1, detect};
use crate::json::{NodeId, Tree, Value};

/// Descriptors that one step reads.
const STRIDE: usize = 4096;

/// A model that is being read. Every step must be given the same tree.
pub struct ImageReader {
    kind: Kind,
    places: Vec<(NodeId, Place)>,
    descriptors: Vec<Descriptor>,
    all_read: bool,
    unread: usize,
}

impl ImageReader {
    /// Reads as [`Image::read`] does, which takes all steps at once.
    pub fn new(tree: &Tree) -> Self {
        let root = tree.root();
        let kind = detect(root);
        let mut places = places(kind, root);
        let unread = places.len().saturating_sub(DESCRIPTORS_LIMIT);
        places.truncate(DESCRIPTORS_LIMIT);
        Self { kind, places, descriptors: Vec::new(), all_read: false, unread }
    }

    /// Takes a step. The model, once it was the last.
    pub fn step(&mut self, tree: &Tree) -> Option<Image> {
        let next = self.places.iter().skip(self.descriptors.len()).take(STRIDE);
        self.descriptors.extend(next.map(|(node, place)| Descriptor::read(tree.value(*node), *place)));
        if self.descriptors.len() < self.places.len() {
            return None;
        }
        // After many descriptors the index is a step of its own.
        if !std::mem::replace(&mut self.all_read, true) && self.places.len() > STRIDE {
            return None;
        }
        let (kind, root, descriptors) = (self.kind, tree.root(), std::mem::take(&mut self.descriptors));
        let index = kind.is_index().then(|| Index::read(root, &descriptors));
        let schema1 = (kind == Kind::Schema1).then(|| Schema1::read(root));
        Some(Image { kind, index, schema1, descriptors, unread: self.unread })
    }

    /// How much was read, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.descriptors.len() as f64 / self.places.len().max(1) as f64
    }
}

/// Where the descriptors of a document stand, in document order.
fn places(kind: Kind, root: Value<'_>) -> Vec<(NodeId, Place)> {
    if kind == Kind::Descriptor {
        return vec![(root.id(), Place::Alone)];
    }
    if !(kind.is_index() || kind.is_manifest()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for member in root.members() {
        let list = |place: fn(usize) -> Place| member.items().enumerate().map(move |(at, item)| (item.id(), place(at)));
        match member.key().as_deref() {
            Some("manifests") if kind.is_index() => found.extend(list(Place::Entry)),
            Some("config") if kind.is_manifest() => found.push((member.id(), Place::Config)),
            Some("layers") if kind.is_manifest() => found.extend(list(Place::Layer)),
            Some("blobs") if kind == Kind::ArtifactManifest => found.extend(list(Place::Layer)),
            Some("subject") => found.push((member.id(), Place::Subject)),
            _ => {}
        }
    }
    found
}
