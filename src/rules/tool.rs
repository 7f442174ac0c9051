//! Output of a tool instead of the document.

use super::Rule;

mod buildx_manifest;
mod descriptor_only;
mod docker_manifest_verbose;
mod list_rebuilt;
mod manifest_image;
mod others;
mod podman;
mod text_table;

pub(super) static RULES: &[&Rule] = &[
    &docker_manifest_verbose::RULE,
    &list_rebuilt::RULE,
    &manifest_image::RULE,
    &buildx_manifest::RULE,
    &podman::RULE,
    &others::SKOPEO_INSPECT,
    &others::DOCKER_IMAGE_INSPECT,
    &others::DOCKER_SAVE_MANIFEST,
    &descriptor_only::RULE,
    &text_table::RULE,
];
