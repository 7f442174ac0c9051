//! crane, ko, Kaniko, Trivy, Apptainer.
//!
//! Source: go-containerregistry v0.21.9 `pkg/v1/remote/index.go`.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const ALL: &[Client] = &[Client::Crane, Client::Trivy, Client::Apptainer];

pub(super) static FAMILY: Family = Family {
    id: "go-containerregistry",
    messages: &[
        message("no child with platform {platform!} in index {image}", Kind::NoMatch, ALL),
        message("no child with platform {platform!}", Kind::NoMatch, ALL),
    ],
};
