//! `save-v1-only`: what `docker save` wrote before Docker 1.10, without `manifest.json`.

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{ArchiveView, Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "save-v1-only",
    severity: Severity::Warning,
    title: text!("A `docker save` archive of the oldest form", "最旧格式的 `docker save` 归档"),
    reference: Reference {
        section: "Docker Engine v28.5 and v29.0, daemon/internal/image/tarexport/load.go (legacyLoad; invalid archive: does not contain a manifest.json)",
        url: "https://github.com/moby/moby/blob/v28.5.2/image/tarexport/load.go",
    },
    doc: page! {
        what: text!("An archive has a file `repositories` and neither `manifest.json` nor `index.json`.", "归档中有 `repositories` 文件，但没有 `manifest.json` 和 `index.json`。"),
        why: text!("Docker up to version 28 loads it on Linux, with its classic store; version 29, containerd, podman and skopeo do not.", "28 版及之前的 Docker 可在 Linux 上以经典存储加载它；29 版、containerd、podman 和 skopeo 都不能。"),
        fix: text!("Load it with Docker 28 or older and save it again.", "请用 28 版或更旧的 Docker 加载，再重新保存。"),
        example: "repositories, 9a1b…/json, 9a1b…/layer.tar",
    },
    check: Check::Archive(check),
};

static SAYS: Text = text!(
    "Only Docker up to version 28 reads an archive with `repositories` and without `manifest.json`",
    "只有 28 版及之前的 Docker 能读取有 `repositories` 而没有 `manifest.json` 的归档"
);

fn check(view: &ArchiveView<'_>, report: &mut Report) {
    let shape = view.shape();
    if let Some(at) = shape.repositories.filter(|_| view.is_whole() && shape.save.is_none() && !view.is_layout()) {
        report.value(view.value(at), &SAYS, NOTHING);
    }
}
