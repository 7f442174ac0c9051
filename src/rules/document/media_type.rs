//! The document's own media type.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static KIND_FROM_STRUCTURE: Rule = Rule {
    code: "doc-kind-from-structure",
    severity: Severity::Note,
    title: text!("The kind was told from the structure", "文档种类由结构推断"),
    reference: Reference {
        section: "BuildKit, util/imageutil/config.go (DetectManifestBlobMediaType)",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/util/imageutil/config.go",
    },
    doc: page! {
        what: text!("The document has no usable `mediaType`; its members say what it is.", "文档没有可用的 `mediaType`；由其成员判断种类。"),
        why: text!("Clients guess differently: BuildKit and moby take a document without type for a Docker one, containers/image for an OCI one.", "客户端的猜测不同：BuildKit 和 moby 当作 Docker 文档，containers/image 当作 OCI 文档。"),
        fix: text!("Add `mediaType` when the image is built; this changes the digest.", "构建镜像时加上 `mediaType`；摘要会随之改变。"),
        example: r#"{"schemaVersion": 2, "manifests": []}"#,
    },
    check: Check::Json(structure),
};
pub(in crate::rules) static MEDIATYPE_MISSING: Rule = Rule {
    code: "doc-mediatype-missing",
    severity: Severity::Warning,
    title: text!("No media type of its own", "没有自己的媒体类型"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("An OCI index or manifest has no `mediaType`.", "OCI 索引或清单没有 `mediaType`。"),
        why: text!("It should have one: without it clients guess between OCI and Docker.", "应当有：否则客户端要在 OCI 和 Docker 之间猜测。"),
        fix: text!("Add it when the image is built.", "构建镜像时加上。"),
        example: r#"{"schemaVersion": 2, "manifests": []}"#,
    },
    check: Check::Json(missing),
};
pub(in crate::rules) static MEDIATYPE_MISSING_DOCKER: Rule = Rule {
    code: "doc-mediatype-missing-docker",
    severity: Severity::Warning,
    title: text!("A Docker document without its media type", "Docker 文档缺少媒体类型"),
    reference: Reference {
        section: "distribution, manifest/manifestlist (UnmarshalJSON)",
        url: "https://github.com/distribution/distribution/blob/v3.0.0/manifest/manifestlist/manifestlist.go",
    },
    doc: page! {
        what: text!("A Docker manifest list or schema 2 manifest has no `mediaType`.", "Docker 清单列表或 schema 2 清单没有 `mediaType`。"),
        why: text!("The distribution registry and Docker's own reader require the exact type; containerd, crane and others read the document without it, as layouts of older tools show.", "distribution 注册表和 Docker 自己的读取器要求有准确的类型；containerd、crane 等没有它也能读取，旧工具的布局即是如此。"),
        fix: text!("Add the exact Docker type.", "请加上准确的 Docker 类型。"),
        example: r#"{"schemaVersion": 2, "manifests": [{"mediaType": "application/vnd.docker.distribution.manifest.v2+json"}]}"#,
    },
    check: Check::Json(missing_docker),
};
pub(in crate::rules) static MEDIATYPE_WRONG: Rule = Rule {
    code: "doc-mediatype-wrong",
    severity: Severity::Error,
    title: text!("Another media type than that of the document", "媒体类型与文档不符"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`mediaType` is there, but is not exactly the type of this kind of document.", "有 `mediaType`，但不是这种文档的准确类型。"),
        why: text!("Clients compare the type byte for byte and refuse others.", "客户端逐字节比较类型，不符即拒绝。"),
        fix: text!("Use the exact type, without parameters.", "请使用准确的类型，不带参数。"),
        example: r#"{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json; charset=utf-8", "manifests": []}"#,
    },
    check: Check::Json(wrong),
};
pub(in crate::rules) static STRUCTURE_CONTRADICTS_MEDIATYPE: Rule = Rule {
    code: "doc-structure-contradicts-mediatype",
    severity: Severity::Error,
    title: text!("Content and media type contradict", "内容与媒体类型矛盾"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("An index by its type has `layers` or `config` and no `manifests`, or a manifest by its type has `manifests` and no `layers`.", "类型为索引却有 `layers` 或 `config` 而没有 `manifests`，或类型为清单却有 `manifests` 而没有 `layers`。"),
        why: text!("All clients refuse it.", "所有客户端都会拒绝。"),
        fix: text!("Correct the type, or build the document anew.", "请更正类型或重新生成文档。"),
        example: r#"{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "config": {}, "layers": []}"#,
    },
    check: Check::Json(contradiction),
};
pub(in crate::rules) static REMOVED_ARTIFACT_MANIFEST: Rule = Rule {
    code: "doc-removed-artifact-manifest",
    severity: Severity::Warning,
    title: text!("A manifest type that was withdrawn", "已撤回的清单类型"),
    reference: Reference {
        section: "image-spec v1.1.0-rc2, artifact.md (removed in v1.1.0-rc3)",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.0-rc2/artifact.md",
    },
    doc: page! {
        what: text!("The type is the artifact manifest of image-spec v1.1.0-rc1 and rc2, or ORAS's before it.", "类型是 image-spec v1.1.0-rc1、rc2 的制品清单，或更早的 ORAS 制品清单。"),
        why: text!("It is in no released specification; most registries refuse it.", "它不在任何正式发布的规范中；多数注册表会拒绝。"),
        fix: text!("Pack it as an image manifest with `artifactType`.", "请改为带 `artifactType` 的镜像清单。"),
        example: r#"{"mediaType": "application/vnd.oci.artifact.manifest.v1+json"}"#,
    },
    check: Check::Json(removed),
};

