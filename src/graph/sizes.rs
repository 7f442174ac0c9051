//! How large images are: the configs and layers that a client transfers, compressed, each blob once.

use crate::digest::Digest;
use crate::image::{Place, Role};
use crate::library::{Document, DocumentId, Library};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Indexes inside indexes are followed as far.
const DEPTH: usize = 32;

/// Blobs by digest with their sizes in bytes.
type Blobs = HashMap<Digest, u64>;

/// Sizes of an index's images in bytes, as far as their manifests were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// For each entry the compressed size of its image; of a nested index, of all its images. Nothing where a manifest is
    /// missing or does not say.
    pub entries: Vec<Option<u64>>,
    /// For each entry, how much of it another image of this index has too.
    pub shared_with_others: Vec<u64>,
    /// Entries that are images and whose size is known.
    pub known: usize,
    /// All images together, each blob once.
    pub unique: u64,
    /// What at least two images have in common, each blob once.
    pub shared: u64,
}

impl Sizes {
    /// Measures the images of `index`; nothing where it is no index.
    pub fn of(library: &Library, index: &Document) -> Option<Self> {
        let index = index.image.as_deref()?.index.as_ref()?;
        let mut known = HashMap::new();
        let blobs: Vec<Option<Rc<Blobs>>> = index
            .entries
            .iter()
            .map(|entry| {
                let document = library.by_digest(entry.digest()?)?;
                gather(library, document, &mut known, DEPTH)
            })
            .collect();
        let is_image = |at: usize| matches!(index.roles.get(at), Some(Role::Image | Role::NoPlatform | Role::Nested));
        // The same manifest in two entries is one image.
        let mut images: HashSet<*const Blobs> = HashSet::new();
        let mut uses: HashMap<&Digest, (u64, usize)> = HashMap::new();
        let mut sizes = Self::default();
        for (_, blobs) in blobs.iter().enumerate().filter(|(at, _)| is_image(*at)) {
            let Some(blobs) = blobs else { continue };
            sizes.known += 1;
            if images.insert(Rc::as_ptr(blobs)) {
                for (digest, size) in &**blobs {
                    uses.entry(digest).or_insert((*size, 0)).1 += 1;
                }
            }
        }
        for (size, count) in uses.values() {
            sizes.unique = sizes.unique.saturating_add(*size);
            if *count > 1 {
                sizes.shared = sizes.shared.saturating_add(*size);
            }
        }
        sizes.entries = blobs.iter().map(|blobs| blobs.as_deref().map(total)).collect();
        let shared = |blobs: &Blobs| {
            let common = blobs.iter().filter(|(digest, _)| uses.get(digest).is_some_and(|(_, count)| *count > 1));
            common.fold(0, |sum: u64, (_, size)| sum.saturating_add(*size))
        };
        sizes.shared_with_others =
            blobs.iter().enumerate().map(|(at, blobs)| blobs.as_deref().filter(|_| is_image(at)).map(shared).unwrap_or_default()).collect();
        Some(sizes)
    }
}

/// Bytes of config and layers of one manifest, each blob once; of an index, those of all its images.
pub fn compressed_size(library: &Library, document: &Document) -> Option<u64> {
    gather(library, document, &mut HashMap::new(), DEPTH).as_deref().map(total)
}

fn total(blobs: &Blobs) -> u64 {
    blobs.values().fold(0, |sum, size| sum.saturating_add(*size))
}

/// Only documents that have the digest by which they are named are followed: that cannot lead in a circle.
fn gather(library: &Library, document: &Document, known: &mut HashMap<DocumentId, Option<Rc<Blobs>>>, depth: usize) -> Option<Rc<Blobs>> {
    if let Some(found) = known.get(&document.id) {
        return found.clone();
    }
    let image = document.image.as_deref()?;
    let found = match &image.index {
        _ if depth == 0 => None,
        Some(index) => {
            let mut all = Blobs::new();
            let mut images = index.iter().filter(|(_, _, role)| matches!(role, Role::Image | Role::NoPlatform | Role::Nested)).peekable();
            let complete = images.peek().is_some()
                && images.all(|(_, entry, _)| {
                    let child = entry.digest().and_then(|digest| library.by_digest(digest));
                    let blobs = child.and_then(|child| gather(library, child, known, depth - 1));
                    blobs.map(|blobs| all.extend(blobs.iter().map(|(digest, size)| (digest.clone(), *size)))).is_some()
                });
            complete.then(|| Rc::new(all))
        }
        None if image.kind.is_manifest() => {
            let parts = image.descriptors.iter().filter(|descriptor| matches!(descriptor.place, Place::Config | Place::Layer(_)));
            parts.map(|part| Some((part.digest()?.clone(), part.size()?))).collect::<Option<Blobs>>().map(Rc::new)
        }
        None => None,
    };
    known.insert(document.id, found.clone());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::tests::{given, index, manifest};

    #[test]
    fn each_blob_counts_once_and_common_ones_are_told() {
        let (one, two) = (manifest(1, &[(10, 100), (11, 30)]), manifest(2, &[(10, 100), (12, 7), (12, 7)]));
        let text = index(&[(&one, "linux/amd64"), (&two, "linux/arm64"), ("{}", "linux/s390x")]);
        let library = given(&[&text, &one, &two]);
        let sizes = Sizes::of(&library, &library.documents()[0]).unwrap();
        // A config of `manifest` has 5 bytes.
        assert_eq!(sizes.entries, [Some(135), Some(112), None]);
        assert_eq!(sizes.shared_with_others, [100, 100, 0]);
        assert_eq!((sizes.known, sizes.unique, sizes.shared), (2, 147, 100));
    }

    #[test]
    fn one_manifest_in_two_entries_shares_nothing_with_itself() {
        let one = manifest(1, &[(10, 100)]);
        let text = index(&[(&one, "linux/arm/v6"), (&one, "linux/arm/v7")]);
        let library = given(&[&text, &one]);
        let sizes = Sizes::of(&library, &library.documents()[0]).unwrap();
        assert_eq!((sizes.entries, sizes.unique, sizes.shared), (vec![Some(105), Some(105)], 105, 0));
    }

    #[test]
    fn a_nested_index_has_the_size_of_its_images_where_all_are_given() {
        let (one, two) = (manifest(1, &[(10, 100)]), manifest(2, &[(10, 100)]));
        let inner = index(&[(&one, "linux/amd64"), (&two, "linux/arm64")]);
        let outer = index(&[(&inner, "")]);
        let library = given(&[&outer, &inner, &one, &two]);
        assert_eq!(Sizes::of(&library, &library.documents()[0]).unwrap().entries, [Some(110)]);
        let library = given(&[&outer, &inner, &one]);
        assert_eq!(Sizes::of(&library, &library.documents()[0]).unwrap().entries, [None]);
    }
}
