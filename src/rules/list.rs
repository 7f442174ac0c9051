//! Docker manifest lists.

use super::Rule;

mod entries;

pub(super) static RULES: &[&Rule] = &[&entries::PLATFORM_MISSING, &entries::ENTRY_TYPE, &entries::OCI_ONLY_FIELD, &entries::FEATURES_FIELD];
