//! Descriptors in every place: entries, config, layers, subject.

use super::Rule;

mod fields;

pub(super) static RULES: &[&Rule] = &[&fields::MEDIA_TYPE_MISSING];
