//! Docker image manifests, schema 1.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
