//! What helps against a target's refusal.
//!
//! Sources: docs.docker.com, "Image and registry exporters" and "Build variables"; BuildKit, `docs/attestations/`.

use crate::language::Text;
use crate::text;

/// What to do, with the flags and commands to do it.
#[derive(Debug)]
pub struct Fix {
    /// What to do, in one sentence.
    pub says: Text,
    /// Flags, settings or commands, each as one types it.
    pub flags: &'static [&'static str],
}

/// One manifest instead of an index.
pub static SINGLE: Fix = Fix {
    says: text!(
        "Build for one platform without attestations, so that the result is a single manifest; or deploy the manifest for its platform by digest.",
        "只为一个平台构建且不附带证明，使结果为单个清单；或按摘要部署对应平台的清单。"
    ),
    flags: &["--platform linux/amd64 --provenance=false --sbom=false", "BUILDX_NO_DEFAULT_ATTESTATIONS=1"],
};

/// No attestations.
pub static NO_ATTESTATIONS: Fix = Fix {
    says: text!("Build without attestations.", "构建时不附带证明。"),
    flags: &["--provenance=false --sbom=false", "BUILDX_NO_DEFAULT_ATTESTATIONS=1"],
};

/// Attestations in their older form.
pub static OLDER_ATTESTATIONS: Fix = Fix {
    says: text!("Store the attestations in their older form, or build without them.", "以旧形式保存证明，或构建时不附带证明。"),
    flags: &["--output type=image,oci-artifact=false,push=true", "BUILDX_NO_DEFAULT_OCI_ARTIFACT=true", "--provenance=false --sbom=false"],
};

/// Images built for linux/amd64.
pub static LINUX_AMD64: Fix = Fix {
    says: text!("Build for linux/amd64, alone or among others.", "为 linux/amd64 构建，可单独或与其他平台一起。"),
    flags: &["--platform linux/amd64", "--platform linux/amd64,linux/arm64"],
};

/// Docker media types all over.
pub static DOCKER_TYPES: Fix = Fix {
    says: text!(
        "Use Docker media types and no attestations, or bring the registry up to date.",
        "使用 Docker 媒体类型且不附带证明，或升级注册表。"
    ),
    flags: &["--output type=image,oci-mediatypes=false,push=true --provenance=false --sbom=false"],
};

/// One family of media types.
pub static ONE_FAMILY: Fix = Fix {
    says: text!(
        "Keep to one family of media types: OCI or Docker, in the index and in every manifest.",
        "索引与所有清单使用同一类媒体类型：OCI 或 Docker。"
    ),
    flags: &["--output type=image,oci-mediatypes=true,push=true", "--output type=image,oci-mediatypes=false,push=true"],
};

/// gzip layers.
pub static GZIP: Fix = Fix {
    says: text!("Compress the layers with gzip, or bring the target up to date.", "用 gzip 压缩层，或升级目标软件。"),
    flags: &["--output type=image,compression=gzip,force-compression=true,push=true"],
};

/// zstd layers in OCI manifests.
pub static ZSTD_IN_OCI: Fix = Fix {
    says: text!("Keep zstd and use OCI media types, or compress with gzip.", "保留 zstd 并使用 OCI 媒体类型，或改用 gzip。"),
    flags: &[
        "--output type=image,oci-mediatypes=true,compression=zstd,push=true",
        "--output type=image,compression=gzip,force-compression=true,push=true",
    ],
};

/// No index inside the index.
pub static FLATTEN: Fix = Fix {
    says: text!("List the manifests themselves: create the index again from the inner indexes.", "直接列出清单：用内层索引重新创建索引。"),
    flags: &["docker buildx imagetools create --tag NAME:TAG NAME@sha256:DIGEST …"],
};

/// A `mediaType` in the index.
pub static MEDIA_TYPE: Fix = Fix {
    says: text!("Write `mediaType` into the index; its digest changes with that.", "在索引中写入 `mediaType`；其摘要会随之改变。"),
    flags: &["\"mediaType\": \"application/vnd.oci.image.index.v1+json\""],
};

/// Annotations in an OCI index.
pub static ANNOTATE_OCI: Fix = Fix {
    says: text!("Drop the annotations, or use an OCI index.", "去掉注解，或改用 OCI 索引。"),
    flags: &["--output type=image,oci-mediatypes=true,push=true"],
};

/// Images before what is none.
pub static IMAGES_FIRST: Fix = Fix {
    says: text!("Give every entry a platform, or list the images first.", "为每个条目写明平台，或把镜像排在前面。"),
    flags: &["crane digest --platform linux/amd64 NAME:TAG"],
};

/// Images built anew.
pub static REBUILD: Fix = Fix {
    says: text!("Build the image anew, or convert it to Docker schema 2 or OCI.", "重新构建镜像，或转换为 Docker schema 2 或 OCI 格式。"),
    flags: &["skopeo copy --format oci docker://NAME:TAG docker://NAME:NEW-TAG"],
};

/// An image's index behind `index.json`.
pub static NEST_IN_LAYOUT: Fix = Fix {
    says: text!(
        "Let `index.json` list the image's own index once, with its name; or unpack the archive and name the image.",
        "让 `index.json` 只列出一次镜像自身的索引并写明名称；或解包后指明镜像。"
    ),
    flags: &["skopeo copy --multi-arch all oci:DIRECTORY:NAME docker://NAME:TAG"],
};

/// Another tool for joining indexes.
pub static IMAGETOOLS: Fix = Fix {
    says: text!(
        "Join indexes with `docker buildx imagetools create`, or build the parts without attestations.",
        "用 `docker buildx imagetools create` 合并索引，或构建各部分时不附带证明。"
    ),
    flags: &["docker buildx imagetools create --tag NAME:TAG NAME:TAG-amd64 NAME:TAG-arm64", "--provenance=false --sbom=false"],
};

/// The scanner pointed at the manifest.
pub static SCAN_MANIFEST: Fix = Fix {
    says: text!(
        "Tag the manifest for each platform and scan that; or push single manifests.",
        "为每个平台的清单打标签并扫描；或推送单个清单。"
    ),
    flags: &["--provenance=false --sbom=false"],
};

/// Nothing has to be done.
pub static NOTHING: Fix = Fix {
    says: text!(
        "Nothing has to be done: the image works. The rows go away where it is built without attestations.",
        "无需处理：镜像可正常使用。构建时不附带证明即可去掉这些行。"
    ),
    flags: &["--provenance=false --sbom=false"],
};
