//! Names of systems and architectures, as they are compared.

use crate::platform::Platform;

/// The members that hold one name each, where they are strings.
pub(super) fn parts(platform: &Platform) -> impl Iterator<Item = (&'static str, &str)> {
    let parts = [("os", &platform.os), ("architecture", &platform.architecture), ("variant", &platform.variant)];
    parts.into_iter().filter_map(|(name, part)| Some((name, part.as_deref()?)))
}

/// The name as it would be compared after trimming and in lower case.
pub(super) fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}
