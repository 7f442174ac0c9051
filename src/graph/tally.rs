//! The files of an archive, counted by how they stand, and the images that only `manifest.json` describes.

use super::role::diff_ids;
use crate::archive::MemberId;
use crate::digest::{Algorithm, Digest};
use crate::image::{Kind, Place};
use crate::library::{DocumentId, Library, Shelf, Verification};
use crate::platform::Platform;
use std::collections::HashSet;

/// The files of an archive that are there for its images, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files whose paths state a digest.
    pub blobs: usize,
    /// Of these, those that have it.
    pub verified: usize,
    /// Of these, those that have another one.
    pub wrong: usize,
    /// Of these, those that were not hashed.
    pub unread: usize,
    /// Of these, those that nothing here refers to.
    pub unreferenced: usize,
    /// Digests that the documents of the archive name, and that nothing given has.
    pub missing: usize,
}

impl Tally {
    /// Counts.
    pub fn of(library: &Library, shelf: &Shelf) -> Self {
        let mut tally = Self { blobs: shelf.shape.blobs.len(), ..Self::default() };
        for blob in &shelf.shape.blobs {
            match shelf.archive.content(blob.at).map(|content| content.is_named(&blob.digest)) {
                None => tally.unread += 1,
                Some(Some(true)) => tally.verified += 1,
                Some(Some(false)) => tally.wrong += 1,
                Some(None) => {}
            }
        }
        tally.unreferenced = unreferenced(library, shelf).count();
        let mut seen = HashSet::new();
        for document in library.reachable(shelf) {
            for descriptor in document.image.iter().flat_map(|image| &image.descriptors) {
                let Some(digest) = descriptor.digest().filter(|_| descriptor.place != Place::Subject) else { continue };
                if seen.insert(digest) && library.verify(descriptor) == Verification::NotGiven {
                    tally.missing += 1;
                }
            }
        }
        tally
    }
}

/// Places of the blobs of an archive that nothing here refers to: neither a descriptor nor `manifest.json`.
pub(super) fn unreferenced<'a>(library: &'a Library, shelf: &'a Shelf) -> impl Iterator<Item = usize> {
    let listed = listed_files(library, shelf);
    let referred = move |digest: &Digest| library.naming(digest).next().is_some();
    let blobs = shelf.shape.blobs.iter().filter(move |blob| !listed.contains(&blob.at) && !referred(&blob.digest));
    blobs.map(|blob| blob.at)
}

/// Places of the configs and layers that `manifest.json` lists.
pub(super) fn listed_files(library: &Library, shelf: &Shelf) -> HashSet<usize> {
    let images = library.saved(shelf).map(|(_, images)| images).unwrap_or_default();
    let paths = images.iter().flat_map(|image| image.config.iter().chain(image.layers.iter().flatten()));
    let places = paths.filter_map(|path| shelf.at_path(&path.as_str()?));
    places.flat_map(|at| [Some(at), shelf.archive.target(at)]).flatten().collect()
}

/// A layer that `manifest.json` lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedLayer {
    /// Its path, as written.
    pub path: String,
    /// The file, through links; nothing where it is not in the archive.
    pub member: Option<MemberId>,
    /// Length of the file in bytes.
    pub size: Option<u64>,
    /// The diff ID that the config states.
    pub diff_id: Option<Digest>,
    /// Whether the tar has that diff ID; nothing where it was not read, or where there is nothing to compare with.
    pub matches: Option<bool>,
}

/// An image that `manifest.json` lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedParts {
    /// Its names.
    pub names: Vec<String>,
    /// Path of the config, as written.
    pub config_path: Option<String>,
    /// The config, where it is in the archive.
    pub config: Option<DocumentId>,
    /// What the config says it runs on.
    pub platform: Option<Platform>,
    /// Its layers, lowest first.
    pub layers: Vec<SavedLayer>,
}

/// The images that `manifest.json` of an archive lists.
pub fn saved_parts(library: &Library, shelf: &Shelf) -> Vec<SavedParts> {
    let images = library.saved(shelf).map(|(_, images)| images).unwrap_or_default();
    let parts = images.into_iter().map(|image| {
        let config_path = image.config.and_then(|path| path.as_str()).map(|path| path.into_owned());
        let config = config_path.as_deref().and_then(|path| library.member_at(shelf, shelf.at_path(path)?));
        let diff_ids = config.map(|config| diff_ids(config)).unwrap_or_default();
        let root = config.filter(|config| config.kind() == Kind::Config).and_then(|config| Some(config.tree.as_deref()?.root()));
        let layers = image.layers.unwrap_or_default().into_iter().enumerate().map(|(at, path)| {
            let path = path.as_str().map(|path| path.into_owned()).unwrap_or_default();
            layer(shelf, path, diff_ids.get(at).cloned().flatten())
        });
        SavedParts {
            names: image.tags.iter().filter_map(|tag| tag.as_str()).map(|tag| tag.into_owned()).collect(),
            config: config.map(|config| config.id),
            platform: root.map(Platform::read),
            layers: layers.collect(),
            config_path,
        }
    });
    parts.collect()
}

fn layer(shelf: &Shelf, path: String, diff_id: Option<Digest>) -> SavedLayer {
    let at = shelf.at_path(&path).and_then(|at| shelf.archive.target(at));
    let content = at.and_then(|at| shelf.archive.content(at));
    let matches = content.zip(diff_id.as_ref()).and_then(|(content, diff_id)| {
        let own = match &content.unpacked {
            Some(unpacked) => unpacked.diff_id(diff_id.algorithm()?),
            None => content.digest(diff_id.algorithm()?),
        };
        own.map(|own| own == diff_id)
    });
    let size = at.and_then(|at| shelf.archive.members.get(at)).map(|member| member.size);
    SavedLayer { path, member: at.map(|at| MemberId { archive: shelf.archive.id, at }), size, diff_id, matches }
}

impl SavedParts {
    /// Whether its config is named after its digest and has it; nothing where its name is no digest.
    pub fn config_matches(&self, library: &Library) -> Option<bool> {
        let path = self.config_path.as_deref()?;
        let name = path.rsplit('/').next()?;
        let stated = Digest::parse(&format!("sha256:{}", name.strip_suffix(".json").unwrap_or(name))).ok()?;
        Some(*library.get(self.config?)?.digest(Algorithm::Sha256) == stated)
    }
}
