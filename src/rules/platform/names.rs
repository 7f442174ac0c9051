//! Names of systems and architectures, as they are compared.

/// The name as it would be compared after trimming and in lower case.
pub(super) fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}
