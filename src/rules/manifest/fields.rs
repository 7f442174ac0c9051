//! The field table of image manifests, and what their parts are.

use crate::diagnostic::Severity;
use crate::image::Descriptor;
use crate::image::Kind;
use crate::image::Place;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, Must, NOTHING, Reference, Report, Rule, Scope, Shape};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static CONFIG_MISSING: Rule = Rule {
    code: "manifest-config-missing",
    severity: Severity::Error,
    title: text!("No config", "没有配置"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("`config` is absent.", "没有 `config`。"),
        why: text!("It is required; artifacts use the empty descriptor.", "它是必需的；制品使用空描述符。"),
        fix: text!("Add it.", "请加上。"),
        example: r#"{"schemaVersion": 2, "layers": []}"#,
    },
    check: Check::Field(Scope::Document(&[Kind::OciManifest, Kind::DockerManifest]), "config", Must::Exist),
};
pub(in crate::rules) static LAYERS_MISSING: Rule = Rule {
    code: "manifest-layers-missing",
    severity: Severity::Error,
    title: text!("No layers", "没有层"),
    reference: Reference {
        section: "image-spec v1.1.1, schema/image-manifest-schema.json, required",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/schema/image-manifest-schema.json",
    },
    doc: page! {
        what: text!("`layers` is absent.", "没有 `layers`。"),
        why: text!("The schema requires it; clients read an image without content.", "模式要求必须有；客户端会得到没有内容的镜像。"),
        fix: text!("Add it.", "请加上。"),
        example: r#"{"schemaVersion": 2, "config": {}}"#,
    },
    check: Check::Field(Scope::Document(&[Kind::OciManifest, Kind::DockerManifest]), "layers", Must::Exist),
};
pub(in crate::rules) static LAYERS_NOT_ARRAY: Rule = Rule {
    code: "manifest-layers-not-array",
    severity: Severity::Error,
    title: text!("`layers` is no array", "`layers` 不是数组"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("`layers` is not an array.", "`layers` 不是数组。"),
        why: text!("Clients cannot read the document.", "客户端无法读取该文档。"),
        fix: text!("Use an array of descriptors.", "请使用描述符数组。"),
        example: r#"{"layers": {}}"#,
    },
    check: Check::Field(Scope::Document(&[Kind::OciManifest, Kind::DockerManifest]), "layers", Must::Be(Shape::Array)),
};
pub(in crate::rules) static LAYERS_EMPTY: Rule = Rule {
    code: "manifest-layers-empty",
    severity: Severity::Warning,
    title: text!("No layer", "没有任何层"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("`layers` is empty.", "`layers` 为空。"),
        why: text!("There should be one at least; the schema wants one.", "至少应有一层；模式要求一层。"),
        fix: text!("For an artifact without content list the empty descriptor.", "没有内容的制品请列出空描述符。"),
        example: r#"{"layers": []}"#,
    },
    check: Check::Json(empty),
};
pub(in crate::rules) static ARTIFACTTYPE_REQUIRED: Rule = Rule {
    code: "manifest-artifacttype-required",
    severity: Severity::Error,
    title: text!("An artifact without its type", "制品没有类型"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("The config is the empty descriptor, and `artifactType` is absent or empty.", "配置是空描述符，而 `artifactType` 缺失或为空。"),
        why: text!("Nothing then says what the artifact is; the specification demands it.", "这样就无法得知制品是什么；规范要求必须有。"),
        fix: text!("Set `artifactType`.", "请设置 `artifactType`。"),
        example: r#"{"config": {"mediaType": "application/vnd.oci.empty.v1+json"}}"#,
    },
    check: Check::Json(artifact_type),
};
pub(in crate::rules) static ARTIFACTTYPE_SYNTAX: Rule = Rule {
    code: "manifest-artifacttype-syntax",
    severity: Severity::Error,
    title: text!("The artifact type is no media type", "制品类型不是合法的媒体类型"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("`artifactType` of the manifest is not `type/subtype`.", "清单的 `artifactType` 不是 `type/subtype`。"),
        why: text!("The specification demands such a name.", "规范要求这样的名称。"),
        fix: text!("Write `type/subtype`.", "请写成 `type/subtype`。"),
        example: r#"{"artifactType": "sbom"}"#,
    },
    check: Check::Json(syntax),
};
pub(in crate::rules) static CONFIG_TYPE_UNKNOWN: Rule = Rule {
    code: "manifest-config-type-unknown",
    severity: Severity::Note,
    title: text!("Not an image", "不是镜像"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("The config's type is not that of an image: the document describes an artifact.", "配置的类型不是镜像配置：该文档描述的是制品。"),
        why: text!("Clients do not run it.", "客户端不会运行它。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"config": {"mediaType": "application/vnd.example.config+json"}}"#,
    },
    check: Check::Json(opaque),
};
pub(in crate::rules) static DOCKER_IN_OCI: Rule = Rule {
    code: "manifest-docker-in-oci",
    severity: Severity::Warning,
    title: text!("Docker parts in an OCI manifest", "OCI 清单中有 Docker 部分"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md, Compatibility Matrix",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md#compatibility-matrix",
    },
    doc: page! {
        what: text!("An OCI manifest has a config or layers of Docker types.", "OCI 清单的配置或层是 Docker 类型。"),
        why: text!("Layers are interchangeable, the config only nearly; some tools refuse the mix.", "层可以互换，配置只是相近；有的工具会拒绝混用。"),
        fix: text!("Use one family.", "请只用一类。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json", "config": {"mediaType": "application/vnd.docker.container.image.v1+json"}}"#,
    },
    check: Check::Json(docker_in_oci),
};
pub(in crate::rules) static OCI_IN_DOCKER: Rule = Rule {
    code: "manifest-oci-in-docker",
    severity: Severity::Warning,
    title: text!("OCI parts in a Docker manifest", "Docker 清单中有 OCI 部分"),
    reference: Reference {
        section: "containers/image, manifest/docker_schema2.go",
        url: "https://github.com/containers/image/blob/v5.33.0/manifest/docker_schema2.go",
    },
    doc: page! {
        what: text!("A Docker manifest has a config or layers of OCI types.", "Docker 清单的配置或层是 OCI 类型。"),
        why: text!("containers/image refuses such layers.", "containers/image 会拒绝这样的层。"),
        fix: text!("Use the OCI manifest type.", "请使用 OCI 清单类型。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "config": {"mediaType": "application/vnd.oci.image.config.v1+json"}}"#,
    },
    check: Check::Json(oci_in_docker),
};
pub(in crate::rules) static NONDISTRIBUTABLE: Rule = Rule {
    code: "manifest-nondistributable",
    severity: Severity::Warning,
    title: text!("A layer that is not distributed", "不可分发的层"),
    reference: Reference {
        section: "image-spec v1.1.1, layer.md, Non-Distributable Layers",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#non-distributable-layers",
    },
    doc: page! {
        what: text!("A layer is of a non-distributable or foreign type.", "层是不可分发（foreign）类型。"),
        why: text!("These types are deprecated; many clients no longer read them.", "这些类型已弃用；许多客户端不再读取。"),
        fix: text!("Push it as a normal layer.", "请作为普通层推送。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"}"#,
    },
    check: Check::Json(nondistributable),
};
pub(in crate::rules) static LAYER_REPEAT_CONFLICT: Rule = Rule {
    code: "manifest-layer-repeat-conflict",
    severity: Severity::Error,
    title: text!("One layer, two sizes", "同一层，大小不同"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties",
    },
    doc: page! {
        what: text!("The same layer digest stands with different sizes.", "同一层摘要写了不同的大小。"),
        why: text!("At least one size is wrong.", "至少有一个大小是错的。"),
        fix: text!("Measure the layer again.", "请重新测量该层。"),
        example: r#"{"layers": [{"digest": "sha256:1…", "size": 1}, {"digest": "sha256:1…", "size": 2}]}"#,
    },
    check: Check::Json(conflict),
};
pub(in crate::rules) static IMAGE_WITH_EMPTY_CONFIG: Rule = Rule {
    code: "manifest-image-with-empty-config",
    severity: Severity::Error,
    title: text!("An image with an empty config", "镜像的配置为空"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("The config is of an image's type, but is `{}`.", "配置是镜像配置类型，内容却是 `{}`。"),
        why: text!("It has no `rootfs`, so no client can start the image.", "它没有 `rootfs`，客户端无法启动该镜像。"),
        fix: text!("Use a real config, or the empty type with `artifactType`.", "请使用真实的配置，或空类型加 `artifactType`。"),
        example: r#"{"config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:44136fa3…", "size": 2}}"#,
    },
    check: Check::Json(empty_config),
};
pub(in crate::rules) static SUBJECT_IN_DOCKER: Rule = Rule {
    code: "manifest-subject-in-docker",
    severity: Severity::Warning,
    title: text!("`subject` in a Docker manifest", "Docker 清单中有 `subject`"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, Image Manifest Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions",
    },
    doc: page! {
        what: text!("A Docker manifest has `subject` or `artifactType`.", "Docker 清单含有 `subject` 或 `artifactType`。"),
        why: text!("Docker's format does not define them; registries need not index it.", "Docker 格式没有定义；注册表不必为其建索引。"),
        fix: text!("Use the OCI manifest.", "请使用 OCI 清单。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "subject": {}}"#,
    },
    check: Check::Json(subject),
};

static EMPTY: Text = text!("`layers` is empty", "`layers` 为空");
static NO_TYPE: Text =
    text!("The config is empty, so `artifactType` must say what this is", "配置为空，必须由 `artifactType` 说明这是什么");
static SYNTAX: Text = text!("`{0}` is not a media type", "`{0}` 不是合法的媒体类型");
static OPAQUE: Text = text!("The config is `{0}`: this is an artifact, not an image", "配置是 `{0}`：这是制品，不是镜像");
static MIX: Text = text!("`{0}` stands in a manifest of the other family", "`{0}` 出现在另一类的清单中");
static FOREIGN: Text = text!("`{0}` is deprecated", "`{0}` 已弃用");
static CONFLICT: Text = text!("The same digest stands elsewhere with size {0}", "同一摘要在别处的大小是 {0}");
static NO_ROOTFS: Text = text!("The config is `{}`: an image cannot start from it", "配置是 `{}`：无法由此启动镜像");
static SUBJECT: Text = text!("`{0}` is not defined for Docker manifests", "Docker 清单没有定义 `{0}`");

/// The parts of an image manifest with their descriptors.
fn parts<'a>(root: Value<'a>, document: &'a Document) -> Vec<(&'a Descriptor, Value<'a>)> {
    let manifest = matches!(document.kind(), Kind::OciManifest | Kind::DockerManifest);
    let (Some(image), Some(tree), true) = (document.image.as_deref(), document.tree.as_deref(), manifest && root.is_object()) else {
        return Vec::new();
    };
    image.descriptors.iter().map(|descriptor| (descriptor, tree.value(descriptor.node))).collect()
}

fn config<'a>(root: Value<'a>, document: &'a Document) -> Option<(&'a Descriptor, Value<'a>)> {
    parts(root, document).into_iter().find(|(descriptor, _)| descriptor.place == Place::Config)
}

fn is_image_config(name: &str) -> bool {
    matches!(name, mt::OCI_CONFIG | mt::DOCKER_CONFIG)
}

fn empty(root: Value<'_>, document: &Document, report: &mut Report) {
    let judged = matches!(document.kind(), Kind::OciManifest | Kind::DockerManifest);
    if let Some(layers) = root.get("layers").filter(|layers| judged && layers.is_array() && layers.items().next().is_none()) {
        report.value(layers, &EMPTY, NOTHING);
    }
}

fn artifact_type(root: Value<'_>, document: &Document, report: &mut Report) {
    let named = root.str("artifactType").is_some_and(|text| !text.is_empty());
    if let Some((_, value)) = config(root, document).filter(|(config, _)| !named && config.media_type() == Some(mt::EMPTY)) {
        report.missing(value, &NO_TYPE, NOTHING);
    }
}

fn syntax(root: Value<'_>, document: &Document, report: &mut Report) {
    if let Some(value) = root.get("artifactType").filter(|_| document.kind().is_manifest()) {
        let text = value.as_str().unwrap_or_default();
        if !text.is_empty() && !mt::is_well_formed(&text) {
            report.value(value, &SYNTAX, [text]);
        }
    }
}

fn opaque(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some((config, value)) = config(root, document) else { return };
    if let (Some(name), Some(member)) = (config.media_type(), value.get("mediaType"))
        && !is_image_config(name)
        && mt::is_well_formed(name)
    {
        report.value(member, &OPAQUE, [name]);
    }
}

fn mixed(root: Value<'_>, document: &Document, kind: Kind, origin: mt::Origin, report: &mut Report) {
    if document.kind() != kind {
        return;
    }
    for (descriptor, value) in parts(root, document).into_iter().filter(|(descriptor, _)| descriptor.place != Place::Subject) {
        let name = descriptor.media_type().unwrap_or_default();
        let row = mt::lookup(name).filter(|row| row.origin == origin && matches!(row.class, mt::Class::Config | mt::Class::Layer));
        if let (Some(row), Some(member)) = (row, value.get("mediaType")) {
            report.value(member, &MIX, [row.name]);
        }
    }
}

fn docker_in_oci(root: Value<'_>, document: &Document, report: &mut Report) {
    mixed(root, document, Kind::OciManifest, mt::Origin::Docker, report);
}

fn oci_in_docker(root: Value<'_>, document: &Document, report: &mut Report) {
    mixed(root, document, Kind::DockerManifest, mt::Origin::Oci, report);
}

fn nondistributable(root: Value<'_>, document: &Document, report: &mut Report) {
    for (descriptor, value) in parts(root, document) {
        let name = descriptor.media_type().unwrap_or_default();
        if let Some(member) = value.get("mediaType").filter(|_| name.contains(".nondistributable.") || name.contains(".rootfs.foreign.")) {
            report.value(member, &FOREIGN, [name]);
        }
    }
}

fn conflict(root: Value<'_>, document: &Document, report: &mut Report) {
    let mut seen = HashMap::new();
    for (descriptor, value) in parts(root, document).into_iter().filter(|(descriptor, _)| matches!(descriptor.place, Place::Layer(_))) {
        let (Some(digest), Some(size), Some(member)) = (descriptor.digest_text(), descriptor.size(), value.get("size")) else { continue };
        let first = *seen.entry(digest).or_insert(size);
        if first != size {
            report.value(member, &CONFLICT, [first.to_string()]);
        }
    }
}

fn empty_config(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some((config, value)) = config(root, document) else { return };
    let is_empty = config.digest().is_some_and(|digest| digest.encoded() == crate::rules::descriptor::EMPTY_OBJECT);
    // Clients read artifacts that were packed this way: with a type of its own it is no image.
    let artifact = root.has("artifactType");
    let layers = parts(root, document).iter().any(|(part, _)| part.media_type().and_then(mt::class) == Some(mt::Class::Layer));
    if is_empty && !artifact && layers && config.media_type().is_some_and(is_image_config) {
        report.missing(value, &NO_ROOTFS, NOTHING);
    }
}

fn subject(root: Value<'_>, document: &Document, report: &mut Report) {
    for name in ["subject", "artifactType"] {
        if let Some(member) = root.get(name).filter(|_| document.kind() == Kind::DockerManifest) {
            report.key(member, &SUBJECT, [name]);
        }
    }
}
