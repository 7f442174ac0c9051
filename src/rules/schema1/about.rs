//! What is true of every schema 1 manifest.

use super::manifest;
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static DEPRECATED: Rule = Rule {
    code: "s1-deprecated",
    severity: Severity::Warning,
    title: text!("A manifest format that clients have dropped", "客户端已弃用的清单格式"),
    reference: Reference {
        section: "distribution v2.8.3, docs/spec/deprecated-schema-v1.md",
        url: "https://github.com/distribution/distribution/blob/v2.8.3/docs/spec/deprecated-schema-v1.md",
    },
    doc: page! {
        what: text!("The document is a Docker image manifest, schema 1.", "文档是 Docker 镜像清单 schema 1。"),
        why: text!("Docker, containerd 2, BuildKit and crane refuse it, and the distribution registry dropped it in version 3. podman and skopeo still read it, and so did Docker up to 20.10.", "Docker、containerd 2、BuildKit 和 crane 会拒绝它，distribution 注册表从第 3 版起不再支持。podman 和 skopeo 仍能读取，Docker 20.10 及更早版本也能。"),
        fix: text!("Convert the image, for example with `skopeo copy --format v2s2`, or build and push it anew.", "请转换镜像，例如用 `skopeo copy --format v2s2`，或重新构建并推送。"),
        example: r#"{"schemaVersion": 1, "name": "example/app", "tag": "latest", "fsLayers": [], "history": []}"#,
    },
    check: Check::Json(deprecated),
};
pub(in crate::rules) static REGISTRY_CONVERTED: Rule = Rule {
    code: "s1-registry-converted",
    severity: Severity::Note,
    title: text!("The registry may have made this document", "该文档可能由注册表生成"),
    reference: Reference {
        section: "distribution v2.8.3, docs/spec/manifest-v2-2.md, Backward compatibility",
        url: "https://github.com/distribution/distribution/blob/v2.8.3/docs/spec/manifest-v2-2.md#backward-compatibility",
    },
    doc: page! {
        what: text!("The document is a schema 1 manifest.", "文档是 schema 1 清单。"),
        why: text!("Older registries answer a request without `Accept` header with schema 1, made at that moment from the manifest for linux/amd64. The tag may really be an index.", "旧注册表会用 schema 1 回答没有 `Accept` 头的请求，由 linux/amd64 的清单当场生成。该标签实际可能是索引。"),
        fix: text!("Repeat the request with an `Accept` header that lists the types of indexes, manifest lists and manifests.", "请重新请求，并在 `Accept` 头中列出索引、清单列表和清单的类型。"),
        example: "curl -H 'Accept: application/vnd.oci.image.index.v1+json' …",
    },
    check: Check::Json(converted),
};
pub(in crate::rules) static ORDER: Rule = Rule {
    code: "s1-order",
    severity: Severity::Note,
    title: text!("The newest layer stands first", "最新的层排在最前"),
    reference: Reference {
        section: "distribution v2.8.3, manifest/schema1/manifest.go (FSLayers)",
        url: "https://github.com/distribution/distribution/blob/v2.8.3/manifest/schema1/manifest.go",
    },
    doc: page! {
        what: text!("The manifest has several layers.", "清单有多层。"),
        why: text!("Schema 1 lists layers from the top down, every later format from the bottom up.", "schema 1 自上而下列出各层，之后的格式都自下而上。"),
        fix: text!("Nothing to do; turn the order round when you compare it with another manifest.", "无需处理；与其他清单比较时请颠倒顺序。"),
        example: r#"{"fsLayers": [{"blobSum": "sha256:aaaa…"}, {"blobSum": "sha256:bbbb…"}]}"#,
    },
    check: Check::Json(order),
};

static DEPRECATED_SAYS: Text = text!(
    "Docker schema 1: Docker, containerd 2, BuildKit and crane refuse it; podman and skopeo can convert it",
    "Docker schema 1：Docker、containerd 2、BuildKit 和 crane 会拒绝；podman 和 skopeo 可以转换"
);
static CONVERTED_SAYS: Text = text!(
    "A registry asked without `Accept` header may answer with schema 1 in place of an index",
    "请求没有 `Accept` 头时，注册表可能用 schema 1 代替索引来回答"
);
static ORDER_SAYS: Text = text!("The first of the {0} layers is the top one", "{0} 层中的第一个是最上层");

fn deprecated(root: Value<'_>, document: &Document, report: &mut Report) {
    if manifest(document).is_some() {
        report.missing(root, &DEPRECATED_SAYS, NOTHING);
    }
}

fn converted(root: Value<'_>, document: &Document, report: &mut Report) {
    if manifest(document).is_some() {
        report.missing(root, &CONVERTED_SAYS, NOTHING);
    }
}

fn order(root: Value<'_>, document: &Document, report: &mut Report) {
    let layers = manifest(document).map_or(0, |manifest| manifest.layers.len());
    if let Some(list) = root.get("fsLayers").filter(|_| layers > 1) {
        report.key(list, &ORDER_SAYS, [layers.to_string()]);
    }
}
