//! oras.
//!
//! Source: oras-go v2.6.2 `internal/platform/platform.go`.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const ORAS: &[Client] = &[Client::Oras];

pub(super) static FAMILY: Family = Family {
    id: "oras",
    messages: &[
        message("{digest}: not found: no matching manifest was found in the manifest list", Kind::NoMatch, ORAS),
        message("no matching manifest was found in the manifest list", Kind::NoMatch, ORAS),
        message("fail to recognize platform from unknown config {type}", Kind::NotAnImage, ORAS),
    ],
};
