//! The platform of a descriptor.

use super::Rule;

mod exact_only;
mod fields;
mod known_feature;
mod names;
mod normal_form;
mod variant;
mod versions;

pub(super) static RULES: &[&Rule] = &[
    &names::MISSING,
    &fields::NOT_OBJECT,
    &fields::OS_MISSING,
    &fields::ARCHITECTURE_MISSING,
    &names::EMPTY_STRING,
    &fields::FIELD_TYPE,
    &names::OS_UNKNOWN,
    &names::ARCHITECTURE_UNKNOWN,
    &names::ALIAS,
    &names::CASE,
    &names::COMBINED_STRING,
    &names::PAIR_IMPLAUSIBLE,
    &names::UNKNOWN_PARTIAL,
    &variant::VARIANT_UNLISTED,
    &variant::VARIANT_ARM_MISSING,
    &variant::VARIANT_ARM_V5,
    &variant::VARIANT_ARM_V8,
    &variant::VARIANT_ARM64_V8,
    &variant::VARIANT_ARM64_REVISION,
    &variant::VARIANT_AMD64_V1,
    &variant::VARIANT_AMD64_LEVEL,
    &variant::VARIANT_WITHOUT_V,
    &variant::VARIANT_WRONG_ARCHITECTURE,
    &exact_only::RULE,
    &variant::NO_BASELINE,
    &versions::OS_VERSION_WINDOWS_MISSING,
    &versions::OS_VERSION_WINDOWS_SYNTAX,
    &versions::OS_VERSION_SAME_BUILD,
    &versions::OS_VERSION_OTHER_OS,
    &versions::OS_FEATURES_WINDOWS,
    &versions::OS_FEATURES_OTHER,
    &known_feature::RULE,
    &versions::OS_FEATURES_DUPLICATE,
    &versions::FEATURES_RESERVED,
    &versions::WASM,
    &normal_form::RULE,
];
