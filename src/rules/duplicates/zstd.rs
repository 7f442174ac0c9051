//! Two compressions of one platform, as podman chooses between them.

use crate::diagnostic::Severity;
use crate::image::Descriptor;
use crate::image::{Role, ZSTD};
use crate::language::Text;
use crate::platform::{Platform, normalise};
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static ZSTD_FIRST: Rule = Rule {
    code: "dup-zstd-first",
    severity: Severity::Warning,
    title: text!("zstd before gzip", "zstd 排在 gzip 之前"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("Of two entries for one platform the one marked as zstd comes first.", "同一平台的两个条目中，标为 zstd 的排在前面。"),
        why: text!("Clients take the first; those that cannot read zstd fail.", "客户端取第一个；不支持 zstd 的会失败。"),
        fix: text!("List the gzip entry first.", "请先列出 gzip 条目。"),
        example: r#"{"manifests": ["linux/amd64 with zstd", "linux/amd64"]}"#,
    },
    check: Check::Index(first),
};
pub(in crate::rules) static ZSTD_ANNOTATION_VALUE: Rule = Rule {
    code: "dup-zstd-annotation-value",
    severity: Severity::Warning,
    title: text!("A zstd mark without effect", "无效的 zstd 标记"),
    reference: Reference {
        section: "containers/image, internal/manifest/oci_index.go",
        url: "https://github.com/containers/image/blob/v5.33.0/internal/manifest/oci_index.go",
    },
    doc: page! {
        what: text!("`io.github.containers.compression.zstd` has a value other than `true`.", "`io.github.containers.compression.zstd` 的值不是 `true`。"),
        why: text!("podman and its relatives look for exactly `true`.", "podman 等只认 `true`。"),
        fix: text!("Write `\"true\"`.", "请写 `\"true\"`。"),
        example: r#"{"annotations": {"io.github.containers.compression.zstd": "yes"}}"#,
    },
    check: Check::Index(value),
};

static FIRST: Text = text!("The zstd entry for {0} stands before the other", "{0} 的 zstd 条目排在另一个之前");
static VALUE: Text = text!("Only `true` has an effect, not `{0}`", "只有 `true` 有效，`{0}` 无效");

fn first(view: &IndexView<'_>, report: &mut Report) {
    let mut seen: HashMap<Platform, (&Descriptor, bool)> = HashMap::new();
    for (_, entry, _) in view.index.iter().filter(|(_, _, role)| *role == Role::Image) {
        let Some(platform) = entry.platform() else { continue };
        let zstd = entry.annotation(ZSTD) == Some("true");
        match seen.get(&normalise(platform)) {
            Some((earlier, true)) if !zstd => {
                report.missing(view.value(earlier), &FIRST, [platform.full_name()]);
            }
            Some(_) => {}
            None => _ = seen.insert(normalise(platform), (entry, zstd)),
        }
    }
}

fn value(view: &IndexView<'_>, report: &mut Report) {
    for entry in &view.index.entries {
        let Some(text) = entry.annotation(ZSTD).filter(|text| *text != "true") else { continue };
        if let Some(value) = view.value(entry).get("annotations").and_then(|map| map.get(ZSTD)) {
            report.value(value, &VALUE, [text]);
        }
    }
}
