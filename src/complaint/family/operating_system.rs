//! The image is for another operating system, or for another build of Windows.
//!
//! Sources: moby at 2026-08-23 `daemon/internal/distribution/config.go`, `pull_v2_windows.go`; moby v20.10.24
//! `distribution/pull_v2.go`; Microsoft, hcsshim (`HCS_E_IMAGE_MISMATCH`).

use super::{Family, message};
use crate::complaint::{Client, Kind};

const DOCKER: &[Client] = &[Client::Docker];
const WINDOWS: &[Client] = &[Client::Windows, Client::Docker, Client::Containerd];

pub(super) static FAMILY: Family = Family {
    id: "operating-system",
    messages: &[
        message("image operating system {system} cannot be used on this platform", Kind::WrongSystem, DOCKER),
        message("cannot download image with operating system {system} when requesting {asked}", Kind::WrongSystem, DOCKER),
        message("a windows version {build}-based image is incompatible with a {host-build} host", Kind::WindowsBuild, DOCKER),
        message("the container operating system does not match the host operating system", Kind::WindowsBuild, WINDOWS),
        message("container operating system does not match the host operating system", Kind::WindowsBuild, WINDOWS),
    ],
};
