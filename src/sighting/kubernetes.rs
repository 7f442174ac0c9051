//! `image:` and `imageID:` of Kubernetes objects, and the same in `kubectl describe`; `digest:` of values and overlays.
//!
//! Source: Kubernetes v1.34 `staging/src/k8s.io/api/core/v1/types.go` (`ContainerStatus`).

use super::{Claim, Form, Reader, plain};

pub(super) fn read(reader: &mut Reader, line: &str) -> bool {
    let line = line.trim().trim_start_matches("- ").trim_start();
    let Some((key, value)) = line.split_once(':') else { return false };
    let value = value.trim_start();
    let (named, bare) = match key.trim().trim_matches(['"', '\'']) {
        "image" | "Image" => (Claim::Pinned, Claim::ImageId),
        // What runs: the runtime resolved it.
        "imageID" | "Image ID" => (Claim::Resolved, Claim::ImageId),
        "digest" => (Claim::Pinned, Claim::Pinned),
        _ => return false,
    };
    plain::read_as(reader, value, Form::Kubernetes, named, bare)
}
