//! The registry of media types: one table row per type, and every predicate reads the table.
//!
//! Sources: image-spec `media-types.md`; distribution `manifest-v2-2.md`; the projects named in the groups.

mod explain;
mod layer;
mod table;

pub use explain::explain;
pub use layer::{Compression, compression, encrypted, is_filesystem_layer, is_nondistributable};
pub use table::TABLE;

/// What content a media type stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// A content descriptor on its own.
    Descriptor,
    /// The `oci-layout` file.
    Layout,
    /// An image index or manifest list.
    Index,
    /// An image manifest (or a manifest of an older kind).
    Manifest,
    /// The configuration of an image or artifact.
    Config,
    /// A file system layer.
    Layer,
    /// The empty JSON object `{}`.
    Empty,
    /// A part of an artifact, or the type of one.
    Artifact,
    /// A statement about an image (provenance and others).
    Attestation,
    /// A signature.
    Signature,
    /// A software bill of materials.
    Sbom,
}

/// Who defines a media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The OCI image specification.
    Oci,
    /// Docker.
    Docker,
    /// Another project.
    Other,
}

/// Where a media type stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// In use.
    Current,
    /// To be replaced; still read.
    Deprecated,
    /// Was in a draft only.
    Removed,
    /// Met in practice, defined nowhere.
    NonStandard,
}

/// A row of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaType {
    /// The name; a final `*` stands for any ending.
    pub name: &'static str,
    /// What it stands for.
    pub class: Class,
    /// Who defines it.
    pub origin: Origin,
    /// Where it stands in its life.
    pub status: Status,
    /// The type of the same content in the other family (OCI or Docker).
    pub counterpart: Option<&'static str>,
}

/// `application/vnd.oci.image.index.v1+json`
pub const OCI_INDEX: &str = "application/vnd.oci.image.index.v1+json";
/// `application/vnd.docker.distribution.manifest.list.v2+json`
pub const DOCKER_LIST: &str = "application/vnd.docker.distribution.manifest.list.v2+json";
/// `application/vnd.oci.image.manifest.v1+json`
pub const OCI_MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
/// `application/vnd.docker.distribution.manifest.v2+json`
pub const DOCKER_MANIFEST: &str = "application/vnd.docker.distribution.manifest.v2+json";
/// `application/vnd.docker.distribution.manifest.v1+json`
pub const SCHEMA1: &str = "application/vnd.docker.distribution.manifest.v1+json";
/// `application/vnd.docker.distribution.manifest.v1+prettyjws`
pub const SCHEMA1_SIGNED: &str = "application/vnd.docker.distribution.manifest.v1+prettyjws";
/// `application/vnd.oci.artifact.manifest.v1+json`
pub const OCI_ARTIFACT: &str = "application/vnd.oci.artifact.manifest.v1+json";
/// `application/vnd.cncf.oras.artifact.manifest.v1+json`
pub const ORAS_ARTIFACT: &str = "application/vnd.cncf.oras.artifact.manifest.v1+json";
/// `application/vnd.oci.image.config.v1+json`
pub const OCI_CONFIG: &str = "application/vnd.oci.image.config.v1+json";
/// `application/vnd.docker.container.image.v1+json`
pub const DOCKER_CONFIG: &str = "application/vnd.docker.container.image.v1+json";
/// `application/vnd.oci.empty.v1+json`
pub const EMPTY: &str = "application/vnd.oci.empty.v1+json";
/// `application/vnd.oci.descriptor.v1+json`
pub const DESCRIPTOR: &str = "application/vnd.oci.descriptor.v1+json";
/// `application/vnd.oci.layout.header.v1+json`
pub const LAYOUT: &str = "application/vnd.oci.layout.header.v1+json";
/// `application/vnd.in-toto+json`
pub const IN_TOTO: &str = "application/vnd.in-toto+json";
/// `application/vnd.buildkit.cacheconfig.v0`
pub const BUILDKIT_CACHE: &str = "application/vnd.buildkit.cacheconfig.v0";
/// `application/vnd.docker.attestation.manifest.v1+json`
pub const DOCKER_ATTESTATION: &str = "application/vnd.docker.attestation.manifest.v1+json";

/// The row of `name`, compared as clients do: byte for byte.
pub fn lookup(name: &str) -> Option<&'static MediaType> {
    let exact = TABLE.iter().find(|row| row.name.len() == name.len() && row.name == name);
    exact.or_else(|| TABLE.iter().find(|row| row.name.strip_suffix('*').is_some_and(|prefix| name.starts_with(prefix))))
}

/// The class of `name`, where it is registered.
pub fn class(name: &str) -> Option<Class> {
    lookup(name).map(|row| row.class)
}

/// Whether `name` is an index or manifest list.
pub fn is_index(name: &str) -> bool {
    class(name) == Some(Class::Index)
}

/// Whether `name` is a manifest of any age.
pub fn is_manifest(name: &str) -> bool {
    class(name) == Some(Class::Manifest)
}

/// Whether `name` is an image manifest that today's clients run: OCI or Docker schema 2.
pub fn is_image_manifest(name: &str) -> bool {
    matches!(name, OCI_MANIFEST | DOCKER_MANIFEST)
}

/// Whether `name` is a Docker schema 1 manifest.
pub fn is_schema1(name: &str) -> bool {
    matches!(name, SCHEMA1 | SCHEMA1_SIGNED)
}

/// Whether `name` is written `type/subtype` in the letters of RFC 6838, section 4.2, neither above 127 characters.
pub fn is_well_formed(name: &str) -> bool {
    let restricted = |part: &str| {
        part.len() <= 127
            && part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    name.split_once('/').is_some_and(|(kind, subtype)| restricted(kind) && restricted(subtype))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_each_type_once_and_every_counterpart() {
        for (at, row) in TABLE.iter().enumerate() {
            assert!(TABLE[at + 1..].iter().all(|other| other.name != row.name), "{} stands twice", row.name);
            assert!(row.counterpart.is_none_or(|name| lookup(name).is_some()), "{} has an unknown counterpart", row.name);
            assert!(is_well_formed(row.name.trim_end_matches('*')), "{}", row.name);
        }
        for name in [
            OCI_INDEX,
            DOCKER_LIST,
            OCI_MANIFEST,
            DOCKER_MANIFEST,
            SCHEMA1,
            SCHEMA1_SIGNED,
            OCI_ARTIFACT,
            ORAS_ARTIFACT,
            OCI_CONFIG,
            DOCKER_CONFIG,
            EMPTY,
            DESCRIPTOR,
            LAYOUT,
            IN_TOTO,
            BUILDKIT_CACHE,
            DOCKER_ATTESTATION,
        ] {
            assert!(lookup(name).is_some(), "{name}");
        }
    }

    #[test]
    fn well_formed_names() {
        assert!(is_well_formed("application/vnd.oci.image.index.v1+json"));
        for bad in
            ["", "application", "application/", "/json", "application/ json", "text/plain; charset=utf-8", "+a/b", "a/b/c", "invalid"]
        {
            assert!(!is_well_formed(bad), "{bad}");
        }
    }
}
