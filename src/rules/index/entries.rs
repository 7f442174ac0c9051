//! What the entries of an index are.

use crate::diagnostic::Severity;
use crate::image::Descriptor;
use crate::image::Kind;
use crate::image::Role;
use crate::language::Text;
use crate::media_type as mt;
use crate::platform::normalise;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static ENTRY_NOT_OBJECT: Rule = Rule {
    code: "index-entry-not-object",
    severity: Severity::Error,
    title: text!("An entry that is no object", "条目不是对象"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("An item of `manifests` is not an object.", "`manifests` 的某项不是对象。"),
        why: text!("Clients cannot read the document.", "客户端无法读取该文档。"),
        fix: text!("Use a descriptor.", "请使用描述符。"),
        example: r#"{"manifests": ["sha256:…"]}"#,
    },
    check: Check::Index(not_object),
};
pub(in crate::rules) static EMPTY: Rule = Rule {
    code: "index-empty",
    severity: Severity::Note,
    title: text!("An empty index", "空索引"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`manifests` is empty.", "`manifests` 为空。"),
        why: text!("It is legal, but nothing can be pulled: clients report no match. It is the right answer for \"no referrers\".", "合法，但无法拉取任何内容：客户端报告无匹配。表示“没有引用者”时这是正确的。"),
        fix: text!("Add entries, unless it is meant so.", "若非有意，请添加条目。"),
        example: r#"{"schemaVersion": 2, "manifests": []}"#,
    },
    check: Check::Index(empty),
};
pub(in crate::rules) static ARTIFACTTYPE_SYNTAX: Rule = Rule {
    code: "index-artifacttype-syntax",
    severity: Severity::Error,
    title: text!("The artifact type is no media type", "制品类型不是合法的媒体类型"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`artifactType` of the index is not `type/subtype`.", "索引的 `artifactType` 不是 `type/subtype`。"),
        why: text!("The specification demands such a name.", "规范要求这样的名称。"),
        fix: text!("Write `type/subtype`.", "请写成 `type/subtype`。"),
        example: r#"{"artifactType": "sbom", "manifests": []}"#,
    },
    check: Check::Index(artifact_type),
};
pub(in crate::rules) static ENTRY_DOCKER_TYPE: Rule = Rule {
    code: "index-entry-docker-type",
    severity: Severity::Warning,
    title: text!("Docker manifests in an OCI index", "OCI 索引中有 Docker 清单"),
    reference: Reference {
        section: "image-spec v1.1.1, media-types.md, Compatibility Matrix",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md#compatibility-matrix",
    },
    doc: page! {
        what: text!("An OCI index lists Docker manifests or lists.", "OCI 索引列出了 Docker 清单或列表。"),
        why: text!("Clients accept it, but the mix is outside the portable types; some tools rewrite it.", "客户端接受，但混用不属于可移植类型；有的工具会改写它。"),
        fix: text!("Build with one family: `oci-mediatypes=true`, or a Docker list.", "请只用一类：`oci-mediatypes=true`，或使用 Docker 列表。"),
        example: r#"{"mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [{"mediaType": "application/vnd.docker.distribution.manifest.v2+json"}]}"#,
    },
    check: Check::Index(docker_type),
};
pub(in crate::rules) static ENTRY_SCHEMA1: Rule = Rule {
    code: "index-entry-schema1",
    severity: Severity::Warning,
    title: text!("A schema 1 image", "schema 1 镜像"),
    reference: Reference {
        section: "distribution, manifest-v2-2.md, Manifest List Field Descriptions",
        url: "https://github.com/distribution/distribution/blob/v3.0.0/docs/content/spec/manifest-v2-2.md#manifest-list-field-descriptions",
    },
    doc: page! {
        what: text!("An entry is a Docker schema 1 manifest.", "条目是 Docker schema 1 清单。"),
        why: text!("containerd from 2.1 on, Docker, BuildKit and buildx refuse schema 1.", "containerd 2.1 起、Docker、BuildKit 和 buildx 都拒绝 schema 1。"),
        fix: text!("Push the image again as schema 2 or OCI.", "请以 schema 2 或 OCI 重新推送。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.v1+prettyjws"}"#,
    },
    check: Check::Index(schema1),
};
pub(in crate::rules) static ENTRY_IS_BLOB: Rule = Rule {
    code: "index-entry-is-blob",
    severity: Severity::Warning,
    title: text!("A layer or config as entry", "条目是层或配置"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("An entry is a layer, a config or another blob.", "条目是层、配置或其他内容。"),
        why: text!("No client can run it. A BuildKit cache is stored this way on purpose.", "没有客户端能运行它。BuildKit 缓存会有意这样存放。"),
        fix: text!("Point to manifests.", "请指向清单。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip"}"#,
    },
    check: Check::Index(blob),
};
pub(in crate::rules) static NESTED: Rule = Rule {
    code: "index-nested",
    severity: Severity::Note,
    title: text!("An index inside the index", "索引中嵌套索引"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("An entry is itself an index or list.", "条目本身是索引或列表。"),
        why: text!("containerd and Docker descend into it; podman and skopeo copy, regctl and oras do not.", "containerd 和 Docker 会深入；podman 和 skopeo copy、regctl、oras 不会。"),
        fix: text!("Flatten it to reach every client.", "若要兼容所有客户端，请展开。"),
        example: r#"{"mediaType": "application/vnd.oci.image.index.v1+json", "digest": "sha256:…"}"#,
    },
    check: Check::Index(nested),
};
pub(in crate::rules) static NESTED_WITHOUT_PLATFORM: Rule = Rule {
    code: "index-nested-without-platform",
    severity: Severity::Warning,
    title: text!("A nested index without platform", "嵌套索引没有平台"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("A nested index has no `platform`. (In a layout's `index.json` and in a list of artifacts it needs none.)", "嵌套索引没有 `platform`。（在布局的 `index.json` 和制品列表中不需要。）"),
        why: text!("crane takes it for linux/amd64, containerd sorts it last, oras and regctl never match it.", "crane 当作 linux/amd64，containerd 排在最后，oras 和 regctl 不会匹配。"),
        fix: text!("Give it a platform, or flatten it.", "请加上平台或展开。"),
        example: r#"{"mediaType": "application/vnd.oci.image.index.v1+json"}"#,
    },
    check: Check::Index(nested_without_platform),
};
pub(in crate::rules) static NOTHING_RUNNABLE: Rule = Rule {
    code: "index-nothing-runnable",
    severity: Severity::Warning,
    title: text!("Nothing to run", "没有可运行的内容"),
    reference: Reference {
        section: "moby, daemon/containerd (IsPseudoImage)",
        url: "https://github.com/moby/moby/blob/v28.0.0/daemon/containerd/image_manifest.go",
    },
    doc: page! {
        what: text!("There are entries, but none is an image: attestations, unknown/unknown, artifacts.", "有条目，但没有一个是镜像：证明、unknown/unknown、制品。"),
        why: text!("Pulling it ends with \"no matching manifest\".", "拉取会以 “no matching manifest” 失败。"),
        fix: text!("Add images, unless it is an index of artifacts.", "请添加镜像，除非这是制品索引。"),
        example: r#"{"manifests": [{"platform": {"os": "unknown", "architecture": "unknown"}}]}"#,
    },
    check: Check::Index(nothing),
};
pub(in crate::rules) static SINGLE_PLATFORM: Rule = Rule {
    code: "index-single-platform",
    severity: Severity::Note,
    title: text!("One platform", "只有一个平台"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("Exactly one entry is an image.", "只有一个条目是镜像。"),
        why: text!("buildx makes such an index for one platform with provenance.", "buildx 为带来源证明的单平台镜像生成这样的索引。"),
        fix: text!("Nothing to do, unless more platforms were meant.", "若非本意要多平台，无需处理。"),
        example: r#"{"manifests": [{"platform": {"os": "linux", "architecture": "amd64"}}]}"#,
    },
    check: Check::Index(single),
};
pub(in crate::rules) static MISSING_COMMON_PLATFORM: Rule = Rule {
    code: "index-missing-common-platform",
    severity: Severity::Note,
    title: text!("A common platform is missing", "缺少常见平台"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("linux/amd64 or linux/arm64 is missing among several Linux platforms.", "有多个 Linux 平台，却缺少 linux/amd64 或 linux/arm64。"),
        why: text!("People on such machines get `no matching manifest`, or a slower image by fallback.", "这些机器上的用户会得到 `no matching manifest`，或退而使用较慢的镜像。"),
        fix: text!("Build the platform and add it.", "请构建该平台并加入。"),
        example: r#"{"manifests": [{"platform": {"os": "linux", "architecture": "arm", "variant": "v7"}}]}"#,
    },
    check: Check::Index(missing_common),
};

