//! `tool-podman-manifest-inspect`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "tool-podman-manifest-inspect",
    severity: Severity::Note,
    title: text!("An index as `podman manifest inspect` writes it", "由 `podman manifest inspect` 写出的索引"),
    reference: Reference {
        section: "containers/podman, libimage manifest inspection",
        url: "https://github.com/containers/common/blob/v0.60.0/libimage/manifests/manifests.go",
    },
    doc: page! {
        what: text!("Four spaces of indent, and a `platform` on every entry: the print of `podman manifest inspect`.", "以四个空格缩进，且每个条目都有 `platform`：`podman manifest inspect` 的输出。"),
        why: text!("podman writes the document anew; its digest is not the registry's.", "podman 会重新生成文档；其摘要不是注册表中的摘要。"),
        fix: text!("Use `skopeo inspect --raw`.", "请用 `skopeo inspect --raw`。"),
        example: r#"{\n    "schemaVersion": 2,"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!(
    "The index is indented as `podman manifest inspect` prints it: its digest may not be that of the registry",
    "索引的缩进与 `podman manifest inspect` 的输出相同：其摘要可能不是注册表中的摘要"
);

fn check(view: &IndexView<'_>, report: &mut Report) {
    let indented = view.document.text.starts_with("{\n    \"schemaVersion\"");
    let entries = &view.index.entries;
    if indented && !entries.is_empty() && entries.iter().all(|entry| entry.platform.is_some() && entry.media_type.is_some()) {
        report.missing(view.root, &SAYS, NOTHING);
    }
}
