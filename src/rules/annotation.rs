//! Annotations of indexes, entries, manifests and layers, and labels of configs.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
