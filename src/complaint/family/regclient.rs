//! regctl.
//!
//! Source: regclient v0.11.5 `types/manifest/oci1.go`, `docker2.go`.

use super::{Family, message};
use crate::complaint::{Client, Kind};

pub(super) static FAMILY: Family =
    Family { id: "regclient", messages: &[message("platform not found: {platform!}", Kind::NoMatch, &[Client::Regctl])] };
