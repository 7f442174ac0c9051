//! The platform as it was typed cannot be read.
//!
//! Sources: containerd/platforms v1.0.0-rc.4 and v0.2.1 (`Parse`); regclient v0.11.5 `types/platform`; go-containerregistry
//! v0.21.9 `pkg/v1/platform.go`; oras v1.3.3.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const CONTAINERD: &[Client] = &[Client::Docker, Client::BuildKit, Client::Containerd];

pub(super) static FAMILY: Family = Family {
    id: "bad-request",
    messages: &[
        message("{typed}: unknown operating system or architecture", Kind::BadRequest, CONTAINERD),
        message("{part} is an invalid component of \"{typed}\"", Kind::BadRequest, CONTAINERD),
        message("{part} is an invalid os component of \"{typed}\"", Kind::BadRequest, CONTAINERD),
        message("{typed}: cannot parse platform specifier", Kind::BadRequest, CONTAINERD),
        message("{typed}: wildcards not yet supported", Kind::BadRequest, CONTAINERD),
        message("invalid platform component {part} in {typed}", Kind::BadRequest, &[Client::Regctl]),
        message("too many slashes in platform spec: {typed}", Kind::BadRequest, &[Client::Crane, Client::Trivy]),
        message("failed to parse platform \"{typed}\"", Kind::BadRequest, &[Client::Oras]),
    ],
};
