//! Documents that check each other.

use super::Rule;

mod children;

pub(super) static RULES: &[&Rule] =
    &[&children::SIZE_MISMATCH, &children::DIGEST_MISMATCH, &children::CHILD_MEDIATYPE, &children::CHILD_CLASS, &children::EXPECTED_DIGEST];
