//! Docker image manifests, schema 1.

use super::Rule;
use crate::image::Schema1;
use crate::library::Document;

mod about;
mod ambiguous;
mod history;
mod members;
mod payload;
mod signatures;

pub(super) static RULES: &[&Rule] = &[
    &about::DEPRECATED,
    &about::REGISTRY_CONVERTED,
    &members::MEMBERS,
    &members::LENGTH,
    &about::ORDER,
    &history::RULE,
    &payload::DIGEST_RULE,
    &payload::PROTECTED,
    &signatures::NOT_VERIFIED,
    &signatures::UNSIGNED_AS_PRETTYJWS,
    &ambiguous::RULE,
];

/// What was read, where the document is a schema 1 manifest.
fn manifest(document: &Document) -> Option<&Schema1> {
    document.image.as_deref()?.schema1.as_ref()
}
