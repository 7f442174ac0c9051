//! `ann-ref-name-misplaced`
//!
//! An index whose entries carry names is taken for the `index.json` of an image layout, whatever its file is called: there
//! names belong. That leaves the annotations of manifests and of whole indexes, and those of configs and layers.

use crate::diagnostic::Severity;
use crate::image::{Index, Place, REFERENCE_NAME};
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Annotated, AnnotationsView, Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ann-ref-name-misplaced",
    severity: Severity::Warning,
    title: text!("A name where nothing looks for it", "名称出现在无人查找之处"),
    reference: Reference {
        section: "image-spec v1.1.1, annotations.md, Pre-Defined Annotation Keys",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys",
    },
    doc: page! {
        what: text!("`org.opencontainers.image.ref.name` stands elsewhere than on an entry of a layout's `index.json`.", "`org.opencontainers.image.ref.name` 没有写在镜像布局 `index.json` 的条目上。"),
        why: text!("It is the entry's name inside a layout. Elsewhere it should not count: the tag in the registry is the name there.", "它是布局中条目的名称。在别处不应生效：注册表中的名称是标签。"),
        fix: text!("Remove it. For a human name use `org.opencontainers.image.title`, for a version `…version`.", "请去掉。给人看的名称用 `org.opencontainers.image.title`，版本用 `…version`。"),
        example: r#"{"config": {}, "layers": [], "annotations": {"org.opencontainers.image.ref.name": "app:1.0"}}"#,
    },
    check: Check::Annotations(check),
};

static SAYS: Text = text!("This name counts only on entries of a layout's `index.json`", "该名称只在镜像布局 `index.json` 的条目上有效");

fn check(view: &AnnotationsView<'_>, report: &mut Report) {
    if view.index.is_some_and(Index::names_images) {
        return;
    }
    let mut names = view.annotations().filter(|annotation| annotation.key == REFERENCE_NAME).filter(|annotation| match annotation.of {
        Annotated::Document => true,
        Annotated::Descriptor(descriptor) => matches!(descriptor.place, Place::Config | Place::Layer(_) | Place::Subject),
        Annotated::Image => false,
    });
    if let Some(first) = names.next() {
        report.key(first.value, &SAYS, NOTHING).also_keys(names.map(|annotation| annotation.value));
    }
}
