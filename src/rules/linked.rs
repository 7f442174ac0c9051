//! Documents that check each other.

use super::Rule;

mod annotation_conflict;
mod artifact_type;
mod bashbrew;
mod beside;
pub(super) mod blob;
mod children;
mod config_shared;
mod diffid_count;
mod diffid_mismatch;
mod expected_algorithm;
mod expected_digest;
mod layer_content;
mod layer_files;
pub(super) mod layers;
mod layers_shared;
mod missing;
mod no_platform;
mod platform;
mod reformatted;
mod subject;
mod subject_scope;
mod unreferenced;

pub(super) static RULES: &[&Rule] = &[
    &children::SIZE_MISMATCH,
    &children::DIGEST_MISMATCH,
    &reformatted::RULE,
    &children::CHILD_MEDIATYPE,
    &children::CHILD_CLASS,
    &platform::PLATFORM_ARCHITECTURE,
    &platform::PLATFORM_OS,
    &platform::PLATFORM_VARIANT,
    &platform::PLATFORM_VARIANT_ONE_SIDED,
    &platform::PLATFORM_OS_VERSION,
    &platform::PLATFORM_OS_FEATURES,
    &platform::PLATFORM_ALIAS,
    &no_platform::RULE,
    &diffid_count::RULE,
    &diffid_mismatch::RULE,
    &layer_content::COMPRESSION,
    &layer_content::NOT_TAR,
    &layer_files::CORRUPT,
    &layer_files::UNVERIFIED,
    &layer_files::DUPLICATE,
    &layer_files::BARE_WHITEOUT,
    &artifact_type::RULE,
    &missing::RULE,
    &unreferenced::RULE,
    &config_shared::RULE,
    &layers_shared::LAYERS,
    &layers_shared::BASE,
    &subject::MISMATCH,
    &subject::MISSING,
    &subject::NOT_MANIFEST,
    &subject::CYCLE,
    &subject_scope::RULE,
    &annotation_conflict::RULE,
    &bashbrew::RULE,
    &expected_digest::RULE,
    &expected_algorithm::RULE,
];
