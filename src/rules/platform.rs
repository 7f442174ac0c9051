//! The platform of a descriptor.

use super::Rule;

mod alias;
mod architecture_unknown;
mod case;
mod combined_string;
mod empty_string;
mod features_reserved;
mod fields;
mod missing;
mod names;
mod no_baseline;
mod normalised_form;
mod os;
mod os_features_duplicate;
mod os_features_known;
mod os_features_other;
mod os_features_windows;
mod os_unknown;
mod os_version_other_os;
mod os_version_same_build;
mod os_version_windows_missing;
mod os_version_windows_syntax;
mod pair_implausible;
mod unknown_partial;
mod variant;
mod variant_amd64_level;
mod variant_arm64_revision;
mod variant_arm_missing;
mod variant_exact_only;
mod variant_particular;
mod variant_unlisted;
mod variant_without_v;
mod variant_wrong_architecture;
mod wasm;

pub(super) static RULES: &[&Rule] = &[
    &missing::RULE,
    &fields::NOT_OBJECT,
    &fields::OS_MISSING,
    &fields::ARCHITECTURE_MISSING,
    &empty_string::RULE,
    &fields::FIELD_TYPE,
    &os_unknown::RULE,
    &architecture_unknown::RULE,
    &alias::RULE,
    &case::RULE,
    &combined_string::RULE,
    &pair_implausible::RULE,
    &unknown_partial::RULE,
    &variant_unlisted::RULE,
    &variant_arm_missing::RULE,
    &variant_particular::VARIANT_ARM_V5,
    &variant_particular::VARIANT_ARM_V8,
    &variant_particular::VARIANT_ARM64_V8,
    &variant_arm64_revision::RULE,
    &variant_particular::VARIANT_AMD64_V1,
    &variant_amd64_level::RULE,
    &variant_without_v::RULE,
    &variant_wrong_architecture::RULE,
    &variant_exact_only::RULE,
    &no_baseline::RULE,
    &os_version_windows_missing::RULE,
    &os_version_windows_syntax::RULE,
    &os_version_same_build::RULE,
    &os_version_other_os::RULE,
    &os_features_windows::RULE,
    &os_features_other::RULE,
    &os_features_known::RULE,
    &os_features_duplicate::RULE,
    &features_reserved::RULE,
    &wasm::RULE,
    &normalised_form::RULE,
];
