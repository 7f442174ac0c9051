//! Layers that a program cannot unpack.
//!
//! Sources: container-libs at 2026-06-12 `image/manifest/manifest.go`, `image/internal/image/oci.go`;
//! aws/amazon-ecs-agent#4179; anchore/stereoscope#486; apple/container#988.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const CONTAINERS: &[Client] = &[Client::Podman, Client::Skopeo, Client::CriO];

pub(super) static FAMILY: Family = Family {
    id: "zstd",
    messages: &[
        message("unsupported docker v2s2 media type: \"{type}\"", Kind::TypeRefused, CONTAINERS),
        message("zstd compression is not supported for docker images", Kind::ZstdRefused, &[Client::Skopeo, Client::Podman]),
        message("archive/tar: invalid tar header", Kind::ZstdRefused, &[Client::Docker, Client::AmazonEcs, Client::Trivy]),
        message("unknown layer media type: {type}", Kind::TypeRefused, &[Client::Syft]),
        message("media type application/vnd.oci.image.layer.v1.tar+zstd not supported", Kind::ZstdRefused, &[Client::AppleContainer]),
    ],
};
