//! Docker Engine, running: the image is there, but not for the platform.
//!
//! Sources: moby v20.10.24 and v28.5.2 `daemon/images/image.go`; moby at 2026-08-23 `daemon/containerd/image.go`, `daemon/create.go`.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const DOCKER: &[Client] = &[Client::Docker];

pub(super) static FAMILY: Family = Family {
    id: "docker-store",
    messages: &[
        message(
            "image with reference {image} was found but does not provide the specified platform ({platform})",
            Kind::NotInStore,
            DOCKER,
        ),
        message("does not provide the specified platform ({platform})", Kind::NotInStore, DOCKER),
        message("image with reference {image} was found but does not provide the specified platform", Kind::NotInStore, DOCKER),
        message("does not provide the specified platform", Kind::NotInStore, DOCKER),
        message("image with reference {image} was found but does not provide any platform", Kind::NotInStore, DOCKER),
        message(
            "image with reference {image} was found but its platform ({actual}) does not match the specified platform ({platform})",
            Kind::NotInStore,
            DOCKER,
        ),
        message(
            "image with reference {image} was found but does not match the specified platform: wanted {platform}, actual: {actual}",
            Kind::NotInStore,
            DOCKER,
        ),
        message("image with reference {image} was found but does not match the specified platform", Kind::NotInStore, DOCKER),
        message("was found but does not match the specified platform", Kind::NotInStore, DOCKER),
        message(
            "the requested image's platform ({actual}) does not match the detected host platform ({platform}) and no specific platform was requested",
            Kind::Mismatch,
            DOCKER,
        ),
        message("requested image's platform ({actual}) does not match the detected host platform ({platform})", Kind::Mismatch, DOCKER),
        message("requested image's platform ({actual}) does not match the detected host platform", Kind::Mismatch, DOCKER),
    ],
};
