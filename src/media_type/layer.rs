//! Layers of file systems: which types stand for one, and how they are compressed.

/// How a layer is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Compression {
    /// A plain tar archive.
    None,
    /// gzip
    Gzip,
    /// zstd
    Zstd,
}

/// Whether `name` is a type that containerd counts as a layer of an image: `core/images/mediatypes.go` (IsLayerType).
pub fn is_filesystem_layer(name: &str) -> bool {
    if name.starts_with("application/vnd.oci.image.layer.") {
        return true;
    }
    matches!(
        name.split('+').next().unwrap_or_default(),
        "application/vnd.docker.image.rootfs.diff.tar"
            | "application/vnd.docker.image.rootfs.diff.tar.gzip"
            | "application/vnd.docker.image.rootfs.diff.tar.zstd"
            | "application/vnd.docker.image.rootfs.foreign.diff.tar"
            | "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"
            | "application/vnd.erofs.layer.v1"
            | "application/vnd.erofs"
            | "application/vnd.erofs.chunk-index.v1"
    )
}

/// Whether registries do not keep layers of type `name`: `core/images/mediatypes.go` (IsNonDistributable).
pub fn is_nondistributable(name: &str) -> bool {
    name.starts_with("application/vnd.oci.image.layer.nondistributable.")
        || name.starts_with("application/vnd.docker.image.rootfs.foreign.")
}

/// The name of the type under the encryption of ocicrypt, where `name` is an encrypted one.
pub fn encrypted(name: &str) -> Option<&str> {
    name.strip_suffix("+encrypted")
}

/// How a layer of type `name` is compressed, where its name tells.
pub fn compression(name: &str) -> Option<Compression> {
    let name = encrypted(name).unwrap_or(name);
    let ending = name.rsplit(['+', '.']).next().unwrap_or_default();
    match ending {
        _ if !is_filesystem_layer(name) => None,
        "tar" => Some(Compression::None),
        "gzip" => Some(Compression::Gzip),
        "zstd" => Some(Compression::Zstd),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_and_their_compression() {
        let cases = [
            ("application/vnd.oci.image.layer.v1.tar", Some(Compression::None)),
            ("application/vnd.oci.image.layer.v1.tar+gzip", Some(Compression::Gzip)),
            ("application/vnd.oci.image.layer.v1.tar+zstd+encrypted", Some(Compression::Zstd)),
            ("application/vnd.oci.image.layer.nondistributable.v1.tar+zstd", Some(Compression::Zstd)),
            ("application/vnd.oci.image.layer.v1.tar+xz", None),
            ("application/vnd.oci.image.layer.nydus.blob.v1", None),
            ("application/vnd.docker.image.rootfs.diff.tar", Some(Compression::None)),
            ("application/vnd.docker.image.rootfs.diff.tar.gzip", Some(Compression::Gzip)),
            ("application/vnd.docker.image.rootfs.diff.tar.zstd", Some(Compression::Zstd)),
            ("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", Some(Compression::Gzip)),
            ("application/vnd.erofs+zstd", Some(Compression::Zstd)),
            ("application/vnd.erofs.layer.v1", None),
        ];
        for (name, expected) in cases {
            assert!(is_filesystem_layer(name), "{name}");
            assert_eq!(compression(name), expected, "{name}");
        }
        for name in
            ["", "application/vnd.in-toto+json", "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "application/vnd.oci.image.layer"]
        {
            assert!(!is_filesystem_layer(name) && compression(name).is_none(), "{name}");
        }
        assert!(is_nondistributable("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"));
        assert!(!is_nondistributable("application/vnd.docker.image.rootfs.diff.tar.gzip"));
    }
}
