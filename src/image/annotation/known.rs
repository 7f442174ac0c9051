//! Keys of tools, and what they say.

use crate::language::Text;
use crate::text;

/// Keys that one tool or project writes.
#[derive(Debug)]
pub struct Known {
    /// The keys; a final `*` stands for any ending.
    pub keys: &'static [&'static str],
    /// What they say, as a sentence about the key `{0}`.
    pub says: Text,
    /// Where they are defined.
    pub source: &'static str,
}

/// Every known key, those of image-spec left out.
#[rustfmt::skip]
pub static KNOWN: &[Known] = &[
    Known {
        keys: &["com.docker.official-images.bashbrew.arch"],
        says: text!("`{0}` is the architecture in the words of Docker Official Images", "`{0}` 是 Docker 官方镜像所用的架构名称"),
        source: "docker-library/meta-scripts, meta.jq",
    },
    Known {
        keys: &["vnd.docker.reference.type", "vnd.docker.reference.digest"],
        says: text!("`{0}` marks an attestation and names the entry that it is about", "`{0}` 标记证明，并指明它所关于的条目"),
        source: "BuildKit, docs/attestations/attestation-storage.md",
    },
    Known {
        keys: &["in-toto.io/predicate-type"],
        says: text!("`{0}` names the sort of statement that the layer holds: provenance, SBOM or another", "`{0}` 指明该层所含声明的种类：来源证明、SBOM 或其他"),
        source: "BuildKit, docs/attestations/attestation-storage.md",
    },
    Known {
        keys: &["buildkit/rewritten-timestamp"],
        says: text!("`{0}`: BuildKit set the times of the layer's files to this one (seconds since 1970), for builds that repeat byte for byte", "`{0}`：BuildKit 把该层文件的时间统一为此值（1970 年以来的秒数），使构建可逐字节重现"),
        source: "BuildKit, util/converter",
    },
    Known {
        keys: &["io.github.containers.compression.zstd"],
        says: text!("`{0}` marks an entry compressed with zstd, which podman and others of containers/image take before its gzip twin", "`{0}` 标记以 zstd 压缩的条目，podman 等使用 containers/image 的工具优先选它而不是 gzip 版本"),
        source: "containers/image, internal/manifest/oci_index.go",
    },
    Known {
        keys: &["io.github.containers.zstd-chunked.*"],
        says: text!("`{0}` tells podman and CRI-O where the layer's table of contents stands, so that they fetch single files (zstd:chunked)", "`{0}` 告诉 podman 和 CRI-O 该层的目录表位置，以便只下载需要的文件（zstd:chunked）"),
        source: "containers/storage, pkg/chunked",
    },
    Known {
        keys: &["containerd.io/snapshot/stargz/*", "io.containers.estargz.*"],
        says: text!("`{0}` makes the layer one that stargz-snapshotter fetches file by file (eStargz)", "`{0}` 表示该层可由 stargz-snapshotter 按文件下载（eStargz）"),
        source: "stargz-snapshotter, estargz/types.go",
    },
    Known {
        keys: &["containerd.io/snapshot/nydus-*"],
        says: text!("`{0}` belongs to Nydus, whose snapshotter mounts the layer without unpacking it", "`{0}` 属于 Nydus，其 snapshotter 无需解包即可挂载该层"),
        source: "nydus-snapshotter, pkg/converter/constant.go",
    },
    Known {
        keys: &["containerd.io/snapshot/overlaybd/*"],
        says: text!("`{0}` belongs to OverlayBD: the layer is a block device, not a tar archive", "`{0}` 属于 OverlayBD：该层是块设备，不是 tar 归档"),
        source: "containerd/accelerated-container-image, pkg/label",
    },
    Known {
        keys: &["com.amazon.soci.*"],
        says: text!("`{0}` ties an image to its SOCI index, with which soci-snapshotter fetches parts of layers", "`{0}` 把镜像与其 SOCI 索引联系起来，soci-snapshotter 借此只下载层的一部分"),
        source: "soci-snapshotter, soci/soci_index.go",
    },
    Known {
        keys: &["dev.cosignproject.cosign/*", "dev.sigstore.cosign/*"],
        says: text!("`{0}` holds a part of a cosign signature: the signature, its certificates or its entry in the log", "`{0}` 是 cosign 签名的一部分：签名、证书或日志条目"),
        source: "cosign, specs/SIGNATURE_SPEC.md",
    },
    Known {
        keys: &["predicateType"],
        says: text!("`{0}` names the sort of statement that the layer of a cosign attestation holds", "`{0}` 指明 cosign 证明的层所含声明的种类"),
        source: "cosign, cmd/cosign/cli/attest/attest.go",
    },
    Known {
        keys: &["org.opencontainers.image.enc.*"],
        says: text!("`{0}` holds what ocicrypt needs to decrypt the layer: its key, encrypted for those who may, and how", "`{0}` 保存 ocicrypt 解密该层所需的内容：为有权者加密的密钥和加密方式"),
        source: "containers/ocicrypt, docs/specs",
    },
    Known {
        keys: &["io.cncf.notary.*"],
        says: text!("`{0}` belongs to a Notation signature", "`{0}` 属于 Notation 签名"),
        source: "notaryproject/specifications, signature-specification.md",
    },
    Known {
        keys: &["io.containerd.image.name"],
        says: text!("`{0}` is the name under which containerd and `docker load` import the entry", "`{0}` 是 containerd 和 `docker load` 导入该条目时使用的名称"),
        source: "containerd, core/images/annotations.go",
    },
    Known {
        keys: &["io.containerd.manifest.subject"],
        says: text!("`{0}` names the manifest that an entry of an exported archive is about", "`{0}` 指明导出归档中的条目所关于的清单"),
        source: "containerd, core/images/annotations.go",
    },
    Known {
        keys: &["containerd.io/distribution.source.*"],
        says: text!("`{0}` is containerd's note of the repository that the content came from", "`{0}` 是 containerd 记下的内容来源仓库"),
        source: "containerd, pkg/labels/labels.go",
    },
    Known {
        keys: &["containerd.io/uncompressed"],
        says: text!("`{0}` is containerd's note of the layer's digest without compression", "`{0}` 是 containerd 记下的该层解压后的摘要"),
        source: "containerd, pkg/labels/labels.go",
    },
];

/// What is known about `key`.
pub fn known(key: &str) -> Option<&'static Known> {
    let fits =
        |pattern: &&str| pattern.strip_suffix('*').map_or(*pattern == key, |start| key.len() > start.len() && key.starts_with(start));
    KNOWN.iter().find(|known| known.keys.iter().any(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_their_endings_are_found() {
        for key in ["vnd.docker.reference.digest", "com.amazon.soci.index-digest", "io.cncf.notary.x509chain.thumbprint#S256"] {
            assert!(known(key).is_some(), "{key}");
        }
        for key in ["com.amazon.soci.", "vnd.docker.reference", "org.opencontainers.image.title", ""] {
            assert!(known(key).is_none(), "{key}");
        }
    }
}
