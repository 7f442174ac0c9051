//! Traits of an index that targets stumble over.

mod children;
mod document;
mod entries;

pub use children::{ATTESTATION_ARTIFACT, DOCKER_ZSTD, ZSTD};
pub use document::{ANNOTATED_LIST, LISTING, MISSING_MEDIA_TYPE, NO_LINUX_AMD64, OCI_INDEX, SEVERAL_IN_LAYOUT, UNTYPED_DOCKER};
pub use entries::{
    ARTIFACT, ATTESTATION, BEFORE_AMD64, DOCKER_IN_OCI, NESTED, NESTED_WITHOUT_PLATFORM, OCI_IN_DOCKER, SCHEMA1, UNKNOWN_PLATFORM,
};

use super::subject::{Sight, Subject};
use crate::language::Text;

/// A trait: its name and how to see it.
pub struct Trait {
    /// Stable name in kebab case.
    pub id: &'static str,
    /// What the index contains; `{0}` is the number of entries that show it.
    pub label: Text,
    /// Looks for it. Never costs more than one walk over the entries and what was given for them.
    pub look: fn(&Subject<'_>) -> Sight,
}

impl std::fmt::Debug for Trait {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// Every trait.
pub static TRAITS: &[&Trait] = &[
    &LISTING,
    &OCI_INDEX,
    &MISSING_MEDIA_TYPE,
    &UNTYPED_DOCKER,
    &ANNOTATED_LIST,
    &NO_LINUX_AMD64,
    &SEVERAL_IN_LAYOUT,
    &ATTESTATION,
    &UNKNOWN_PLATFORM,
    &NESTED,
    &NESTED_WITHOUT_PLATFORM,
    &ARTIFACT,
    &BEFORE_AMD64,
    &DOCKER_IN_OCI,
    &OCI_IN_DOCKER,
    &SCHEMA1,
    &ATTESTATION_ARTIFACT,
    &ZSTD,
    &DOCKER_ZSTD,
];
