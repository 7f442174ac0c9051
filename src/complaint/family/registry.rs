//! Registries that refuse what is pushed, or do not have what is asked for.
//!
//! Sources: quay/quay at 2026-08-21 `image/docker/schema2/list.py`; chainguard-dev/apko#138; ko-build/ko#385;
//! moby/buildkit#7007, #3579; docker/buildx#1513; containerd/nerdctl#3838; songhahaha66/PaperAgent#264 and distribution, `registry/handlers/manifests.go`; moby v20.10.24 `distribution/errors.go`.

use super::{Family, message};
use crate::complaint::{Client, Kind};

const ANY: &[Client] = &[Client::Registry];
const GOOGLE: &[Client] = &[Client::GoogleRegistry];

pub(super) static FAMILY: Family = Family {
    id: "registry",
    messages: &[
        message("manifest data does not match schema: '{type}' is not one of", Kind::PushRefused, &[Client::Quay]),
        message("manifest data does not match schema", Kind::PushRefused, &[Client::Quay]),
        message("image index child manifest not supported: {type}", Kind::PushRefused, GOOGLE),
        message("failed to deserialize application/vnd.docker.distribution.manifest.list.v2+json", Kind::PushRefused, GOOGLE),
        message("unknown manifest class for {type}", Kind::PushRefused, &[Client::AlibabaAcr, Client::Registry]),
        // With the digest behind a dash it is GitLab's; distribution says that the blob of a manifest is unknown.
        message("blob unknown to registry - {digest}", Kind::PushRefused, &[Client::GitLab, Client::Registry]),
        message("manifest blob unknown: blob unknown to registry", Kind::PushRefused, &[Client::Registry, Client::GitLab]),
        message("blob unknown to registry", Kind::ContentMissing, ANY),
        message("manifest for {image} not found: manifest unknown", Kind::ContentMissing, &[Client::Docker, Client::Registry]),
        message("manifest unknown", Kind::ContentMissing, ANY),
        message("manifest invalid", Kind::ManifestInvalid, ANY),
        message("manifest_invalid", Kind::ManifestInvalid, ANY),
        message("mediatype unsupported", Kind::ManifestInvalid, ANY),
        message("415 unsupported media type", Kind::ManifestInvalid, ANY),
    ],
};
