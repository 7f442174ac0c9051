//! The layers of an image, and what its config says of them.

use crate::image::{Descriptor, Image, Kind, Place};
use crate::json::Value;
use crate::library::{Document, Library};
use crate::media_type as mt;

/// Annotation with which oras names each file that it stores.
const TITLE: &str = "org.opencontainers.image.title";

/// A manifest of an image: its config is one of OCI or Docker, and it says of itself to be nothing else.
pub(super) struct Layered<'a> {
    /// The outermost value of the manifest.
    pub(super) root: Value<'a>,
    /// The descriptor of the config.
    pub(super) config: &'a Descriptor,
    /// The layers, in order; of duplicate lists the last.
    pub(super) layers: Vec<&'a Descriptor>,
}

/// The image that `document` describes; nothing where it is another kind, or an artifact that borrows an image's types.
pub(super) fn layered(document: &Document) -> Option<Layered<'_>> {
    let (image, tree) = (document.image.as_deref()?, document.tree.as_deref()?);
    let root = tree.root();
    let is_manifest = matches!(image.kind, Kind::OciManifest | Kind::DockerManifest);
    if !is_manifest || root.has("artifactType") || image.is_attestation(root) || stores_files(image) {
        return None;
    }
    let config = image.descriptors.iter().rfind(|descriptor| descriptor.place == Place::Config)?;
    config.media_type().is_some_and(mt::is_image_config).then(|| Layered { root, config, layers: layers(image) })
}

/// Whether a manifest stores files, each layer one with its name, as oras writes it: whatever types it borrows from images,
/// nobody unpacks them.
pub(in crate::rules) fn stores_files(image: &Image) -> bool {
    let mut layers = image.descriptors.iter().filter(|part| matches!(part.place, Place::Layer(_))).peekable();
    layers.peek().is_some() && layers.all(|layer| layer.annotation(TITLE).is_some())
}

fn layers(image: &Image) -> Vec<&Descriptor> {
    let mut found = Vec::new();
    for descriptor in &image.descriptors {
        match descriptor.place {
            Place::Layer(0) => found = vec![descriptor],
            Place::Layer(_) => found.push(descriptor),
            _ => {}
        }
    }
    found
}

impl<'a> Layered<'a> {
    /// The layers that make up the file system, as containerd counts them.
    pub(super) fn filesystem(&self) -> impl Iterator<Item = &'a Descriptor> {
        self.layers.iter().copied().filter(|layer| layer.media_type().is_some_and(mt::is_filesystem_layer))
    }

    /// The outermost value of the config, where it was given.
    pub(super) fn config_in<'b>(&self, library: &'b Library) -> Option<Value<'b>> {
        let config = library.by_digest(self.config.digest()?)?;
        Some(config.tree.as_deref()?.root()).filter(|root| root.is_object())
    }
}

/// `rootfs.diff_ids` of a config, where it is a list.
pub(super) fn diff_ids(config: Value<'_>) -> Option<Vec<Value<'_>>> {
    let list = config.get("rootfs")?.get("diff_ids").filter(|list| list.is_array())?;
    Some(list.items().collect())
}