static OBJECT: Text = text!("This entry is not an object", "该条目不是对象");
static EMPTY_SAYS: Text = text!("The index lists nothing", "索引没有列出任何内容");
static TYPE: Text = text!("`{0}` is not a media type", "`{0}` 不是合法的媒体类型");
static DOCKER: Text = text!("{0} entries of an OCI index are of a Docker type", "OCI 索引中有 {0} 个条目是 Docker 类型");
static SCHEMA1: Text = text!("This entry is a Docker schema 1 manifest", "该条目是 Docker schema 1 清单");
static BLOB: Text = text!("This entry is a `{0}`, not a manifest", "该条目是 `{0}`，不是清单");
static NESTED_SAYS: Text = text!("This entry is an index itself", "该条目本身是索引");
static NESTED_BARE: Text = text!("This nested index does not say its platform", "该嵌套索引没有说明平台");
static NOTHING_RUNS: Text = text!("None of the {0} entries is an image", "{0} 个条目中没有镜像");
static SINGLE: Text = text!("The only image is for {0}", "唯一的镜像用于 {0}");
static COMMON: Text = text!("`{0}` is missing", "缺少 `{0}`");

fn not_object(view: &IndexView<'_>, report: &mut Report) {
    for value in view.root.get("manifests").into_iter().flat_map(|list| list.items()).filter(|item| !item.is_object()) {
        report.value(value, &OBJECT, NOTHING);
    }
}

