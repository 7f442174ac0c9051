//! `save-index-disagrees`: in an archive that is a layout as well, both must lead to the same images, under the same names.

use super::subject::Saved;
use crate::diagnostic::Severity;
use crate::image::{CONTAINERD_NAME, Place, REFERENCE_NAME};
use crate::language::Text;
use crate::library::{Document, Library};
use crate::reference::Reference as Name;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "save-index-disagrees",
    severity: Severity::Warning,
    title: text!("`manifest.json` and `index.json` hold different images", "`manifest.json` 与 `index.json` 的镜像不同"),
    reference: Reference {
        section: "Docker Engine v28, image/tarexport/load.go; containerd v2.1, core/images/archive/importer.go",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/core/images/archive/importer.go",
    },
    doc: page! {
        what: text!("The config of an image in `manifest.json` is not that of any image that `index.json` leads to, or `index.json` does not know its name.", "`manifest.json` 中某个镜像的配置不属于 `index.json` 所及的任何镜像，或者 `index.json` 中没有它的名称。"),
        why: text!("Docker's classic store and `docker-archive:` of podman and skopeo load another image from this file than containerd does, or the same under another name.", "Docker 的经典存储以及 podman 和 skopeo 的 `docker-archive:`，从该文件加载的镜像或其名称与 containerd 的不同。"),
        fix: text!("Save the image again.", "请重新保存镜像。"),
        example: r#"manifest.json: [{"Config": "blobs/sha256/a…"}], the manifest: {"config": {"digest": "sha256:b…"}}"#,
    },
    check: Check::Linked(check),
};

static NAME: Text = text!(
    "`index.json` has no image called `{0}`, but {1}. Docker's classic store and `docker-archive:` take the former, containerd takes the latter",
    "`index.json` 中没有名为 `{0}` 的镜像，而有 {1}。Docker 的经典存储和 `docker-archive:` 取前者，containerd 取后者"
);
static SAYS: Text = text!("No image that `index.json` leads to has this config", "`index.json` 所及的镜像都没有使用该配置");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(saved) = Saved::of(library, document).filter(|saved| !saved.is_cut() && library.is_layout(saved.shelf)) else { return };
    // From the layout's own index alone.
    let Some(index) = saved.shelf.shape.index.and_then(|at| library.member_at(saved.shelf, at)) else { return };
    names(&saved, index, report);
    let (mut open, mut seen, mut configs, mut whole) = (vec![index], HashSet::new(), HashSet::new(), true);
    while let Some(document) = open.pop() {
        if !seen.insert(document.id) {
            continue;
        }
        for descriptor in document.image.iter().flat_map(|image| &image.descriptors) {
            let child = descriptor.digest().and_then(|digest| saved.shelf.blob(digest));
            match descriptor.place {
                Place::Config => configs.extend(child.and_then(|at| saved.shelf.archive.target(at))),
                // What is not here may have the config.
                Place::Entry(_) => match child.and_then(|at| library.member_at(saved.shelf, at)) {
                    Some(child) => open.push(child),
                    None => whole = false,
                },
                _ => {}
            }
        }
    }
    if configs.is_empty() || !whole {
        return;
    }
    for config in saved.images.iter().filter_map(|image| image.config) {
        let Some(at) = saved.file(config) else { continue };
        let digests = |at: usize| saved.shelf.archive.contents.get(at)?.as_ref().map(|content| &content.digests);
        // The same content may lie there under two names.
        let same = |other: &usize| digests(at).is_some() && digests(*other) == digests(at);
        if !configs.contains(&at) && !configs.iter().any(same) {
            report.value(config, &SAYS, crate::rules::NOTHING);
        }
    }
}

/// Names of which a sentence tells.
const TOLD: usize = 3;

/// Names in `manifest.json` that no entry of `index.json` has: in full where those are told in full, else by the tag.
fn names(saved: &Saved<'_>, index: &Document, report: &mut Report) {
    let entries = index.image.as_deref().and_then(|image| image.index.as_ref()).map(|index| index.entries.as_slice()).unwrap_or_default();
    let annotated = |key| entries.iter().filter_map(move |entry| entry.annotation(key)).collect::<Vec<&str>>();
    let (full, short) = (annotated(CONTAINERD_NAME), annotated(REFERENCE_NAME));
    let told = if full.is_empty() { &short } else { &full };
    // An index without names disagrees with none.
    if told.is_empty() {
        return;
    }
    let known: HashSet<Name> = full.iter().chain(&short).filter_map(|name| Some(Name::parse(name).ok()?.normalised())).collect();
    let listed = told.iter().take(TOLD).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    for tag in saved.images.iter().flat_map(|image| &image.tags) {
        let Some(text) = tag.as_str() else { continue };
        let Ok(name) = Name::parse(&text) else { continue };
        let by_tag = full.is_empty() && short.iter().any(|short| name.tag() == Some(*short) || *short == text);
        if !by_tag && !known.contains(&name.normalised()) {
            report.value(*tag, &NAME, [text.into_owned(), listed.clone()]);
        }
    }
}
