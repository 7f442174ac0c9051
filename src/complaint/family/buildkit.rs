//! buildx: the builder cannot put an index into the local store.
//!
//! Sources: BuildKit, `exporter/oci/export.go`; buildx, `build/opt.go`.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const BUILDKIT: &[Client] = &[Client::BuildKit];

pub(super) static FAMILY: Family = Family {
    id: "buildkit",
    messages: &[
        message("docker exporter does not currently support exporting manifest lists", Kind::IndexNotStored, BUILDKIT),
        message("multi-platform build is not supported for the docker driver", Kind::IndexNotStored, BUILDKIT),
        message("multiple platforms feature is currently not supported for docker driver", Kind::IndexNotStored, BUILDKIT),
        message("attestation is not supported for the docker driver", Kind::IndexNotStored, BUILDKIT),
    ],
};
