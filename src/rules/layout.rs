//! OCI image layouts: the `oci-layout` file and the `index.json` beside it, as far as single documents show them.

use super::Rule;

mod folder;
mod index_entries;
mod index_invalid;
mod marker;
mod reference_names;

pub(super) use folder::is_beside_marker;

pub(super) static RULES: &[&Rule] = &[
    &marker::INVALID,
    &marker::VERSION,
    &index_invalid::RULE,
    &reference_names::MISSING,
    &reference_names::DUPLICATE,
    &reference_names::GRAMMAR,
    &reference_names::FULL_NAME,
    &index_entries::SEVERAL_NO_REF,
    &index_entries::EMPTY,
];
