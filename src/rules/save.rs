//! `docker save` archives: `manifest.json`, and the configs and layers that it lists by their paths.
//!
//! What is wrong in an archive that is an OCI layout as well harms only those who begin at `manifest.json`: Docker's classic
//! store, and podman or skopeo by `docker-archive:`. There it is a warning.
//!
//! Sources: Docker Engine v28, `image/tarexport/load.go`; containers/image v5.34, `docker/internal/tarfile`; containerd v2.1,
//! `core/images/archive/importer.go`.

use super::Rule;

mod agreement;
mod config;
mod layers;
mod legacy;
mod manifest;
mod subject;
mod tags;

pub(super) static RULES: &[&Rule] = &[
    &manifest::INVALID,
    &manifest::EMPTY,
    &config::MISSING,
    &config::NAME,
    &layers::MISSING,
    &layers::COUNT,
    &layers::DIFFID,
    &layers::CORRUPT,
    &layers::NOT_TAR,
    &layers::UNVERIFIED,
    &tags::RULE,
    &agreement::RULE,
    &legacy::RULE,
];
