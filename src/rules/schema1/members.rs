//! The members of a schema 1 manifest.
//!
//! The specification only lists them, and its own example breaks the rule of equal lengths; so severity follows what
//! clients do. Nobody reads `name`, `tag` and `architecture` today, but Go refuses them where they are no strings.

use super::manifest;
use crate::diagnostic::Severity;
use crate::json::{Kind as Json, Value};
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static MEMBERS: Rule = Rule {
    code: "s1-members",
    severity: Severity::Error,
    title: text!("A member of schema 1 is missing or wrong", "schema 1 的成员缺失或不对"),
    reference: Reference {
        section: "distribution v2.8.3, docs/spec/manifest-v2-1.md, Manifest Field Descriptions",
        url: "https://github.com/distribution/distribution/blob/v2.8.3/docs/spec/manifest-v2-1.md#manifest-field-descriptions",
    },
    doc: page! {
        what: text!("`schemaVersion` is not 1, `fsLayers` or `history` is no array, a `blobSum` is no digest, or `name`, `tag` or `architecture` is no string. Where one of these three is absent, that is a warning.", "`schemaVersion` 不是 1，`fsLayers` 或 `history` 不是数组，`blobSum` 不是摘要，或 `name`、`tag`、`architecture` 不是字符串。后三者缺失为警告。"),
        why: text!("podman and Docker up to 20.10 refuse the manifest. Without `name` and `tag` registries refuse to store it, although clients read it.", "podman 和 Docker 20.10 及更早版本会拒绝该清单。没有 `name` 和 `tag` 时，客户端能读取，注册表却拒绝存储。"),
        fix: text!("Convert the image to a newer format from its source.", "请从源镜像转换为较新的格式。"),
        example: r#"{"schemaVersion": 1, "name": "example/app", "tag": "latest", "architecture": "amd64"}"#,
    },
    check: Check::Json(members),
};
pub(in crate::rules) static LENGTH: Rule = Rule {
    code: "s1-length",
    severity: Severity::Warning,
    title: text!("Layers and history do not fit", "层与历史数量不符"),
    reference: Reference {
        section: "distribution v2.8.3, docs/spec/manifest-v2-1.md, Manifest Field Descriptions; containers/image, manifest/docker_schema1.go",
        url: "https://github.com/distribution/distribution/blob/v2.8.3/docs/spec/manifest-v2-1.md#manifest-field-descriptions",
    },
    doc: page! {
        what: text!("`fsLayers` and `history` differ in length. Where there is no layer at all, that is an error.", "`fsLayers` 与 `history` 的长度不同。若一层都没有，则为错误。"),
        why: text!("Each layer belongs to the step at the same place. podman and Docker up to 20.10 refuse: length of history not equal to number of layers; no FSLayers in manifest. Other tools read the layers all the same.", "每一层对应同一位置的步骤。podman 和 Docker 20.10 及更早版本会拒绝：length of history not equal to number of layers；no FSLayers in manifest。其他工具照样读取各层。"),
        fix: text!("Get the original manifest: a part of this one was cut out.", "请获取原始清单：这份清单被删去了一部分。"),
        example: r#"{"fsLayers": [{"blobSum": "sha256:…"}, {"blobSum": "sha256:…"}], "history": [{"v1Compatibility": "{}"}]}"#,
    },
    check: Check::Json(length),
};

static MISSING: Text = text!("`{0}` is missing", "缺少 `{0}`");
static NOT_TEXT: Text = text!("`{0}` must be a string", "`{0}` 必须是字符串");
static NOT_ARRAY: Text = text!("`{0}` must be an array", "`{0}` 必须是数组");
static VERSION: Text = text!("`schemaVersion` is `{0}`, but must be the number 1", "`schemaVersion` 是 `{0}`，但必须是数字 1");
static BLOB_SUM: Text = text!("`blobSum` of this layer is missing or no digest", "该层的 `blobSum` 缺失或不是摘要");
static LENGTHS: Text = text!("There are {0} layers, but {1} steps of history", "有 {0} 层，但历史有 {1} 步");
static NO_LAYER: Text = text!("There is no layer", "没有层");

fn members(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = manifest(document) else { return };
    match root.get("schemaVersion") {
        None => _ = report.missing(root, &MISSING, ["schemaVersion"]),
        // `1.0` has a rule of its own.
        Some(version) if version.number().and_then(|text| text.parse::<f64>().ok()) != Some(1.0) => {
            report.value(version, &VERSION, [version.raw().chars().take(40).collect::<String>()]);
        }
        Some(_) => {}
    }
    for name in ["name", "tag", "architecture"] {
        match root.get(name).filter(|value| !value.is_null()) {
            None => _ = report.missing(root, &MISSING, [name]).severity(Severity::Warning),
            Some(value) if value.kind() != Json::String => _ = report.value(value, &NOT_TEXT, [name]),
            Some(_) => {}
        }
    }
    for name in ["fsLayers", "history"] {
        match root.get(name).filter(|value| !value.is_null()) {
            None => _ = report.missing(root, &MISSING, [name]),
            Some(value) if !value.is_array() => _ = report.value(value, &NOT_ARRAY, [name]),
            Some(_) => {}
        }
    }
    let Some(tree) = document.tree.as_deref() else { return };
    for layer in manifest.layers.iter().filter(|layer| layer.value.is_none()) {
        report.value(tree.value(layer.node), &BLOB_SUM, NOTHING);
    }
}

fn length(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = manifest(document) else { return };
    let list = |name| root.get(name).filter(|list: &Value<'_>| list.is_array());
    let (Some(layers), Some(history)) = (list("fsLayers"), list("history")) else { return };
    if manifest.layers.is_empty() {
        report.key(layers, &NO_LAYER, NOTHING).severity(Severity::Error);
    } else if manifest.layers.len() != manifest.history.len() {
        report.key(history, &LENGTHS, [manifest.layers.len().to_string(), manifest.history.len().to_string()]);
    }
}
