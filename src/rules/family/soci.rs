//! `soci-index`

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "soci-index",
    severity: Severity::Note,
    title: text!("A SOCI index", "SOCI 索引"),
    reference: Reference {
        section: "soci-snapshotter v0.11.0, soci/soci_index.go, soci/soci_convert.go",
        url: "https://github.com/awslabs/soci-snapshotter/blob/v0.11.0/soci/soci_index.go",
    },
    doc: page! {
        what: text!("The manifest, or an entry of the index, holds tables by which the SOCI snapshotter loads layers on demand.", "该清单或索引条目保存供 SOCI snapshotter 按需加载层的数据表。"),
        why: text!("It is no image. Version 1 refers to its image by `subject`; version 2 stands in the image's index, under the platform of the image, and names it by the annotation `com.amazon.soci.image-manifest-digest`.", "它不是镜像。第 1 版通过 `subject` 指向镜像；第 2 版放在镜像的索引中，使用镜像的平台，并以注解 `com.amazon.soci.image-manifest-digest` 指明镜像。"),
        fix: text!("Nothing to do where the image is there; otherwise convert it again with `soci convert`.", "镜像存在时无需处理；否则请用 `soci convert` 重新转换。"),
        example: r#"{"artifactType": "application/vnd.amazon.soci.index.v2+json", "annotations": {"com.amazon.soci.image-manifest-digest": "sha256:…"}}"#,
    },
    check: Check::Json(check),
};

const VERSION_1: &str = "application/vnd.amazon.soci.index.v1+json";
const VERSION_2: &str = "application/vnd.amazon.soci.index.v2+json";
const IMAGE: &str = "com.amazon.soci.image-manifest-digest";

static MANIFEST: Text = text!(
    "A SOCI index, version {0}: tables for loading layers on demand, no image",
    "SOCI 索引，第 {0} 版：用于按需加载层的数据表，不是镜像"
);
static ENTRIES: Text = text!("SOCI indexes that stand beside their images: {0}", "与镜像并列的 SOCI 索引：{0} 个");
static UNSAID: Text = text!("This SOCI index does not name its image: `{0}` is missing", "该 SOCI 索引没有指明镜像：缺少 `{0}`");
static DANGLING: Text = text!("The image that this SOCI index is for is not in the index", "该 SOCI 索引所对应的镜像不在此索引中");

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    if document.kind() == Kind::OciIndex {
        return entries(root, document, report);
    }
    let Some(manifest) = Manifest::of(document) else { return };
    let Some(value) = manifest.typed(|name| matches!(name, VERSION_1 | VERSION_2)) else { return };
    let version = if value.as_str().as_deref() == Some(VERSION_2) { "2" } else { "1" };
    report.value(value, &MANIFEST, [version]);
}

fn entries(root: Value<'_>, document: &Document, report: &mut Report) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    let Some(index) = image.index.as_ref() else { return };
    let is_soci = |name: &str| matches!(name, VERSION_1 | VERSION_2);
    let soci: Vec<_> = index.entries.iter().filter(|entry| entry.artifact_type.as_ref().is_some_and(|name| is_soci(&name.value))).collect();
    let Some(list) = root.get("manifests").filter(|_| !soci.is_empty()) else { return };
    report.key(list, &ENTRIES, [soci.len().to_string()]);
    let digests: HashSet<_> = index.entries.iter().filter_map(|entry| entry.digest_text()).collect();
    for entry in soci.into_iter().filter(|entry| entry.artifact_type.as_ref().is_some_and(|name| name.value == VERSION_2)) {
        let value = tree.value(entry.node);
        match (entry.annotation(IMAGE), value.get("annotations").and_then(|map| map.get(IMAGE))) {
            (Some(digest), Some(at)) if !digests.contains(digest) => report.value(at, &DANGLING, NOTHING),
            (None, None) => report.missing(value, &UNSAID, [IMAGE]),
            _ => continue,
        };
    }
}
