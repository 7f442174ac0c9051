//! What the documents of a layout name, against what is there: `layout-blob-absent` and `layout-blob-unreferenced`.
//!
//! A layout may leave blobs to other places. Where whole platforms are left out and one is whole, as `docker save` and
//! containerd write it, that is worth a note; where an image lacks a part of itself it cannot be loaded from here alone.

use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::{Descriptor, Kind, Place};
use crate::language::Text;
use crate::library::Document;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{ArchiveView, Check, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static ABSENT: Rule = Rule {
    code: "layout-blob-absent",
    severity: Severity::Warning,
    title: text!("Blobs that are not in the layout", "布局中缺少的 blob"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, Blobs",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#blobs",
    },
    doc: page! {
        what: text!("Documents of a layout name blobs that are not in it. Where only whole platforms are left out, as `docker save` does, this is a note.", "布局中的文档引用了不在其中的 blob。若只是像 `docker save` 那样略去了整个平台，则为提示。"),
        why: text!("The specification allows it: the blobs may lie elsewhere. Tools that have nothing but this layout cannot load or copy what needs them.", "规范允许这样：blob 可以在别处。但只有该布局的工具无法加载或复制需要它们的内容。"),
        fix: text!("Export the image with all its platforms, where they are needed: `docker save` takes what was pulled, `skopeo copy --all` everything.", "如果需要，请连同所有平台导出镜像：`docker save` 只含已拉取的内容，`skopeo copy --all` 含全部。"),
        example: r#"index.json: {"manifests": [{"digest": "sha256:…", "size": 1609}]} without blobs/sha256/…"#,
    },
    check: Check::Archive(absent),
};

pub(in crate::rules) static UNREFERENCED: Rule = Rule {
    code: "layout-blob-unreferenced",
    severity: Severity::Note,
    title: text!("Blobs that nothing leads to", "没有被引用的 blob"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, Blobs",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#blobs",
    },
    doc: page! {
        what: text!("Nothing that `index.json` leads to names these blobs.", "`index.json` 所及的内容都没有引用这些 blob。"),
        why: text!("They are allowed and only take room. `docker save` leaves descriptions of single layers for old Engines.", "它们是允许的，只是占用空间。`docker save` 会为旧版引擎留下各层的描述。"),
        fix: text!("Nothing to do; a tool that collects garbage removes them.", "无需处理；垃圾回收工具会清除它们。"),
        example: "blobs/sha256/… that no descriptor names",
    },
    check: Check::Archive(unreferenced),
};

static PARTS: Text =
    text!("Blobs that the images need and that are not in the layout: {0}, `{1}` first", "布局中缺少镜像所需的 {0} 个 blob，首个是 `{1}`");
static PLATFORMS: Text = text!(
    "Manifests that the indexes list and that are not in the layout: {0}, `{1}` first; other images are whole",
    "索引所列的清单中有 {0} 个不在布局中，首个是 `{1}`；其他镜像是完整的"
);
static LEFT: Text = text!("Of the layout's blobs ({1}), nothing leads to {0}", "{1} 个 blob 中有 {0} 个没有被引用");

fn descriptors(document: &Document) -> &[Descriptor] {
    document.image.as_deref().map(|image| image.descriptors.as_slice()).unwrap_or_default()
}

/// Whether the content of a descriptor is meant to lie beside the document that names it.
fn belongs(descriptor: &Descriptor) -> bool {
    let foreign = !descriptor.urls.is_empty() || descriptor.media_type().is_some_and(mt::is_nondistributable);
    descriptor.place != Place::Subject && descriptor.data.is_none() && !foreign
}

fn absent(view: &ArchiveView<'_>, report: &mut Report) {
    let Some(index) = view.shape().index.filter(|_| view.is_whole() && view.is_layout()) else { return };
    let reachable = view.library.reachable(view.shelf);
    let mut seen: HashSet<&Digest> = HashSet::new();
    let (mut parts, mut entries) = (Vec::new(), Vec::new());
    for document in &reachable {
        for descriptor in descriptors(document).iter().filter(|descriptor| belongs(descriptor)) {
            let Some(digest) = descriptor.digest().filter(|digest| view.shelf.blob(digest).is_none()) else { continue };
            if seen.insert(digest) {
                let list = if document.kind().is_index() { &mut entries } else { &mut parts };
                list.push(digest);
            }
        }
    }
    let only_entries = parts.is_empty() && reachable.iter().any(|document| document.kind().is_manifest());
    let missing = if only_entries { &entries } else { &[entries.as_slice(), parts.as_slice()].concat() };
    if let Some(first) = missing.first() {
        let (says, severity) = if only_entries { (&PLATFORMS, Severity::Note) } else { (&PARTS, Severity::Warning) };
        report.value(view.value(index), says, [missing.len().to_string(), first.to_string()]).severity(severity);
    }
}

fn unreferenced(view: &ArchiveView<'_>, report: &mut Report) {
    let shape = view.shape();
    let index = shape.index.and_then(|at| view.document(at)).filter(|document| document.kind() != Kind::Unknown);
    if !view.is_whole() || !view.is_layout() || index.is_none() {
        return;
    }
    // What was not read may name anything.
    if !view.library.unread(view.shelf).documents.is_empty() {
        return;
    }
    let reachable = view.library.reachable(view.shelf);
    let mut named: HashSet<usize> = HashSet::new();
    for digest in reachable.iter().flat_map(|document| descriptors(document)).filter_map(|descriptor| descriptor.digest()) {
        named.extend(view.shelf.blob(digest));
    }
    for image in view.saved().map(|(_, images)| images).unwrap_or_default() {
        let paths = image.config.into_iter().chain(image.layers.into_iter().flatten());
        named.extend(paths.filter_map(|path| view.at_path(&path.as_str()?)));
    }
    let left: Vec<usize> = shape.blobs.iter().map(|blob| blob.at).filter(|at| !named.contains(at)).collect();
    if let Some(first) = left.first() {
        let finding = report.value(view.value(*first), &LEFT, [left.len().to_string(), shape.blobs.len().to_string()]);
        view.mark(&left, finding);
    }
}
