//! The platform of a descriptor.

use super::Rule;

mod fields;
mod names;

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
];
