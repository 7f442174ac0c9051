//! Known families of artifacts: signatures, charts, modules, caches, bills of materials.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
