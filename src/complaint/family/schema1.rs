//! Docker schema 1 manifests, which today's clients do not pull.
//!
//! Sources: docker/cli at 2026-08-20 `docs/deprecated.md`; containerd v2.3.4 `client/pull.go`; containerd v2.0
//! (`Pulling Schema 1 images have been deprecated`); answers of BuildKit's and Docker's code.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const CONTAINERD: &[Client] = &[Client::Containerd, Client::Docker, Client::BuildKit];

pub(super) static FAMILY: Family = Family {
    id: "schema1",
    messages: &[
        message("docker image manifest version 2, schema 1 support", Kind::Schema1Refused, &[Client::Docker]),
        message("pulling schema 1 images have been deprecated", Kind::Schema1Refused, CONTAINERD),
        message(
            "media type \"application/vnd.docker.distribution.manifest.v1+prettyjws\" is no longer supported",
            Kind::Schema1Refused,
            CONTAINERD,
        ),
        message(
            "application/vnd.docker.distribution.manifest.v1+prettyjws not supported",
            Kind::Schema1Refused,
            &[Client::BuildKit, Client::Docker],
        ),
    ],
};
