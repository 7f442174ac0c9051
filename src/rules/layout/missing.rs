//! The three things that make a layout: `layout-marker-missing`, `layout-index-missing` and `layout-blobs-missing`.
//!
//! Browsers do not tell of empty folders: of a folder that was dropped, a missing `blobs` says nothing where the index has no
//! entries.

use crate::archive::{Form, MemberKind};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{ArchiveView, Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static MARKER: Rule = Rule {
    code: "layout-marker-missing",
    severity: Severity::Error,
    title: text!("No `oci-layout`", "没有 `oci-layout`"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, oci-layout file",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#oci-layout-file",
    },
    doc: page! {
        what: text!("A layout has no file `oci-layout`.", "布局中没有 `oci-layout` 文件。"),
        why: text!("It marks the layout and states its version. containerd does not recognise the archive without it, and oras and regclient refuse it.", "它标明这是布局及其版本。没有它，containerd 无法识别该归档，oras 和 regclient 会拒绝。"),
        fix: text!("Add the file with `{\"imageLayoutVersion\": \"1.0.0\"}`.", "请添加该文件，内容为 `{\"imageLayoutVersion\": \"1.0.0\"}`。"),
        example: "index.json, blobs/sha256/…",
    },
    check: Check::Archive(marker),
};

pub(in crate::rules) static INDEX: Rule = Rule {
    code: "layout-index-missing",
    severity: Severity::Error,
    title: text!("No `index.json`", "没有 `index.json`"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, index.json file",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#indexjson-file",
    },
    doc: page! {
        what: text!("A layout has no file `index.json`, or a folder of that name.", "布局中没有 `index.json` 文件，或它是一个文件夹。"),
        why: text!("It is where every tool begins to read: without it no image can be found.", "所有工具都从它开始读取：没有它就找不到镜像。"),
        fix: text!("Write an image index that lists the manifests under `blobs/`, or export the image again.", "请写一个列出 `blobs/` 下各清单的镜像索引，或重新导出镜像。"),
        example: "oci-layout, blobs/sha256/…",
    },
    check: Check::Archive(index),
};

pub(in crate::rules) static BLOBS: Rule = Rule {
    code: "layout-blobs-missing",
    severity: Severity::Error,
    title: text!("No folder `blobs`", "没有 `blobs` 文件夹"),
    reference: Reference {
        section: "image-spec v1.1.1, image-layout.md, Content",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#content",
    },
    doc: page! {
        what: text!("Nothing stands below `blobs/` in a layout, and there is no such folder.", "布局中 `blobs/` 下没有任何内容，也没有该文件夹。"),
        why: text!("The folder must be there, even where it is empty; all content lies in it.", "该文件夹必须存在，即使为空；所有内容都在其中。"),
        fix: text!("Export the image again with its content.", "请连同内容重新导出镜像。"),
        example: "oci-layout, index.json",
    },
    check: Check::Archive(blobs),
};

static NO_MARKER: Text = text!("The layout has no file `oci-layout`", "布局中没有 `oci-layout` 文件");
static NO_INDEX: Text = text!("The layout has no file `index.json`", "布局中没有 `index.json` 文件");
static FOLDER: Text = text!("`index.json` is a folder", "`index.json` 是一个文件夹");
static NO_BLOBS: Text = text!("The layout has no folder `blobs`", "布局中没有 `blobs` 文件夹");

fn marker(view: &ArchiveView<'_>, report: &mut Report) {
    if view.is_whole() && view.is_layout() && view.shape().marker.is_none() {
        report.missing(view.root, &NO_MARKER, NOTHING);
    }
}

fn index(view: &ArchiveView<'_>, report: &mut Report) {
    if !view.is_whole() || !view.is_layout() || view.shape().index.is_some() {
        return;
    }
    match view.at_path("index.json") {
        Some(at) => report.value(view.value(at), &FOLDER, NOTHING),
        None => report.missing(view.root, &NO_INDEX, NOTHING),
    };
}

fn blobs(view: &ArchiveView<'_>, report: &mut Report) {
    let shape = view.shape();
    if !view.is_whole() || !view.is_layout() || shape.has_blobs {
        return;
    }
    let index = shape.index.and_then(|at| view.document(at)?.image.as_deref()?.index.as_ref());
    let shows_folders =
        view.archive().form != Form::Folder || view.archive().members.iter().any(|member| member.kind == MemberKind::Folder);
    if shows_folders || index.is_none_or(|index| !index.entries.is_empty()) {
        report.missing(view.root, &NO_BLOBS, NOTHING);
    }
}
