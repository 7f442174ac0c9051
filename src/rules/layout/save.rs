//! A layout and a `docker save` archive in one file, or only the latter: `layout-docker-save`, `layout-docker-save-only` and
//! `layout-unknown-file`.

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{ArchiveView, Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static BOTH: Rule = Rule {
    code: "layout-docker-save",
    severity: Severity::Note,
    title: text!("Also a `docker save` archive", "同时也是 `docker save` 归档"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, Content",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#content",
    },
    doc: page! {
        what: text!("A layout has a `manifest.json` as `docker save` writes it.", "布局中有 `docker save` 写出的 `manifest.json`。"),
        why: text!("It can be read in two ways. containerd, and Docker with its image store, begin at `index.json`; Docker's classic store begins at `manifest.json`, which lists one platform of each image.", "它有两种读法。containerd 及使用其镜像存储的 Docker 从 `index.json` 读起；Docker 的经典存储从 `manifest.json` 读起，其中每个镜像只列一个平台。"),
        fix: text!("Nothing to do: this is the form that most tools read.", "无需处理：这是多数工具都能读取的形式。"),
        example: "oci-layout, index.json, manifest.json, blobs/sha256/…",
    },
    check: Check::Archive(both),
};

pub(in crate::rules) static ONLY: Rule = Rule {
    code: "layout-docker-save-only",
    severity: Severity::Warning,
    title: text!("A `docker save` archive without a layout", "没有布局的 `docker save` 归档"),
    reference: Reference {
        section: "Docker Engine v24.0 and v25.0, image/tarexport/save.go",
        url: "https://github.com/moby/moby/blob/v25.0.0/image/tarexport/save.go",
    },
    doc: page! {
        what: text!("An archive has a `manifest.json` as `docker save` writes it, and neither `oci-layout` nor `index.json`. Docker before version 25, `podman save` and many build tools write it so.", "归档中有 `docker save` 写出的 `manifest.json`，但没有 `oci-layout` 和 `index.json`。25 版之前的 Docker、`podman save` 和许多构建工具都这样写。"),
        why: text!("It holds no image manifest: whoever loads it makes a new one, so the digest of the image in a registry is lost, and there is one platform only. Tools for OCI layouts, oras and `skopeo oci-archive:` among them, cannot read it.", "其中没有镜像清单：加载时会生成新的，因此丢失镜像在注册表中的摘要，而且只有一个平台。oras、`skopeo oci-archive:` 等读取 OCI 布局的工具无法读取它。"),
        fix: text!("Where a layout is needed: `skopeo copy docker-archive:FILE oci-archive:NEW`.", "若需要布局：`skopeo copy docker-archive:文件 oci-archive:新文件`。"),
        example: "manifest.json, 3f5c….json, 9a1b…/layer.tar",
    },
    check: Check::Archive(only),
};

pub(in crate::rules) static UNKNOWN: Rule = Rule {
    code: "layout-unknown-file",
    severity: Severity::Note,
    title: text!("Other files in a layout", "布局中的其他文件"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, Content",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#content",
    },
    doc: page! {
        what: text!("A layout has files that are neither its own nor those of `docker save`.", "布局中有既不属于布局、也不属于 `docker save` 的文件。"),
        why: text!("They are allowed and no tool reads them. containerd stores every file of an archive as content when it imports it.", "它们是允许的，但没有工具读取。containerd 导入归档时会把每个文件都存为内容。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: "oci-layout, index.json, blobs/sha256/…, LICENSE",
    },
    check: Check::Archive(unknown),
};

static BOTH_SAYS: Text = text!(
    "The layout is a `docker save` archive, too. Images that `manifest.json` lists: {0}",
    "该布局同时也是 `docker save` 归档：`manifest.json` 列出了 {0} 个镜像"
);
static ONLY_SAYS: Text = text!("This is a `docker save` archive without an OCI layout", "这是没有 OCI 布局的 `docker save` 归档");
static OTHERS: Text = text!("Files that do not belong to the layout: {0}, `{1}` first", "有 {0} 个文件不属于布局，首个是 `{1}`");

fn both(view: &ArchiveView<'_>, report: &mut Report) {
    let images = view.saved().map(|(_, images)| images.len());
    if let Some((at, images)) = view.shape().save.zip(images).filter(|_| view.is_layout()) {
        report.value(view.value(at), &BOTH_SAYS, [images.to_string()]);
    }
}

fn only(view: &ArchiveView<'_>, report: &mut Report) {
    if let Some(at) = view.shape().save.filter(|_| view.is_whole() && !view.is_layout() && view.library.is_save(view.shelf)) {
        report.value(view.value(at), &ONLY_SAYS, NOTHING);
    }
}

fn unknown(view: &ArchiveView<'_>, report: &mut Report) {
    if !view.is_done() || !view.is_layout() {
        return;
    }
    let mut saved: HashSet<usize> = HashSet::new();
    for image in view.saved().map(|(_, images)| images).unwrap_or_default() {
        let paths = image.config.into_iter().chain(image.layers.into_iter().flatten());
        saved.extend(paths.filter_map(|path| view.at_path(&path.as_str()?)));
    }
    // The folder of a layer in `docker save` archives, named after it.
    let is_legacy = |path: &str| {
        let mut parts = path.rsplit('/');
        let name = parts.next().unwrap_or_default();
        let folder = parts.next().unwrap_or_default();
        matches!(name, "VERSION" | "json" | "layer.tar") && folder.len() == 64 && folder.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let is_known = |at: &usize| saved.contains(at) || view.member(*at).and_then(|member| member.clean.as_deref()).is_some_and(is_legacy);
    let mut others: Vec<usize> = view.shape().others.iter().copied().filter(|at| !is_known(at)).collect();
    // `manifest.json` and `repositories` are files like any other where they are not those of `docker save`.
    others.extend(view.shape().save.filter(|_| view.saved().is_none()));
    others.extend(view.shape().repositories.filter(|_| view.shape().save.is_none()));
    if let Some((first, member)) = others.first().and_then(|at| Some((*at, view.member(*at)?))) {
        let finding = report.value(view.value(first), &OTHERS, [others.len().to_string(), member.path.clone()]);
        view.mark(&others, finding);
    }
}