static STRUCTURE: Text = text!("Without a usable `mediaType` this is read as {0}", "没有可用的 `mediaType`，按 {0} 读取");
static MISSING: Text = text!("`mediaType` is missing; it should be `{0}`", "缺少 `mediaType`，应为 `{0}`");
static MUST: Text = text!("`mediaType` is missing; Docker and its registry ask for `{0}`", "缺少 `mediaType`；Docker 及其注册表要求 `{0}`");
static WRONG: Text = text!("`mediaType` is `{0}`, but the document is of type `{1}`", "`mediaType` 是 `{0}`，而文档的类型是 `{1}`");
static CONTRADICTION: Text = text!("The type is {0}, but there is {1} and no {2}", "类型是 {0}，但有 {1} 而没有 {2}");
static REMOVED: Text = text!("`{0}` was never part of a released specification", "`{0}` 从未进入正式发布的规范");

fn is_judged(kind: Kind) -> bool {
    kind.is_index() || matches!(kind, Kind::OciManifest | Kind::DockerManifest)
}

/// The text of `mediaType`, empty text counted as none.
fn own(root: Value<'_>) -> Option<std::borrow::Cow<'_, str>> {
    root.str("mediaType").filter(|text| !text.is_empty())
}

fn structure(root: Value<'_>, document: &Document, report: &mut Report) {
    if is_judged(document.kind()) && own(root).is_none() {
        let name = document.kind().media_type().unwrap_or_default();
        report.missing(root, &STRUCTURE, [format!("`{name}`")]);
    }
}

fn missing(root: Value<'_>, document: &Document, report: &mut Report) {
    if matches!(document.kind(), Kind::OciIndex | Kind::OciManifest) && own(root).is_none() {
        report.missing(root, &MISSING, document.kind().media_type());
    }
}

fn missing_docker(root: Value<'_>, document: &Document, report: &mut Report) {
    if matches!(document.kind(), Kind::DockerList | Kind::DockerManifest) && own(root).is_none() {
        report.missing(root, &MUST, document.kind().media_type());
    }
}

fn wrong(root: Value<'_>, document: &Document, report: &mut Report) {
    let (Some(value), Some(expected)) = (root.get("mediaType"), document.kind().media_type()) else { return };
    if !is_judged(document.kind()) || value.is_null() {
        return;
    }
    let text = value.as_str();
    if text.as_deref() != Some(expected) {
        report.value(value, &WRONG, [text.unwrap_or(value.raw().into()).into_owned(), expected.to_owned()]);
    }
}

fn contradiction(root: Value<'_>, document: &Document, report: &mut Report) {
    let kind = document.kind();
    let (lacks, has): (_, &[&str]) = match kind {
        _ if own(root).is_none() => return,
        _ if kind.is_index() => ("manifests", &["layers", "config", "fsLayers"]),
        Kind::OciManifest | Kind::DockerManifest => ("layers", &["manifests", "fsLayers"]),
        _ => return,
    };
    let foreign = has.iter().find_map(|name| root.get(name));
    if let Some(foreign) = foreign.filter(|foreign| !foreign.is_null() && !root.has(lacks)) {
        let name = foreign.key().unwrap_or_default();
        report.key(
            foreign,
            &CONTRADICTION,
            [format!("`{}`", kind.media_type().unwrap_or_default()), format!("`{name}`"), format!("`{lacks}`")],
        );
    }
}

fn removed(root: Value<'_>, document: &Document, report: &mut Report) {
    if let Some(value) = root.get("mediaType").filter(|_| document.kind() == Kind::ArtifactManifest) {
        report.value(value, &REMOVED, [value.as_str().unwrap_or_default()]);
    }
}
