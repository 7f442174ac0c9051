//! `layout-index-invalid`: only for a file `index.json` beside an `oci-layout`. Docker lists there are read by most tools: a
//! warning.

use super::folder::is_beside_marker;
use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "layout-index-invalid",
    severity: Severity::Error,
    title: text!("`index.json` is no image index", "`index.json` 不是镜像索引"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, index.json file",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#indexjson-file",
    },
    doc: page! {
        what: text!("The file `index.json` beside an `oci-layout` is another document than an image index. A Docker list is a warning.", "与 `oci-layout` 同处的 `index.json` 不是镜像索引。若是 Docker 列表，则为警告。"),
        why: text!("It is where tools begin to read the layout.", "工具从它开始读取布局。"),
        fix: text!("Put the document under `blobs/` and list it in an image index.", "请把该文档放到 `blobs/` 下，并在镜像索引中列出它。"),
        example: "oci-layout, index.json: {\"schemaVersion\": 2, \"config\": {…}, \"layers\": []}",
    },
    check: Check::Linked(check),
};

static OTHER: Text = text!(
    "This is the `index.json` of a layout, but it is another kind of document: `{0}`",
    "这是布局的 `index.json`，但它是另一种文档：`{0}`"
);
static BROKEN: Text =
    text!("This is the `index.json` of a layout, but it cannot be read as JSON", "这是布局的 `index.json`，但无法作为 JSON 读取");
static DOCKER: Text = text!(
    "The `index.json` of a layout should be an OCI index; this is a Docker list",
    "布局的 `index.json` 应为 OCI 索引；这是 Docker 列表"
);

fn check(library: &Library, document: &Document, report: &mut Report) {
    if document.kind() == Kind::OciIndex && document.syntax.is_none() || !is_beside_marker(library, document) || document.is_oversize() {
        return;
    }
    match document.tree.as_deref().filter(|_| document.syntax.is_none()) {
        Some(tree) if document.kind() == Kind::DockerList => {
            report.missing(tree.root(), &DOCKER, NOTHING).severity(Severity::Warning);
        }
        Some(tree) => _ = report.missing(tree.root(), &OTHER, [document.kind().name()]),
        None => _ = report.whole(&BROKEN, NOTHING),
    }
}
