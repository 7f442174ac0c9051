//! Artifacts, what they are about, and lists of referrers.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
