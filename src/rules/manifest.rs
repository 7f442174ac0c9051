//! Image manifests, OCI and Docker schema 2.

use super::Rule;

mod artifact_type;
mod artifact_with_image_config;
mod chunks;
mod compression;
mod config_type;
mod empty_config;
mod encrypted;
mod families;
mod fields;
mod foreign;
mod layer_types;
mod layers_empty;
mod repeats;
mod subject_in_docker;
mod total_size;

pub(super) static RULES: &[&Rule] = &[
    &fields::CONFIG_MISSING,
    &fields::LAYERS_MISSING,
    &fields::LAYERS_NOT_ARRAY,
    &layers_empty::RULE,
    &config_type::SYNTAX,
    &config_type::UNKNOWN,
    &artifact_type::REQUIRED,
    &artifact_type::SYNTAX,
    &artifact_type::WITH_IMAGE_CONFIG,
    &artifact_with_image_config::RULE,
    &layer_types::NOT_PORTABLE,
    &layer_types::UNRUNNABLE,
    &families::DOCKER_IN_OCI,
    &families::OCI_IN_DOCKER,
    &compression::DOCKER_ZSTD,
    &compression::ZSTD,
    &compression::MIXED,
    &foreign::NONDISTRIBUTABLE,
    &foreign::NO_URLS,
    &foreign::NORMAL_URLS,
    &encrypted::RULE,
    &repeats::REPEATED,
    &repeats::CONFLICT,
    &repeats::CONFIG_EQUALS_LAYER,
    &empty_config::RULE,
    &subject_in_docker::RULE,
    &total_size::RULE,
    &config_type::DOCKER,
    &chunks::ESTARGZ,
    &chunks::ZSTD_CHUNKED,
    &chunks::TWO_TOCS,
];
