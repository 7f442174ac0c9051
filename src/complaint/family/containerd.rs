//! containerd, and what is built on it: Kubernetes nodes, nerdctl, BuildKit, Docker's image store.
//!
//! Source: containerd v2.3.4 `core/images/image.go`, `core/images/handlers.go`; answers of its code.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const ALL: &[Client] = &[Client::Containerd, Client::BuildKit, Client::Docker];

pub(super) static FAMILY: Family = Family {
    id: "containerd",
    messages: &[
        message("no match for platform in manifest {digest}: not found", Kind::NoMatch, ALL),
        message("no match for platform in manifest: not found", Kind::NoMatch, ALL),
        message("no match for platform in manifest", Kind::NoMatch, ALL),
        message("unexpected media type {type} for {digest}: not found", Kind::TypeRefused, ALL),
        message("unexpected media type for {digest}: not found", Kind::TypeRefused, ALL),
        message("encountered unknown type {type}; children may not be fetched", Kind::TypeRefused, ALL),
        message("mismatched image rootfs and manifest layers", Kind::NotAnImage, ALL),
        message("media-type: expected index but found manifest", Kind::Ambiguous, ALL),
        message("media-type: expected manifest but found index", Kind::Ambiguous, ALL),
        message("content digest {digest}: not found", Kind::ContentMissing, ALL),
    ],
};
