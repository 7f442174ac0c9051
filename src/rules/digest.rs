//! Digest strings.

use super::Rule;

mod algorithm;
mod text;

pub(super) static RULES: &[&Rule] = &[
    &text::GRAMMAR,
    &text::NO_ALGORITHM,
    &text::REFERENCE_PASTED,
    &text::TRUNCATED,
    &text::SHA256_FORM,
    &text::SHA512_FORM,
    &text::BLAKE3_FORM,
    &text::UPPERCASE,
    &algorithm::NOT_SHA256,
    &algorithm::UNREGISTERED,
    &text::WHITESPACE,
    &algorithm::PLACEHOLDER,
    &algorithm::ALGORITHM_MIX,
];
