//! Image references and tags that a person gives.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
