//! The images of an archive, by the names that it gives them.
//!
//! Sources: image-spec v1.1.1, `annotations.md` (`org.opencontainers.image.ref.name`); containerd v2.1, `core/images/annotations.go`
//! (`io.containerd.image.name`); Docker Engine v28, `tarexport` (`RepoTags`).

use super::{Document, DocumentId, Library, Shelf};
use crate::image::{CONTAINERD_NAME, REFERENCE_NAME};
use crate::reference::Reference;

/// Images that are looked through for a document.
const OFFERED: usize = 500;

/// The first name of an image that is more than a tag.
pub fn full_name(image: &ArchiveImage) -> Option<Reference> {
    let names = image.names.iter().filter(|name| name.contains(['/', ':']));
    names.filter_map(|name| Reference::parse(name).ok()).find(|name| name.digest().is_none())
}

/// An image of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveImage {
    /// Its names, the fullest first; none where it has none.
    pub names: Vec<String>,
    /// Its document: index, manifest, or the config that `manifest.json` names. Nothing where it is not in the archive.
    pub document: Option<DocumentId>,
}

impl Library {
    /// The images of an archive: the entries of `index.json`, or where there is none, those of `manifest.json`.
    pub fn images(&self, shelf: &Shelf) -> Vec<ArchiveImage> {
        let index = shelf.shape.index.and_then(|at| self.member_at(shelf, at));
        if let Some(index) = index.and_then(|document| document.image.as_deref()?.index.as_ref()) {
            let images = index.entries.iter().map(|entry| {
                let name = |key| entry.annotation(key).map(str::to_owned);
                let mut names: Vec<String> = [name(CONTAINERD_NAME), name(REFERENCE_NAME)].into_iter().flatten().collect();
                names.dedup();
                ArchiveImage { names, document: entry.digest().and_then(|digest| self.by_digest(digest)).map(|document| document.id) }
            });
            return images.collect();
        }
        let saved = self.saved(shelf).map(|(_, images)| images).unwrap_or_default();
        let images = saved.iter().map(|image| {
            let config = image.config.and_then(|path| shelf.at_path(&path.as_str()?)).and_then(|at| self.member_at(shelf, at));
            let names = image.tags.iter().filter_map(|tag| tag.as_str()).map(|tag| tag.into_owned()).collect();
            ArchiveImage { names, document: config.map(|config| config.id) }
        });
        images.collect()
    }

    /// The name in full that its archive gives to the image that a document is, or is a part of.
    pub fn own_name(&self, document: &Document) -> Option<Reference> {
        let shelf = self.shelf_of(document)?;
        let images = self.images(shelf);
        let named = images.iter().filter_map(|image| Some((image.document?, full_name(image)?)));
        let (mut first, mut count) = (None, 0);
        for (id, name) in named.take(OFFERED) {
            if id == document.id || self.get(id).is_some_and(|image| self.listed_within(image).contains(document.sha256())) {
                return Some(name);
            }
            count += 1;
            first.get_or_insert(name);
        }
        // The archive's own files are about its one image.
        first.filter(|_| count == 1 && images.len() == 1)
    }

    /// What to show of an archive first: the index of the one image in it, or `index.json` where that lists the manifest of
    /// the one image and says its platform; for anything else the list of its members, where all images are offered, with the
    /// platforms that their configs state.
    pub fn entry_point(&self, shelf: &Shelf) -> DocumentId {
        let document = |at: Option<usize>| at.and_then(|at| self.member_at(shelf, at));
        let Some(index) = document(shelf.shape.index).filter(|document| document.kind().is_index()) else {
            return shelf.listing;
        };
        let images = self.images(shelf);
        let [only] = &images[..] else { return if images.is_empty() { index.id } else { shelf.listing } };
        let inner = only.document.and_then(|id| self.get(id)).filter(|document| document.kind().is_index());
        let says_platform = || index.image.as_deref()?.index.as_ref()?.entries.first()?.platform();
        match inner {
            Some(inner) => inner.id,
            None if says_platform().is_some() || (shelf.done && only.document.is_none()) => index.id,
            None => shelf.listing,
        }
    }
}
