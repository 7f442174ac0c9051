//! OCI image layouts: the `oci-layout` file and the `index.json` beside it, as far as single documents show them, and
//! everything in the archive or folder where that was given whole.

use super::Rule;

mod blobs;
mod damage;
mod folder;
mod index_entries;
mod index_invalid;
mod marker;
mod missing;
mod paths;
mod reference_names;
mod references;
mod save;

pub(super) use folder::{is_beside_marker, is_index_of_archive};

pub(super) static RULES: &[&Rule] = &[
    &missing::MARKER,
    &marker::INVALID,
    &marker::VERSION,
    &missing::INDEX,
    &index_invalid::RULE,
    &missing::BLOBS,
    &blobs::DIGEST,
    &blobs::NAME,
    &blobs::ALGORITHM,
    &references::ABSENT,
    &blobs::SIZE,
    &references::UNREFERENCED,
    &save::UNKNOWN,
    &save::BOTH,
    &save::ONLY,
    &reference_names::MISSING,
    &reference_names::DUPLICATE,
    &reference_names::GRAMMAR,
    &reference_names::FULL_NAME,
    &index_entries::SEVERAL_NO_REF,
    &index_entries::EMPTY,
    &paths::PREFIX,
    &paths::ESCAPE,
    &paths::DUPLICATE,
    &paths::LINK,
    &damage::BROKEN,
    &damage::KIND,
    &damage::TOO_MANY,
    &damage::UNREAD,
];
