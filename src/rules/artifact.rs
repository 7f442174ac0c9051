//! Artifacts, what they are about, and lists of referrers.

use super::Rule;

mod exchange;
mod layer_needed;
mod legacy_type;
mod listed_annotations;
mod listed_subject;
mod listed_twice;
mod listed_type;
mod manifest;
mod not_index;
mod referrers;
mod tag;
mod tag_name;
mod tag_vs_cosign;
mod unknown_oras_type;

pub(super) use layer_needed::only_layer;
pub(super) use manifest::Manifest;
pub(super) use tag::{CosignTag, layout_tags, typed_tag};

pub(super) static RULES: &[&Rule] = &[
    &layer_needed::RULE,
    &legacy_type::RULE,
    &unknown_oras_type::RULE,
    &not_index::RULE,
    &listed_type::MISSING,
    &listed_type::WRONG,
    &listed_annotations::RULE,
    &listed_subject::RULE,
    &listed_twice::RULE,
    &tag_name::RULE,
    &tag_vs_cosign::RULE,
];
