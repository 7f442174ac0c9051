//! `ann-large`
//!
//! No client has a limit of its own for all annotations together, so their sum is only a note; those that containerd hands
//! to its snapshotters as labels have one.

use crate::diagnostic::Severity;
use crate::image::Place;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Annotated, AnnotationsView, Check, Reference, Report, Rule};
use crate::text;
use crate::text::number;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ann-large",
    severity: Severity::Warning,
    title: text!("Large annotations", "注解很大"),
    reference: Reference {
        section: "containerd v2.1.0, pkg/labels/validate.go; distribution-spec v1.1.1, spec.md, Pushing Manifests",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/pkg/labels/validate.go",
    },
    doc: page! {
        what: text!("An annotation of a layer whose key begins with `containerd.io/snapshot/` has more than 4,096 bytes, key and value together; or (a note) all annotations together have more than 65,536 bytes.", "键以 `containerd.io/snapshot/` 开头的层注解，键与值合计超过 4,096 字节；或（提示）全部注解合计超过 65,536 字节。"),
        why: text!("containerd gives such annotations to its snapshotter as labels, refuses longer ones and cannot unpack the image. All annotations count towards the 4 MiB that registries take, and every client fetches them with the manifest.", "containerd 把这种注解作为标签交给 snapshotter，拒绝更长的标签，因而无法解包镜像。全部注解都计入注册表允许的 4 MiB，每个客户端都会随清单下载它们。"),
        fix: text!("Move the content to an artifact whose `subject` is the image.", "请把内容放入以该镜像为 `subject` 的制品。"),
        example: r#"{"annotations": {"containerd.io/snapshot/nydus-reference-blob-ids": "[… 60 of them]"}}"#,
    },
    check: Check::Annotations(check),
};

static LABEL: Text = text!(
    "Key and value have {0} bytes: containerd makes a label of them, takes 4,096 and fails to unpack the image",
    "键与值共 {0} 字节：containerd 会用它作标签，最多 4,096 字节，因而无法解包镜像"
);
static TOTAL: Text = text!(
    "The annotations have {0} bytes together: every client fetches them with the document",
    "注解共 {0} 字节：每个客户端都会随文档下载它们"
);

/// What the keys begin with that containerd hands on: `core/snapshots/snapshotter.go` (FilterInheritedLabels).
const INHERITED: &str = "containerd.io/snapshot/";
/// Bytes of key and value: `pkg/labels/validate.go` (maxSize).
const LABEL_LIMIT: usize = 4096;
/// Bytes of all annotations of a document, above which it is worth a word.
const TOTAL_LIMIT: usize = 64 * 1024;

fn check(view: &AnnotationsView<'_>, report: &mut Report) {
    for annotation in view.annotations().filter(|annotation| annotation.key.starts_with(INHERITED)) {
        let on_layer = matches!(annotation.of, Annotated::Descriptor(descriptor) if matches!(descriptor.place, Place::Layer(_)));
        let bytes = annotation.key.len() + annotation.value.as_str().map_or(0, |text| text.len());
        if on_layer && bytes > LABEL_LIMIT {
            report.key(annotation.value, &LABEL, [number(bytes as u64)]);
        }
    }
    let maps = || view.maps.iter().filter(|(of, _)| !matches!(of, Annotated::Image)).map(|(_, map)| *map);
    let total: usize = maps().map(|map| map.span().len()).sum();
    if let Some(largest) = maps().max_by_key(|map| map.span().len()).filter(|_| total > TOTAL_LIMIT) {
        report.key(largest, &TOTAL, [number(total as u64)]).severity(Severity::Note);
    }
}
