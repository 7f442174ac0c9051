//! From an entry of an index to the documents that were given for it: its manifest, and the config of that.

use crate::image::{Descriptor, Kind, Place, Role};
use crate::json::Value;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::platform::Platform;

/// An entry whose manifest was given.
pub(super) struct Linked<'a> {
    /// The entry.
    pub(super) entry: &'a Descriptor,
    /// The entry's value.
    pub(super) value: Value<'a>,
    /// The part that it plays.
    pub(super) role: Role,
    /// The descriptor of the config, in the manifest.
    pub(super) config: &'a Descriptor,
}

/// An entry whose image's config was given.
pub(super) struct Stated<'a> {
    /// The entry.
    pub(super) entry: &'a Descriptor,
    /// The entry's value.
    pub(super) value: Value<'a>,
    /// The part that it plays.
    pub(super) role: Role,
    /// The platform that the config states.
    pub(super) platform: Platform,
}

/// The entries of `document` whose manifests are in the library.
pub(super) fn manifests<'a>(library: &'a Library, document: &'a Document) -> impl Iterator<Item = Linked<'a>> {
    let index = document.image.as_deref().and_then(|image| image.index.as_ref());
    let tree = document.tree.as_deref();
    let entries = index.into_iter().flat_map(|index| index.iter());
    entries.filter_map(move |(_, entry, role)| {
        let manifest = library.by_digest(entry.digest()?)?;
        let config = manifest.image.as_deref()?.descriptors.iter().find(|descriptor| descriptor.place == Place::Config)?;
        Some(Linked { entry, value: tree?.value(entry.node), role, config })
    })
}

/// The entries of `document` whose images' configs are in the library.
pub(super) fn stated<'a>(library: &'a Library, document: &'a Document) -> impl Iterator<Item = Stated<'a>> {
    manifests(library, document).filter_map(|Linked { entry, value, role, config }| {
        let given = library.by_digest(config.digest()?)?;
        let is_config = given.kind() == Kind::Config || matches!(config.media_type(), Some(mt::OCI_CONFIG | mt::DOCKER_CONFIG));
        let root = given.tree.as_deref()?.root();
        (is_config && root.is_object()).then(|| Stated { entry, value, role, platform: Platform::read(root) })
    })
}
