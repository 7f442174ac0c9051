//! Annotations of indexes, entries, manifests and layers, and labels of configs.

use super::Rule;

mod base;
mod created;
mod keys;
mod known;
mod large;
mod licenses;
mod ref_name_misplaced;
mod shape;
mod spdx;
mod texts;
mod url;

pub(super) static RULES: &[&Rule] = &[
    &shape::NOT_OBJECT,
    &shape::NOT_STRING,
    &keys::EMPTY,
    &keys::BARE,
    &keys::RESERVED,
    &keys::NEAR_MISS,
    &keys::LABEL_SCHEMA,
    &created::RULE,
    &url::RULE,
    &licenses::RULE,
    &base::DIGEST,
    &base::NAME,
    &ref_name_misplaced::RULE,
    &large::RULE,
    &known::RULE,
];
