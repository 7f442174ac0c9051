//! `manifest.json` itself: `save-manifest-invalid` and `save-empty`.

use super::subject::shelf;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static INVALID: Rule = Rule {
    code: "save-manifest-invalid",
    severity: Severity::Error,
    title: text!("`manifest.json` lists no images", "`manifest.json` 没有列出镜像"),
    reference: Reference {
        section: "Docker Engine v28, image/tarexport/load.go",
        url: "https://github.com/moby/moby/blob/v28.5.2/image/tarexport/load.go",
    },
    doc: page! {
        what: text!("`manifest.json` of a `docker save` archive is no list of objects with `Config` and `Layers`.", "`docker save` 归档的 `manifest.json` 不是由含 `Config` 和 `Layers` 的对象组成的数组。"),
        why: text!("Docker, podman and containerd begin there and refuse the archive.", "Docker、podman 和 containerd 从它读起，会拒绝该归档。"),
        fix: text!("Save the image again.", "请重新保存镜像。"),
        example: r#"{"Config": "3f5c….json", "Layers": []}"#,
    },
    check: Check::Linked(invalid),
};

pub(in crate::rules) static EMPTY: Rule = Rule {
    code: "save-empty",
    severity: Severity::Warning,
    title: text!("A `docker save` archive without images", "没有镜像的 `docker save` 归档"),
    reference: Reference {
        section: "Docker Engine v28, image/tarexport/load.go; containers/image v5.34, docker/internal/tarfile/reader.go",
        url: "https://github.com/moby/moby/blob/v28.5.2/image/tarexport/load.go",
    },
    doc: page! {
        what: text!("`manifest.json` of a `docker save` archive is an empty list.", "`docker save` 归档的 `manifest.json` 是空数组。"),
        why: text!("Docker loads nothing and reports no error; podman refuses the archive.", "Docker 不加载任何内容也不报错；podman 会拒绝该归档。"),
        fix: text!("Save the image again.", "请重新保存镜像。"),
        example: "[]",
    },
    check: Check::Linked(empty),
};

static SAYS: Text = text!(
    "This is the `manifest.json` of a `docker save` archive, but it lists no images",
    "这是 `docker save` 归档的 `manifest.json`，但没有列出镜像"
);
static BROKEN: Text = text!(
    "This is the `manifest.json` of a `docker save` archive, but it cannot be read as JSON",
    "这是 `docker save` 归档的 `manifest.json`，但无法作为 JSON 读取"
);
static NONE: Text = text!("The archive lists no image", "归档没有列出镜像");

fn invalid(library: &Library, document: &Document, report: &mut Report) {
    let Some(shelf) = shelf(library, document).filter(|shelf| library.is_save(shelf) && library.saved(shelf).is_none()) else { return };
    let severity = if library.is_layout(shelf) { Severity::Warning } else { Severity::Error };
    match document.tree.as_deref().filter(|_| document.syntax.is_none()).map(|tree| tree.root()) {
        Some(root) if root.is_array() && root.items().next().is_none() => {}
        Some(root) => _ = report.missing(root, &SAYS, NOTHING).severity(severity),
        None => _ = report.whole(&BROKEN, NOTHING).severity(severity),
    }
}

fn empty(library: &Library, document: &Document, report: &mut Report) {
    let root = document.tree.as_deref().filter(|_| document.syntax.is_none()).map(|tree| tree.root());
    let empty = root.filter(|root| root.is_array() && root.items().next().is_none());
    if let Some(root) = empty.filter(|_| shelf(library, document).is_some_and(|shelf| library.is_save(shelf))) {
        report.value(root, &NONE, NOTHING);
    }
}
