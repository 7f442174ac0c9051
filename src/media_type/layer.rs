//! Layers of a root file system: which types are counted against `diff_ids`, and what compression they declare.
//!
//! Source: containerd v2.1, `core/images/mediatypes.go` (`IsLayerType`, `DiffCompression`).

/// How the tar of a layer is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip (RFC 1952).
    Gzip,
    /// Zstandard (RFC 8878).
    Zstd,
}

const OCI: &str = "application/vnd.oci.image.layer.";
const DOCKER: [&str; 2] = ["application/vnd.docker.image.rootfs.diff.tar", "application/vnd.docker.image.rootfs.foreign.diff.tar"];
const EROFS: [&str; 3] = ["application/vnd.erofs.layer.v1", "application/vnd.erofs", "application/vnd.erofs.chunk-index.v1"];

/// Whether layers of this type make up a root file system, so that the config has a diff ID for each.
pub fn is_filesystem_layer(name: &str) -> bool {
    let base = name.split('+').next().unwrap_or(name);
    let docker = || DOCKER.iter().any(|tar| base.strip_prefix(tar).is_some_and(|ending| matches!(ending, "" | ".gzip" | ".zstd")));
    name.starts_with(OCI) || docker() || EROFS.contains(&base)
}

/// The compression that the type of a tar layer declares; nothing for other formats and for encrypted layers.
pub fn layer_compression(name: &str) -> Option<Compression> {
    let oci = ["v1.tar", "nondistributable.v1.tar"].iter().find_map(|tar| name.strip_prefix(OCI)?.strip_prefix(tar));
    match oci.or_else(|| DOCKER.iter().find_map(|tar| name.strip_prefix(tar)))? {
        "" => Some(Compression::None),
        "+gzip" | ".gzip" => Some(Compression::Gzip),
        "+zstd" | ".zstd" => Some(Compression::Zstd),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_of_a_file_system() {
        for (name, counted, compression) in [
            ("application/vnd.oci.image.layer.v1.tar", true, Some(Compression::None)),
            ("application/vnd.oci.image.layer.v1.tar+gzip", true, Some(Compression::Gzip)),
            ("application/vnd.oci.image.layer.v1.tar+zstd", true, Some(Compression::Zstd)),
            ("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", true, Some(Compression::Gzip)),
            ("application/vnd.docker.image.rootfs.diff.tar", true, Some(Compression::None)),
            ("application/vnd.docker.image.rootfs.diff.tar.gzip", true, Some(Compression::Gzip)),
            ("application/vnd.docker.image.rootfs.diff.tar.zstd", true, Some(Compression::Zstd)),
            ("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", true, Some(Compression::Gzip)),
            ("application/vnd.oci.image.layer.v1.tar+gzip+encrypted", true, None),
            ("application/vnd.oci.image.layer.nydus.blob.v1", true, None),
            ("application/vnd.erofs.layer.v1", true, None),
            ("application/vnd.in-toto+json", false, None),
            ("application/vnd.cncf.helm.chart.content.v1.tar+gzip", false, None),
            ("application/vnd.docker.container.image.v1+json", false, None),
            ("", false, None),
        ] {
            assert_eq!((is_filesystem_layer(name), layer_compression(name)), (counted, compression), "{name}");
        }
    }
}
