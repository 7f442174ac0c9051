//! `cache-buildkit`

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::media_type as mt;
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "cache-buildkit",
    severity: Severity::Note,
    title: text!("A build cache", "构建缓存"),
    reference: Reference {
        section: "BuildKit v0.21.0, cache/remotecache/export.go; README.md, Export cache",
        url: "https://github.com/moby/buildkit/blob/v0.21.0/cache/remotecache/export.go",
    },
    doc: page! {
        what: text!("The config, or an entry of the index, is the table of BuildKit's cache.", "配置或索引条目是 BuildKit 缓存的数据表。"),
        why: text!("It is no image and does not run. In an index the layers of the cache stand where manifests belong; some registries refuse that.", "它不是镜像，无法运行。在索引形式中，缓存的层占据了清单的位置；有的注册表会拒绝。"),
        fix: text!("Where a registry refuses it, export with `image-manifest=true,oci-mediatypes=true` (the default since BuildKit 0.21).", "若注册表拒绝，导出时请加 `image-manifest=true,oci-mediatypes=true`（BuildKit 0.21 起的默认值）。"),
        example: r#"{"manifests": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip"}, {"mediaType": "application/vnd.buildkit.cacheconfig.v0"}]}"#,
    },
    check: Check::Json(check),
};

static MANIFEST: Text = text!("A build cache of BuildKit, not an image", "BuildKit 的构建缓存，不是镜像");
static INDEX: Text = text!(
    "A build cache of BuildKit: its layers stand where manifests belong, and some registries refuse that",
    "BuildKit 的构建缓存：层占据了清单的位置，有的注册表会拒绝"
);

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    let config = Manifest::of(document).and_then(|manifest| manifest.config());
    if let Some(config) = config.filter(|config| config.descriptor.media_type() == Some(mt::BUILDKIT_CACHE)) {
        report.value(config.type_value().unwrap_or(config.value), &MANIFEST, NOTHING);
    }
    let index = document.image.as_deref().and_then(|image| image.index.as_ref());
    let cache = index.is_some_and(|index| index.entries.iter().any(|entry| entry.media_type() == Some(mt::BUILDKIT_CACHE)));
    if let Some(list) = root.get("manifests").filter(|_| cache) {
        report.key(list, &INDEX, NOTHING);
    }
}
