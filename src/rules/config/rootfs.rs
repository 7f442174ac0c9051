//! `rootfs`: the layers of the image.

use super::place::config;
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static ROOTFS_MISSING: Rule = Rule {
    code: "config-rootfs-missing",
    severity: Severity::Error,
    title: text!("No `rootfs`", "没有 `rootfs`"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`rootfs` is absent or no object.", "`rootfs` 缺失或不是对象。"),
        why: text!("It names the layers; without it no client can start the image.", "它列出各层；没有它客户端无法启动镜像。"),
        fix: text!("Add it.", "请加上。"),
        example: r#"{"architecture": "amd64", "os": "linux"}"#,
    },
    check: Check::Json(missing),
};
pub(in crate::rules) static ROOTFS_TYPE: Rule = Rule {
    code: "config-rootfs-type",
    severity: Severity::Error,
    title: text!("Another type than `layers`", "类型不是 `layers`"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`rootfs.type` is absent or not `layers`.", "`rootfs.type` 缺失或不是 `layers`。"),
        why: text!("Readers must refuse any other.", "读取方必须拒绝其他类型。"),
        fix: text!("Write `\"layers\"`.", "请写 `\"layers\"`。"),
        example: r#"{"rootfs": {"type": "disk", "diff_ids": []}}"#,
    },
    check: Check::Json(kind),
};
pub(in crate::rules) static DIFFIDS: Rule = Rule {
    code: "config-diffids",
    severity: Severity::Error,
    title: text!("No list of layer digests", "没有层摘要列表"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`rootfs.diff_ids` is absent, `null` or not an array of digests.", "`rootfs.diff_ids` 缺失、为 `null` 或不是摘要数组。"),
        why: text!("Clients check each unpacked layer against it.", "客户端据此校验每个解压后的层。"),
        fix: text!("Add it; `[]` stands for no layers.", "请加上；`[]` 表示没有层。"),
        example: r#"{"rootfs": {"type": "layers"}}"#,
    },
    check: Check::Json(list),
};
pub(in crate::rules) static DIFFID_REPEAT: Rule = Rule {
    code: "config-diffid-repeat",
    severity: Severity::Note,
    title: text!("The same layer more than once", "同一层出现多次"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties (diff_ids)",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("A digest stands more than once in `rootfs.diff_ids`.", "某个摘要在 `rootfs.diff_ids` 中出现多次。"),
        why: text!("Two layers have the same content. Mostly they are empty: a step changed nothing in the file system.", "有两层内容相同，多半是空层：某一步没有改动文件系统。"),
        fix: text!("Nothing to do; the layer is stored once.", "无需处理；该层只存储一次。"),
        example: r#"{"rootfs": {"type": "layers", "diff_ids": ["sha256:5f70bf18…", "sha256:5f70bf18…"]}}"#,
    },
    check: Check::Json(repeat),
};

static MISSING: Text = text!("`{0}` is missing", "缺少 `{0}`");
static NOT_OBJECT: Text = text!("`{0}` must be an object", "`{0}` 必须是对象");
static TYPE: Text = text!("`type` is {0}, but must be `layers`", "`type` 是 {0}，但必须是 `layers`");
static NOT_LIST: Text = text!("`{0}` must be an array of digests", "`{0}` 必须是摘要数组");
static NOT_DIGEST: Text = text!("`{0}` is not a digest", "`{0}` 不是摘要");
static REPEATED: Text = text!("{0} of {1} layers have the content of an earlier one", "{1} 层中有 {0} 层与前面的某层内容相同");
static FIRST: Text = text!("First here", "首次出现在此");

/// `rootfs`, where it is an object.
pub(super) fn rootfs<'a>(root: Value<'a>, document: &Document) -> Option<Value<'a>> {
    config(root, document)?.get("rootfs").filter(|rootfs| rootfs.is_object())
}

/// The items of `rootfs.diff_ids`, where it is an array.
pub(super) fn diff_ids<'a>(root: Value<'a>, document: &Document) -> Option<Value<'a>> {
    rootfs(root, document)?.get("diff_ids").filter(|list| list.is_array())
}

fn missing(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(config) = config(root, document) else { return };
    match config.get("rootfs") {
        None => _ = report.missing(config, &MISSING, ["rootfs"]),
        Some(value) if !value.is_object() => _ = report.value(value, &NOT_OBJECT, ["rootfs"]),
        Some(_) => {}
    }
}

fn kind(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(rootfs) = rootfs(root, document) else { return };
    match rootfs.get("type") {
        None => _ = report.missing(rootfs, &MISSING, ["type"]),
        Some(value) if value.as_str().as_deref() != Some("layers") => {
            report.value(value, &TYPE, [format!("`{}`", value.raw().chars().take(60).collect::<String>())]);
        }
        Some(_) => {}
    }
}

fn list(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(rootfs) = rootfs(root, document) else { return };
    match rootfs.get("diff_ids") {
        None => _ = report.missing(rootfs, &MISSING, ["diff_ids"]),
        Some(value) if !value.is_array() => _ = report.value(value, &NOT_LIST, ["diff_ids"]),
        Some(list) => {
            for item in list.items() {
                let text = item.as_str().unwrap_or_default();
                if Digest::parse(&text).is_err() {
                    report.value(item, &NOT_DIGEST, [text]);
                }
            }
        }
    }
}

fn repeat(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(list) = diff_ids(root, document) else { return };
    let mut seen: HashMap<_, Value<'_>> = HashMap::new();
    let mut repeated = Vec::new();
    for item in list.items() {
        let Some(text) = item.as_str() else { continue };
        match seen.get(&text) {
            Some(first) => repeated.push((item, *first)),
            None => _ = seen.insert(text, item),
        }
    }
    if let Some((item, first)) = repeated.first() {
        let counts = [repeated.len().to_string(), list.items().count().to_string()];
        report.value(*item, &REPEATED, counts).label(first.span(), &FIRST, NOTHING);
    }
}
