//! podman, Buildah, skopeo and CRI-O.
//!
//! Sources: container-libs at 2026-06-12 `image/internal/manifest/oci_index.go`, `docker_schema2_list.go`, `errors.go`,
//! `image/copy/copy.go`, `image/oci/layout/oci_transport.go`, `common/libimage/image.go`. Before containers/image 5.37 the
//! architecture and the operating system stand without quotes; before 5.0 the variant does, too.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const ALL: &[Client] = &[Client::Podman, Client::Skopeo, Client::CriO];
const COPY: &[Client] = &[Client::Podman, Client::Skopeo];
const INSPECT: &[Client] = &[Client::Skopeo, Client::CriO];

pub(super) static FAMILY: Family = Family {
    id: "containers-image",
    messages: &[
        message(
            "choosing an image from manifest list {image}: no image found in image index for architecture {architecture}, variant {variant}, os {os}",
            Kind::NoMatch,
            COPY,
        ),
        message(
            "choosing an image from manifest list {image}: no image found in manifest list for architecture {architecture}, variant {variant}, os {os}",
            Kind::NoMatch,
            COPY,
        ),
        message(
            "choosing image instance: no image found in image index for architecture {architecture}, variant {variant}, os {os}",
            Kind::NoMatch,
            INSPECT,
        ),
        message(
            "choosing image instance: no image found in manifest list for architecture {architecture}, variant {variant}, os {os}",
            Kind::NoMatch,
            INSPECT,
        ),
        message("no image found in image index for architecture {architecture}, variant {variant}, os {os}", Kind::NoMatch, ALL),
        message("no image found in manifest list for architecture {architecture}, variant {variant}, os {os}", Kind::NoMatch, ALL),
        // As people shorten it.
        message("no image found in image index for architecture {architecture!}", Kind::NoMatch, ALL),
        message("no image found in manifest list for architecture {architecture!}", Kind::NoMatch, ALL),
        message("image platform ({actual}) does not match the expected platform ({platform})", Kind::Mismatch, &[Client::Podman]),
        message("rejecting ambiguous manifest, unexpected fields {fields} in supposedly {type}", Kind::Ambiguous, ALL),
        message("rejecting ambiguous manifest", Kind::Ambiguous, ALL),
        message("unsupported image-specific operation on artifact with type {type}", Kind::NotAnImage, ALL),
        message("more than one image in oci, choose an image", Kind::SeveralImages, &[Client::Skopeo, Client::Podman]),
    ],
};
