//! Image manifests, OCI and Docker schema 2.

use super::Rule;

mod fields;

pub(super) static RULES: &[&Rule] = &[
    &fields::CONFIG_MISSING,
    &fields::LAYERS_MISSING,
    &fields::LAYERS_NOT_ARRAY,
    &fields::LAYERS_EMPTY,
    &fields::ARTIFACTTYPE_REQUIRED,
    &fields::ARTIFACTTYPE_SYNTAX,
    &fields::CONFIG_TYPE_UNKNOWN,
    &fields::DOCKER_IN_OCI,
    &fields::OCI_IN_DOCKER,
    &fields::NONDISTRIBUTABLE,
    &fields::LAYER_REPEAT_CONFLICT,
    &fields::IMAGE_WITH_EMPTY_CONFIG,
    &fields::SUBJECT_IN_DOCKER,
];
