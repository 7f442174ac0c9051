//! Raw input and JSON: what the bytes themselves give away, whatever the document.

use super::Rule;

mod empty;

pub(super) static RULES: &[&Rule] = &[&empty::RULE];
