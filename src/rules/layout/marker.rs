//! The file `oci-layout`: `layout-marker-invalid` and `layout-marker-version`.

use super::folder::{MARKER, is_file};
use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::{Kind as Json, Value};
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static INVALID: Rule = Rule {
    code: "layout-marker-invalid",
    severity: Severity::Error,
    title: text!("Not the marker of a layout", "不是合法的布局标记"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, oci-layout file",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#oci-layout-file",
    },
    doc: page! {
        what: text!("The file `oci-layout` is no object, or has no string `imageLayoutVersion`.", "`oci-layout` 文件不是对象，或没有字符串 `imageLayoutVersion`。"),
        why: text!("Without it a folder is no image layout, and tools refuse it.", "没有它，文件夹就不是镜像布局，工具会拒绝。"),
        fix: text!("Write `{\"imageLayoutVersion\": \"1.0.0\"}`.", "请写成 `{\"imageLayoutVersion\": \"1.0.0\"}`。"),
        example: r#"{"imageLayoutVersion": 1}"#,
    },
    check: Check::Json(invalid),
};

pub(in crate::rules) static VERSION: Rule = Rule {
    code: "layout-marker-version",
    severity: Severity::Error,
    title: text!("A layout of another version", "布局版本不同"),
    reference: Reference {
        section: "containerd v2.1, core/images/archive/importer.go (unsupported OCI version)",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/core/images/archive/importer.go",
    },
    doc: page! {
        what: text!("`imageLayoutVersion` is not `1.0.0`.", "`imageLayoutVersion` 不是 `1.0.0`。"),
        why: text!("There is no other version: the schema rejects it, and containerd and regclient refuse the layout.", "没有其他版本：模式会拒绝，containerd 和 regclient 也会拒绝该布局。"),
        fix: text!("Write `1.0.0`, whatever the version of the specification.", "无论规范版本，请写 `1.0.0`。"),
        example: r#"{"imageLayoutVersion": "1.1.0"}"#,
    },
    check: Check::Json(version),
};

/// The one version of the layout that is defined.
const DEFINED: &str = "1.0.0";

static NO_OBJECT: Text = text!("The file `oci-layout` is not an object", "`oci-layout` 文件不是对象");
static NO_VERSION: Text = text!("`imageLayoutVersion` is missing", "缺少 `imageLayoutVersion`");
static NO_STRING: Text = text!("`imageLayoutVersion` is not a string", "`imageLayoutVersion` 不是字符串");
static OTHER: Text = text!("The version is `{0}`; only `1.0.0` is defined", "版本是 `{0}`；只定义了 `1.0.0`");

/// By its content, or by its name where the content says nothing.
fn is_marker(document: &Document) -> bool {
    document.kind() == Kind::Layout || document.kind() == Kind::Unknown && is_file(document, MARKER)
}

fn invalid(root: Value<'_>, document: &Document, report: &mut Report) {
    if !is_marker(document) || document.syntax.is_some() {
        return;
    }
    match root.get("imageLayoutVersion") {
        _ if !root.is_object() => report.missing(root, &NO_OBJECT, NOTHING),
        None => report.missing(root, &NO_VERSION, NOTHING),
        Some(version) if version.kind() != Json::String => report.value(version, &NO_STRING, NOTHING),
        Some(_) => return,
    };
}

fn version(root: Value<'_>, document: &Document, report: &mut Report) {
    if let Some(value) = root.get("imageLayoutVersion").filter(|_| is_marker(document))
        && let Some(version) = value.as_str().filter(|version| version != DEFINED)
    {
        report.value(value, &OTHER, [version]);
    }
}
