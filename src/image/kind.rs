//! Which document is it? Decided by the declared media type first, by structure second, never by a file's name.

use crate::json::Value;
use crate::media_type as mt;

/// The kinds of documents that Platmap tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// OCI image index.
    OciIndex,
    /// Docker manifest list.
    DockerList,
    /// OCI image manifest.
    OciManifest,
    /// Docker image manifest, schema 2.
    DockerManifest,
    /// Docker image manifest, schema 1.
    Schema1,
    /// The artifact manifest of image-spec v1.1.0-rc1 and rc2, or the one of ORAS before it.
    ArtifactManifest,
    /// Image configuration.
    Config,
    /// The `oci-layout` file.
    Layout,
    /// One descriptor on its own.
    Descriptor,
    /// An in-toto statement.
    Statement,
    /// The members of an archive, as Platmap lists them.
    Archive,
    /// JSON, but none of the above.
    Unknown,
}

impl Kind {
    /// The name in reports; stable.
    pub fn name(self) -> &'static str {
        match self {
            Kind::OciIndex => "index",
            Kind::DockerList => "manifest-list",
            Kind::OciManifest => "oci-manifest",
            Kind::DockerManifest => "docker-manifest",
            Kind::Schema1 => "schema1",
            Kind::ArtifactManifest => "oci-artifact-manifest",
            Kind::Config => "config",
            Kind::Layout => "oci-layout-file",
            Kind::Descriptor => "descriptor",
            Kind::Statement => "in-toto-statement",
            Kind::Archive => "archive",
            Kind::Unknown => "unknown",
        }
    }

    /// Whether it lists manifests.
    pub fn is_index(self) -> bool {
        matches!(self, Kind::OciIndex | Kind::DockerList)
    }

    /// Whether it describes one image or artifact by config and layers.
    pub fn is_manifest(self) -> bool {
        matches!(self, Kind::OciManifest | Kind::DockerManifest | Kind::ArtifactManifest)
    }

    /// The media type that a document of this kind has, where there is exactly one.
    pub fn media_type(self) -> Option<&'static str> {
        match self {
            Kind::OciIndex => Some(mt::OCI_INDEX),
            Kind::DockerList => Some(mt::DOCKER_LIST),
            Kind::OciManifest => Some(mt::OCI_MANIFEST),
            Kind::DockerManifest => Some(mt::DOCKER_MANIFEST),
            Kind::Config => Some(mt::OCI_CONFIG),
            Kind::Layout => Some(mt::LAYOUT),
            Kind::Descriptor => Some(mt::DESCRIPTOR),
            Kind::Statement => Some(mt::IN_TOTO),
            Kind::Schema1 | Kind::ArtifactManifest | Kind::Archive | Kind::Unknown => None,
        }
    }
}

/// The kind of the document whose outermost value is `root`.
pub fn detect(root: Value<'_>) -> Kind {
    if !root.is_object() {
        return Kind::Unknown;
    }
    declared(root).unwrap_or_else(|| by_structure(root))
}

fn declared(root: Value<'_>) -> Option<Kind> {
    let media_type = root.str("mediaType")?;
    // Anything with a digest and no content of its own is a descriptor of that type, not a document of it.
    if root.has("digest") && !["manifests", "layers", "config", "fsLayers", "blobs"].iter().any(|name| root.has(name)) {
        return Some(Kind::Descriptor);
    }
    match media_type.as_ref() {
        mt::OCI_INDEX => Some(Kind::OciIndex),
        mt::DOCKER_LIST => Some(Kind::DockerList),
        mt::OCI_MANIFEST => Some(Kind::OciManifest),
        mt::DOCKER_MANIFEST => Some(Kind::DockerManifest),
        mt::SCHEMA1 | mt::SCHEMA1_SIGNED => Some(Kind::Schema1),
        mt::OCI_ARTIFACT | mt::ORAS_ARTIFACT => Some(Kind::ArtifactManifest),
        _ => None,
    }
}

fn by_structure(root: Value<'_>) -> Kind {
    let has = |name| root.has(name);
    // Dependency snapshots and package indexes have an object of that name.
    let lists = root.get("manifests").is_some_and(|list| !list.is_object() || has("schemaVersion"));
    if lists {
        return index_by_entries(root);
    }
    if has("fsLayers") {
        return Kind::Schema1;
    }
    let schema_version = root.get("schemaVersion").is_some();
    if has("layers") || (schema_version && has("config")) {
        return manifest_by_parts(root);
    }
    if has("imageLayoutVersion") {
        return Kind::Layout;
    }
    if has("predicateType") && (has("subject") || has("_type")) {
        return Kind::Statement;
    }
    if has("rootfs") && (has("architecture") || has("os") || has("config") || has("history")) {
        return Kind::Config;
    }
    if has("architecture") && has("os") && !has("digest") {
        return Kind::Config;
    }
    if has("digest") && (has("mediaType") || has("size")) {
        return Kind::Descriptor;
    }
    if has("mediaType") && has("size") && !schema_version {
        return Kind::Descriptor;
    }
    // An index that lost its list still says what it is by its version and nothing else.
    if schema_version
        && root.members().all(|member| {
            matches!(member.key().as_deref(), Some("schemaVersion" | "mediaType" | "annotations" | "artifactType" | "subject"))
        })
    {
        return Kind::OciIndex;
    }
    Kind::Unknown
}

/// A type-less list of Docker manifests is a Docker list; anything else that lists manifests is read as an OCI index.
fn index_by_entries(root: Value<'_>) -> Kind {
    let types: Vec<_> =
        root.get("manifests").into_iter().flat_map(|list| list.items()).filter_map(|entry| entry.str("mediaType")).collect();
    let docker = !types.is_empty()
        && !root.has("mediaType")
        && types.iter().all(|name| matches!(name.as_ref(), mt::DOCKER_MANIFEST | mt::SCHEMA1 | mt::SCHEMA1_SIGNED));
    if docker { Kind::DockerList } else { Kind::OciIndex }
}

fn manifest_by_parts(root: Value<'_>) -> Kind {
    let config = root.get("config").and_then(|config| config.str("mediaType"));
    if config.as_deref() == Some(mt::DOCKER_CONFIG) && !root.has("mediaType") { Kind::DockerManifest } else { Kind::OciManifest }
}
