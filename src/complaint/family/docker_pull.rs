//! Docker Engine, pulling: nothing in the index fits.
//!
//! Sources: moby v20.10.24 `distribution/pull_v2.go`, `pull_v2_windows.go`; moby at 2026-08-23
//! `daemon/internal/distribution/pull_v2.go`, `daemon/containerd/image_pull.go`.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const DOCKER: &[Client] = &[Client::Docker, Client::AmazonEcs];

pub(super) static FAMILY: Family = Family {
    id: "docker-pull",
    messages: &[
        // With the containerd image store, from Engine 29 on, what containerd said follows.
        message(
            "no matching manifest for {platform} in the manifest list entries: no match for platform in manifest {digest}: not found",
            Kind::NoMatch,
            DOCKER,
        ),
        message(
            "no matching manifest for {platform} in the manifest list entries: no match for platform in manifest: not found",
            Kind::NoMatch,
            DOCKER,
        ),
        message("no matching manifest for {platform} in the manifest list entries", Kind::NoMatch, DOCKER),
        // As people shorten it; only where the next word is a platform.
        message("no matching manifest for {platform!}", Kind::NoMatch, DOCKER),
        message("no supported platform found in manifest list", Kind::NoMatch, DOCKER),
        // Before 20.10: the registry answers with an OCI manifest.
        message("mediatype in manifest should be {expected} not '{type}'", Kind::TypeRefused, &[Client::Docker, Client::Registry]),
        message("unsupported manifest format", Kind::IndexRefused, DOCKER),
        message("unsupported manifest media type and no default available", Kind::TypeRefused, DOCKER),
        message("index: expected index but found manifest", Kind::Ambiguous, DOCKER),
    ],
};
