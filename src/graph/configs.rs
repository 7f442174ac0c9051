//! What the config of an entry's image says it runs on.

use crate::image::{Descriptor, Kind, Place};
use crate::library::Library;
use crate::media_type as mt;
use crate::platform::Platform;

/// The platform that the config of the image at `entry` states, where its manifest and config were given.
pub fn stated_platform(library: &Library, entry: &Descriptor) -> Option<Platform> {
    let manifest = library.by_digest(entry.digest()?)?;
    let config = manifest.image.as_deref()?.descriptors.iter().find(|descriptor| descriptor.place == Place::Config)?;
    let given = library.by_digest(config.digest()?)?;
    let is_config = given.kind() == Kind::Config || matches!(config.media_type(), Some(mt::OCI_CONFIG | mt::DOCKER_CONFIG));
    let root = given.tree.as_deref()?.root();
    (is_config && root.is_object()).then(|| Platform::read(root))
}
