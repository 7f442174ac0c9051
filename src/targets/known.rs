//! The targets that are known, one file each.

use super::fact::Target;

mod alibaba_acr;
mod amazon_ecr;
mod apple_container;
mod apptainer;
mod artifactory;
mod aws_lambda;
mod cloud_run;
mod containerd;
mod containers_image;
mod crane;
mod docker_engine;
mod docker_hub;
mod docker_manifest;
mod ghcr;
mod gitlab;
mod google_registry;
mod harbor;
mod manifest_tool;
mod nexus;
mod oras;
mod quay;
mod regctl;
mod skopeo_layout;
mod spegel;
mod syft;
mod zot;

/// Every target, in the order in which they are shown within their sort.
pub static TARGETS: &[&Target] = &[
    &aws_lambda::TARGET,
    &cloud_run::TARGET,
    &docker_hub::TARGET,
    &ghcr::TARGET,
    &gitlab::TARGET,
    &quay::TARGET,
    &harbor::TARGET,
    &artifactory::TARGET,
    &nexus::TARGET,
    &google_registry::TARGET,
    &alibaba_acr::TARGET,
    &zot::TARGET,
    &amazon_ecr::TARGET,
    &syft::TARGET,
    &docker_engine::TARGET,
    &containerd::TARGET,
    &containers_image::TARGET,
    &skopeo_layout::TARGET,
    &apple_container::TARGET,
    &apptainer::TARGET,
    &docker_manifest::TARGET,
    &manifest_tool::TARGET,
    &crane::TARGET,
    &oras::TARGET,
    &regctl::TARGET,
    &spegel::TARGET,
];
