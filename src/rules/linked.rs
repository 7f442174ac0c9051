//! Documents that check each other.

use super::Rule;

mod bashbrew;
mod beside;
mod children;
mod config_shared;
mod expected_digest;
mod missing;
mod no_platform;
mod platform;
mod unreferenced;

pub(super) static RULES: &[&Rule] = &[
    &children::SIZE_MISMATCH,
    &children::DIGEST_MISMATCH,
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
    &missing::RULE,
    &unreferenced::RULE,
    &config_shared::RULE,
    &bashbrew::RULE,
    &expected_digest::RULE,
];
