//! How many entries `index.json` has: `layout-several-no-ref` and `layout-empty`.

use super::folder::index;
use crate::diagnostic::Severity;
use crate::image::REFERENCE_NAME;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static SEVERAL_NO_REF: Rule = Rule {
    code: "layout-several-no-ref",
    severity: Severity::Warning,
    title: text!("Several images in a layout", "布局中有多个镜像"),
    reference: Reference {
        section: "containers/image v5.34, oci/layout/oci_transport.go (ErrMoreThanOneImage)",
        url: "https://github.com/containers/image/blob/v5.34.0/oci/layout/oci_transport.go",
    },
    doc: page! {
        what: text!("A layout's `index.json` has more than one entry. Where any of them has a name this is a note.", "布局的 `index.json` 有多个条目。只要其中有条目带名称，则为提示。"),
        why: text!("podman and skopeo read `oci:folder` only where there is exactly one; of several they need the name, and cannot choose one without.", "只有一个条目时，podman 和 skopeo 才能读取 `oci:folder`；有多个时必须给出名称，没有名称的无法选择。"),
        fix: text!("Name the image: `oci:folder:name`. Give each entry a name, or each image a layout of its own.", "请给出镜像名称：`oci:folder:name`。请为每个条目命名，或让每个镜像使用单独的布局。"),
        example: r#"{"manifests": [{"digest": "sha256:a…"}, {"digest": "sha256:b…"}]}"#,
    },
    check: Check::Linked(several),
};

pub(in crate::rules) static EMPTY: Rule = Rule {
    code: "layout-empty",
    severity: Severity::Warning,
    title: text!("A layout without images", "布局中没有镜像"),
    reference: Reference {
        section: "containers/image v5.34, oci/layout/oci_transport.go",
        url: "https://github.com/containers/image/blob/v5.34.0/oci/layout/oci_transport.go",
    },
    doc: page! {
        what: text!("The `index.json` beside an `oci-layout` has no entries.", "与 `oci-layout` 同处的 `index.json` 没有条目。"),
        why: text!("It is a valid layout, and nothing can be loaded from it.", "它是合法的布局，但无法从中加载任何镜像。"),
        fix: text!("Export the image again.", "请重新导出镜像。"),
        example: r#"{"schemaVersion": 2, "manifests": []}"#,
    },
    check: Check::Linked(empty),
};

static SOME_NAMED: Text = text!(
    "The layout has {0} entries, and {1} with a name: podman and skopeo have to be told which",
    "布局有 {0} 个条目，其中 {1} 个有名称：必须告诉 podman 和 skopeo 用哪一个"
);
static UNNAMED: Text = text!(
    "The layout has {0} entries and none has a name: podman and skopeo cannot choose one",
    "布局有 {0} 个条目，都没有名称：podman 和 skopeo 无法选择"
);
static NONE: Text = text!("The layout lists no image", "布局没有列出镜像");

fn several(library: &Library, document: &Document, report: &mut Report) {
    let Some((index, list)) = index(library, document).filter(|(index, _)| index.entries.len() > 1) else { return };
    let named = index.entries.iter().filter(|entry| entry.annotation(REFERENCE_NAME).is_some()).count();
    let count = index.entries.len().to_string();
    match named {
        0 => report.key(list, &UNNAMED, [count]),
        _ => report.key(list, &SOME_NAMED, [count, named.to_string()]).severity(Severity::Note),
    };
}

fn empty(library: &Library, document: &Document, report: &mut Report) {
    if let Some((_, list)) = index(library, document).filter(|(index, _)| index.entries.is_empty()) {
        report.value(list, &NONE, NOTHING);
    }
}