fn empty(view: &IndexView<'_>, report: &mut Report) {
    if let Some(list) = view.root.get("manifests").filter(|list| list.is_array() && list.items().next().is_none()) {
        report.value(list, &EMPTY_SAYS, NOTHING);
    }
}

fn artifact_type(view: &IndexView<'_>, report: &mut Report) {
    if let Some(value) = view.root.get("artifactType").filter(|value| !value.is_null()) {
        let text = value.as_str().unwrap_or_default();
        if !text.is_empty() && !mt::is_well_formed(&text) {
            report.value(value, &TYPE, [text]);
        }
    }
}

fn docker_type(view: &IndexView<'_>, report: &mut Report) {
    let is_docker = |name: &str| matches!(name, mt::DOCKER_MANIFEST | mt::DOCKER_LIST);
    let mut found = view.index.entries.iter().filter(|entry| entry.media_type().is_some_and(is_docker));
    if let Some(first) = found.next().filter(|_| view.kind == Kind::OciIndex)
        && let Some(value) = view.value(first).get("mediaType")
    {
        report.value(value, &DOCKER, [(found.count() + 1).to_string()]);
    }
}

/// Says one thing about the media type of every entry that plays a part.
fn each(view: &IndexView<'_>, says: &'static Text, report: &mut Report, is: impl Fn(&Descriptor, Role) -> bool) {
    for (_, entry, _) in view.index.iter().filter(|(_, entry, role)| is(entry, *role)) {
        if let Some(value) = view.value(entry).get("mediaType") {
            report.value(value, says, [entry.media_type().unwrap_or_default()]);
        }
    }
}

fn schema1(view: &IndexView<'_>, report: &mut Report) {
    each(view, &SCHEMA1, report, |entry, _| entry.media_type().is_some_and(mt::is_schema1));
}

fn blob(view: &IndexView<'_>, report: &mut Report) {
    let cache = view.index.entries.iter().any(|entry| entry.media_type() == Some(mt::BUILDKIT_CACHE));
    if !cache {
        each(view, &BLOB, report, |_, role| role == Role::Blob);
    }
}

/// Nobody chooses by platform among the images of a layout: whole indexes stand there by right.
fn nested(view: &IndexView<'_>, report: &mut Report) {
    if !view.index.names_images() {
        each(view, &NESTED_SAYS, report, |_, role| role == Role::Nested);
    }
}

/// Nor among artifacts, as referrers are listed.
fn nested_without_platform(view: &IndexView<'_>, report: &mut Report) {
    let artifacts = || view.index.lists_artifacts_only() && view.index.entries.iter().any(|entry| entry.artifact_type.is_some());
    if !view.index.names_images() && !artifacts() {
        each(view, &NESTED_BARE, report, |entry, role| role == Role::Nested && entry.platform.is_none());
    }
}

fn runs(role: Role) -> bool {
    matches!(role, Role::Image | Role::Nested | Role::NoPlatform)
}

fn nothing(view: &IndexView<'_>, report: &mut Report) {
    let count = view.index.entries.len();
    if let Some(list) = view.root.get("manifests").filter(|_| count > 0 && !view.index.roles.iter().any(|role| runs(*role))) {
        report.key(list, &NOTHING_RUNS, [count.to_string()]);
    }
}

fn single(view: &IndexView<'_>, report: &mut Report) {
    let mut images = view.index.iter().filter(|(_, _, role)| runs(*role));
    if let (Some((_, entry, _)), None) = (images.next(), images.next())
        && let Some(platform) = entry.platform()
    {
        report.missing(view.value(entry), &SINGLE, [platform.full_name()]);
    }
}

fn missing_common(view: &IndexView<'_>, report: &mut Report) {
    let linux: HashSet<_> = view
        .index
        .platforms()
        .map(|(_, entry)| normalise(&entry.platform().cloned().unwrap_or_default()))
        .filter(|platform| platform.os.as_deref() == Some("linux"))
        .map(|platform| platform.architecture)
        .collect();
    let Some(list) = view.root.get("manifests").filter(|_| linux.len() > 1) else { return };
    for wanted in ["amd64", "arm64"] {
        if !linux.contains(&Some(wanted.to_owned())) {
            report.key(list, &COMMON, [format!("linux/{wanted}")]);
        }
    }
}
