//! Register of the family.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
