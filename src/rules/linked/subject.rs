//! The subject of a manifest or index: one rule for each thing that can be said of it.

use crate::diagnostic::Severity;
use crate::image::{Descriptor, Place};
use crate::json::Value;
use crate::language::Text;
use crate::library::{Difference, Document, Library, Verification};
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static MISMATCH: Rule = Rule {
    code: "x-subject-mismatch",
    severity: Severity::Error,
    title: text!("The subject is another document", "subject 与文档不符"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Verification",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#verification",
    },
    doc: page! {
        what: text!("The document that `subject` names by its digest has another length or is of another type.", "`subject` 按摘要所指的文档，长度或类型与其不同。"),
        why: text!("Whoever follows the subject checks length and type and refuses it. A type of the same class (OCI and Docker) is a warning, as for other children.", "沿 subject 查找的客户端会核对长度和类型并拒绝。同一类中的不同类型（OCI 与 Docker）为警告，与其他子文档相同。"),
        fix: text!("Copy the descriptor of the subject as the registry states it.", "请按注册表给出的内容复制 subject 的描述符。"),
        example: r#"{"subject": {"mediaType": "…", "digest": "sha256:…", "size": 1609}}"#,
    },
    check: Check::Linked(mismatch),
};

pub(in crate::rules) static MISSING: Rule = Rule {
    code: "x-subject-missing",
    severity: Severity::Note,
    title: text!("The subject was not given", "未提供 subject 文档"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pushing Manifests with Subject",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject",
    },
    doc: page! {
        what: text!("What `subject` names is not among the documents given.", "`subject` 所指的文档不在所提供的文档中。"),
        why: text!("It cannot be compared. Registries accept a manifest whose subject is not there.", "因此无法核对。注册表接受 subject 不存在的清单。"),
        fix: text!("Add the document, if you want it checked.", "如需核对，请补充该文档。"),
        example: r#"{"subject": {"digest": "sha256:…"}}"#,
    },
    check: Check::Linked(missing),
};

pub(in crate::rules) static NOT_MANIFEST: Rule = Rule {
    code: "x-subject-not-manifest",
    severity: Severity::Warning,
    title: text!("The subject is no manifest", "subject 不是清单"),
    reference: Reference {
        section: "image-spec v1.1.1, manifest.md, subject",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md",
    },
    doc: page! {
        what: text!("The media type of `subject` stands for something else than a manifest or index. Types that are not known are left alone.", "`subject` 的媒体类型不是清单或索引。未知类型不予评判。"),
        why: text!("A subject is another manifest: registries list referrers of manifests only.", "subject 应为另一份清单：注册表只列出清单的引用者。"),
        fix: text!("Name the manifest or index that is meant.", "请填写所指的清单或索引。"),
        example: r#"{"subject": {"mediaType": "application/vnd.oci.image.config.v1+json"}}"#,
    },
    check: Check::Descriptor(not_manifest),
};

pub(in crate::rules) static CYCLE: Rule = Rule {
    code: "x-subject-cycle",
    severity: Severity::Error,
    title: text!("A subject that comes back to its own document", "subject 又指回自身"),
    reference: Reference {
        section: "image-spec v1.1.1, descriptor.md, Digests",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests",
    },
    doc: page! {
        what: text!("From the subject a chain of the documents given, by the digests that they have or should have, leads back to this document.", "从 subject 出发，沿所提供文档（按其摘要或应有的摘要）又回到本文档。"),
        why: text!("No document can hold a digest that depends on its own: one of the digests is not that of the bytes.", "文档不可能包含依赖于自身的摘要：其中必有一个摘要与字节不符。"),
        fix: text!("Compute the digests again, from the first document on.", "请从第一份文档起重新计算摘要。"),
        example: r#"{"subject": {"digest": "sha256:…"}}"#,
    },
    check: Check::Linked(cycle),
};

static SIZE: Text = text!("`size` is {0}, but the subject has {1} bytes", "`size` 是 {0}，但 subject 文档有 {1} 字节");
static TYPE: Text = text!("The subject says that it is `{0}`", "subject 文档声明自己是 `{0}`");
static CLASS: Text = text!("The subject is of another kind: `{0}`", "subject 文档是另一种：`{0}`");
static NOT_GIVEN: Text = text!("The subject was not given: it cannot be compared", "未提供 subject 文档：无法核对");
static NO_MANIFEST: Text = text!("`{0}` is the type of no manifest or index", "`{0}` 不是清单或索引的类型");
static BACK: Text = text!("From this subject the documents given lead back to this one", "从该 subject 沿所提供的文档又回到本文档");

fn subject(document: &Document) -> Option<(&Descriptor, Value<'_>)> {
    let (image, tree) = (document.image.as_deref()?, document.tree.as_deref()?);
    let subject = image.descriptors.iter().rfind(|descriptor| descriptor.place == Place::Subject)?;
    Some((subject, tree.value(subject.node)))
}

fn mismatch(library: &Library, document: &Document, report: &mut Report) {
    let Some((subject, value)) = subject(document) else { return };
    let Verification::Differs(_, differences) = library.verify(subject) else { return };
    let member = |name: &str| value.get(name).unwrap_or(value);
    for difference in differences {
        match difference {
            Difference::Size { actual } => {
                report.value(member("size"), &SIZE, [subject.size().unwrap_or_default().to_string(), actual.to_string()])
            }
            Difference::MediaType { actual } => report.value(member("mediaType"), &TYPE, [actual]).severity(Severity::Warning),
            Difference::Class { actual } => report.value(member("mediaType"), &CLASS, [actual.name()]),
            // Bytes that were given for a digest and have another one have a rule of their own.
            Difference::Digest { .. } => continue,
        };
    }
}

fn missing(library: &Library, document: &Document, report: &mut Report) {
    if let Some((subject, value)) = subject(document).filter(|(subject, _)| library.verify(subject) == Verification::NotGiven) {
        let at = subject.digest.as_ref().and_then(|_| value.get("digest")).unwrap_or(value);
        report.value(at, &NOT_GIVEN, NOTHING);
    }
}

fn not_manifest(view: &DescriptorView<'_>, report: &mut Report) {
    if view.descriptor.place != Place::Subject {
        return;
    }
    let Some(name) = view.descriptor.media_type() else { return };
    let known = mt::class(name).is_some_and(|class| !matches!(class, mt::Class::Index | mt::Class::Manifest));
    if let Some(value) = view.value.get("mediaType").filter(|_| known) {
        report.value(value, &NO_MANIFEST, [name]);
    }
}

fn cycle(library: &Library, document: &Document, report: &mut Report) {
    let Some(tree) = document.tree.as_deref() else { return };
    for subject in library.leading_back(document).into_iter().filter(|descriptor| descriptor.place == Place::Subject) {
        let value = tree.value(subject.node);
        report.value(value.get("digest").unwrap_or(value), &BACK, NOTHING);
    }
}
