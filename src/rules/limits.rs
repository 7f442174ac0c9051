//! Size limits of registries and clients.

use super::Rule;

mod descriptor;
mod document;
mod layers;

pub(super) static RULES: &[&Rule] = &[
    &document::MANIFEST_4MIB,
    &document::MANIFEST_CONTAINERD,
    &document::MANIFEST_REGCTL,
    &descriptor::DESCRIPTOR_SIZE_MANIFEST,
    &descriptor::CONFIG_4MIB,
    &layers::RULE,
    &descriptor::MEDIA_TYPE_127,
];
