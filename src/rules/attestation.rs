//! Attestations, as BuildKit and Docker write them: their entries, manifests and statements.

use super::Rule;

mod before_image;
mod coverage;
mod entries;
mod form;
mod layers;
mod mediatype;
mod platform;
mod recognised;
mod reference_dangling;
mod reference_missing;
mod reference_not_image;
mod reference_syntax;
mod several;
mod statement;
mod stored;
mod subject;
mod type_unknown;
mod unknown_without_annotation;

pub(super) static RULES: &[&Rule] = &[
    &recognised::RULE,
    &type_unknown::RULE,
    &reference_missing::RULE,
    &reference_syntax::RULE,
    &reference_dangling::RULE,
    &reference_not_image::RULE,
    &platform::RULE,
    &unknown_without_annotation::RULE,
    &before_image::RULE,
    &mediatype::RULE,
    &several::RULE,
    &coverage::RULE,
    &form::RULE,
    &subject::RULE,
    &layers::TYPE,
    &layers::PREDICATE_MISSING,
    &statement::PREDICATE,
    &statement::SUBJECT,
    &statement::TYPE,
];
