//! Image indexes.

use super::Rule;

mod entries;
mod fields;
mod nesting;
mod portability;
mod selection;

pub(super) static RULES: &[&Rule] = &[
    &fields::MANIFESTS_MISSING,
    &fields::MANIFESTS_NOT_ARRAY,
    &entries::ENTRY_NOT_OBJECT,
    &entries::EMPTY,
    &entries::ENTRY_DOCKER_TYPE,
    &entries::ENTRY_SCHEMA1,
    &entries::ENTRY_IS_BLOB,
    &entries::NESTED,
    &entries::NESTED_WITHOUT_PLATFORM,
    &entries::ARTIFACTTYPE_SYNTAX,
    &entries::NOTHING_RUNNABLE,
    &entries::SINGLE_PLATFORM,
    &entries::MISSING_COMMON_PLATFORM,
    &portability::RULE,
    &nesting::NESTED_DEPTH,
    &nesting::SELF_REFERENCE,
    &selection::FALLBACK_ARCHITECTURE,
    &selection::TIEBREAK_NOTE,
];
