//! The Go types that each client decodes a list into.

use crate::clients::go::decode::{DigestType, Schema};

/// `ocispec.Index`: containerd, Docker's image store, BuildKit, containers/image and oras. image-spec v1.1, `specs-go/v1`.
pub static OCI: Schema = Schema {
    root: "Index",
    version: "int",
    descriptor: "v1.Descriptor",
    platform: "v1.Platform",
    platform_is_pointer: true,
    features: false,
    digest: DigestType::Text,
    entry_members: &["urls", "annotations", "data", "artifactType"],
    list_members: &["artifactType", "subject", "annotations"],
};

/// docker/distribution v2.8.3, `manifest/manifestlist`: Docker's classic store.
pub static DISTRIBUTION: Schema = Schema {
    root: "ManifestList",
    version: "int",
    descriptor: "manifestlist.ManifestDescriptor",
    platform: "manifestlist.PlatformSpec",
    platform_is_pointer: false,
    features: true,
    digest: DigestType::Text,
    entry_members: &["urls", "annotations"],
    list_members: &[],
};

/// containers/image, `internal/manifest/docker_schema2_list.go`.
pub static SCHEMA2_LIST: Schema = Schema {
    root: "Schema2ListPublic",
    version: "int",
    descriptor: "manifest.Schema2ManifestDescriptor",
    platform: "manifest.Schema2PlatformSpec",
    platform_is_pointer: false,
    features: true,
    digest: DigestType::Text,
    entry_members: &["urls"],
    list_members: &[],
};

/// go-containerregistry, `pkg/v1/manifest.go`.
pub static GO_CONTAINERREGISTRY: Schema = Schema {
    root: "IndexManifest",
    version: "int64",
    descriptor: "v1.Descriptor",
    platform: "v1.Platform",
    platform_is_pointer: true,
    features: true,
    digest: DigestType::Hash,
    entry_members: &["urls", "annotations", "data", "artifactType"],
    list_members: &["artifactType", "subject", "annotations"],
};

/// regclient, `types/oci/v1/index.go` and `types/docker/schema2`.
pub static REGCLIENT: Schema = Schema {
    root: "Index",
    version: "int",
    descriptor: "descriptor.Descriptor",
    platform: "platform.Platform",
    platform_is_pointer: true,
    features: true,
    digest: DigestType::Text,
    entry_members: &["urls", "annotations", "data", "artifactType"],
    list_members: &["artifactType", "subject", "annotations"],
};
