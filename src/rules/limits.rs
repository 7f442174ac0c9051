//! Size limits of registries and clients.

use super::Rule;

mod archive;
mod blob;
mod descriptor;
mod document;
mod layers;

pub(super) static RULES: &[&Rule] = &[
    &document::MANIFEST_4MIB,
    &document::MANIFEST_CONTAINERD,
    &document::MANIFEST_REGCTL,
    &document::MANIFEST_GGCR,
    &descriptor::DESCRIPTOR_SIZE_MANIFEST,
    &descriptor::CONFIG_4MIB,
    &archive::JSON_20MIB,
    &archive::DOCKER_SAVE_1MIB,
    &layers::RULE,
    &descriptor::MEDIA_TYPE_127,
    &blob::ATTESTATION_40MIB,
    &blob::SIGNATURE,
];
