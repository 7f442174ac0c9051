//! Which document is it, and is it only one thing?

use super::Rule;

mod ambiguous;
mod media_type;
mod members;
mod schema_version;
mod stated;
mod unknown_kind;

pub(super) static RULES: &[&Rule] = &[
    &unknown_kind::RULE,
    &media_type::KIND_FROM_STRUCTURE,
    &media_type::MEDIATYPE_MISSING,
    &media_type::MEDIATYPE_MISSING_DOCKER,
    &media_type::MEDIATYPE_WRONG,
    &media_type::STRUCTURE_CONTRADICTS_MEDIATYPE,
    &ambiguous::AMBIGUOUS_FIELDS,
    &ambiguous::AMBIGUOUS_NULL,
    &schema_version::SCHEMA_VERSION_MISSING,
    &schema_version::SCHEMA_VERSION_WRONG,
    &stated::CONTENT_TYPE_MISMATCH,
    &stated::CONTENT_LENGTH_MISMATCH,
    &members::UNKNOWN_FIELD,
    &members::FIELD_TYPO,
    &media_type::REMOVED_ARTIFACT_MANIFEST,
];
