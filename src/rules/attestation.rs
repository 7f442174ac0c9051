//! Attestation entries, as BuildKit and Docker write them.

use super::Rule;

mod entries;
mod media_type;
mod several;

pub(super) static RULES: &[&Rule] = &[
    &entries::RECOGNISED,
    &entries::TYPE_UNKNOWN,
    &entries::REFERENCE_MISSING,
    &entries::REFERENCE_SYNTAX,
    &entries::REFERENCE_DANGLING,
    &entries::REFERENCE_NOT_IMAGE,
    &entries::PLATFORM,
    &entries::UNKNOWN_WITHOUT_ANNOTATION,
    &entries::BEFORE_IMAGE,
    &media_type::RULE,
    &several::RULE,
    &entries::COVERAGE,
];
