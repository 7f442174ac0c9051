//! An index where a single manifest was wanted.
//!
//! Sources: container-libs at 2026-06-12 `image/copy/single.go`, `image/manifest/manifest.go`; docker/cli at 2026-08-20
//! `internal/registryclient/fetcher.go`; go-containerregistry v0.21.9 `pkg/v1/layout/index.go`; estesp/manifest-tool#233;
//! cloudfoundry/dockerapplifecycle#13.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const CONTAINERS: &[Client] = &[Client::Podman, Client::Skopeo, Client::CriO];

pub(super) static FAMILY: Family = Family {
    id: "nesting",
    messages: &[
        message("unexpectedly received a manifest list instead of a manifest for a single image", Kind::IndexRefused, CONTAINERS),
        message("treating manifest lists as individual manifests is not implemented", Kind::IndexRefused, CONTAINERS),
        message("unsupported manifest type", Kind::IndexRefused, &[Client::DockerManifest]),
        message("{image} is a manifest list", Kind::IndexRefused, &[Client::DockerManifest]),
        message(
            "cannot include an image in a manifest list/index which is already a multi-platform image: {image}",
            Kind::IndexRefused,
            &[Client::ManifestTool],
        ),
        message(
            "cannot include an image in a manifest list/index which is already a multi-platform image",
            Kind::IndexRefused,
            &[Client::ManifestTool],
        ),
        message(
            "unexpected media type for {digest}: application/vnd.oci.image.index.v1+json",
            Kind::IndexRefused,
            &[Client::Apptainer, Client::Crane],
        ),
        message("oci index found, but accept header does not support oci indexes", Kind::IndexRefused, &[Client::Registry]),
        message("accept header does not support oci indexes", Kind::IndexRefused, &[Client::Registry]),
    ],
};
