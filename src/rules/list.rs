//! Docker manifest lists.

use super::Rule;

mod conversion;
mod entries;

pub(super) static RULES: &[&Rule] = &[
    &entries::PLATFORM_MISSING,
    &entries::ENTRY_TYPE,
    &entries::OCI_ONLY_FIELD,
    &entries::FEATURES_FIELD,
    &conversion::ATTESTATION_ANNOTATION,
    &conversion::AMBIGUOUS_NOT_CHECKED,
    &conversion::COUNTERPART,
];
