//! Statements: their form, what they state, and what they are about.

use super::stored::{PREDICATE_TYPE, holders, targets};
use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

const STORAGE: Reference = Reference {
    section: "BuildKit v0.32.0, docs/attestations/attestation-storage.md, Attestation Blob",
    url: "https://github.com/moby/buildkit/blob/v0.32.0/docs/attestations/attestation-storage.md#attestation-blob",
};

pub(in crate::rules) static PREDICATE: Rule = Rule {
    code: "att-statement-predicate",
    severity: Severity::Warning,
    title: text!("A statement of another sort than announced", "声明的种类与标注不符"),
    reference: STORAGE,
    doc: page! {
        what: text!("`predicateType` of a statement differs from the annotation `in-toto.io/predicate-type` of the layer that holds it.", "声明的 `predicateType` 与保存它的层上的注解 `in-toto.io/predicate-type` 不同。"),
        why: text!("Tools choose by the annotation and then read something else.", "工具按注解选择，读到的却是别的内容。"),
        fix: text!("Build again.", "请重新构建。"),
        example: r#"{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1"}"#,
    },
    check: Check::Linked(predicate),
};
pub(in crate::rules) static SUBJECT: Rule = Rule {
    code: "att-statement-subject",
    severity: Severity::Warning,
    title: text!("A statement about something else", "声明的对象不是该镜像"),
    reference: STORAGE,
    doc: page! {
        what: text!("No subject of a statement has the digest of the image that it is attached to, of its config or of a layer.", "声明的所有对象都不是所附镜像的摘要，也不是其配置或层的摘要。"),
        why: text!("Provenance or an SBOM of another image is shown for this one, and verification fails; or it is about a file in the image only.", "其他镜像的来源证明或 SBOM 会显示在这个镜像上，验证会失败；或者它只关于镜像中的某个文件。"),
        fix: text!("Build again.", "请重新构建。"),
        example: r#"{"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "_", "digest": {"sha256": "23678f31…"}}]}"#,
    },
    check: Check::Linked(subject),
};
pub(in crate::rules) static TYPE: Rule = Rule {
    code: "att-statement-type",
    severity: Severity::Warning,
    title: text!("A statement of an unknown version", "未知版本的声明"),
    reference: Reference {
        section: "in-toto attestation v1.1.0, spec/v1/statement.md, Fields",
        url: "https://github.com/in-toto/attestation/blob/v1.1.0/spec/v1/statement.md#fields",
    },
    doc: page! {
        what: text!("`_type` of a statement is neither `https://in-toto.io/Statement/v1` nor `https://in-toto.io/Statement/v0.1`.", "声明的 `_type` 既不是 `https://in-toto.io/Statement/v1` 也不是 `https://in-toto.io/Statement/v0.1`。"),
        why: text!("Verifiers go by it and refuse what they do not know.", "验证方以此为准，会拒绝未知的版本。"),
        fix: text!("Write one of the two.", "请使用这两者之一。"),
        example: r#"{"_type": "https://in-toto.io/Statement/v2", "predicateType": "https://spdx.dev/Document"}"#,
    },
    check: Check::Json(version),
};

static OTHER_PREDICATE: Text = text!("The layer that holds this statement announces `{0}`", "保存该声明的层标注的是 `{0}`");
static OTHER_SUBJECT: Text = text!(
    "The statement is attached to `{0}`, and none of its subjects is this image or in it",
    "该声明附在 `{0}` 上，但其对象既不是该镜像，也不在其中"
);
static NO_SUBJECT: Text = text!("The statement is attached to `{0}` and names no subject", "该声明附在 `{0}` 上，但没有写明对象");
static UNKNOWN: Text = text!("`{0}` is no known version of a statement", "`{0}` 不是已知的声明版本");
static UNSAID: Text = text!("`_type` is missing: nothing says which version this is", "缺少 `_type`：无法得知版本");

/// The statement that `document` is.
fn statement(document: &Document) -> Option<Value<'_>> {
    let tree = document.tree.as_deref().filter(|_| document.kind() == Kind::Statement)?;
    Some(tree.root())
}

fn predicate(library: &Library, document: &Document, report: &mut Report) {
    let Some(value) = statement(document).and_then(|root| root.get("predicateType")) else { return };
    let own = value.as_str();
    let announced = holders(library, document).into_iter().find_map(|(_, layer)| layer.annotation(PREDICATE_TYPE));
    if let (Some(own), Some(announced)) = (own, announced)
        && own != announced
    {
        report.value(value, &OTHER_PREDICATE, [announced]);
    }
}

fn subject(library: &Library, document: &Document, report: &mut Report) {
    let Some(root) = statement(document) else { return };
    let targets: Vec<_> = holders(library, document).into_iter().flat_map(|(manifest, _)| targets(library, manifest)).collect();
    let Some(target) = targets.first() else { return };
    let about: HashSet<String> = root
        .get("subject")
        .into_iter()
        .flat_map(|list| list.items())
        .flat_map(|item| item.get("digest").into_iter().flat_map(|map| map.members()))
        .filter_map(|member| Some(format!("{}:{}", member.key()?, member.as_str()?)))
        .collect();
    if about.is_empty() {
        // BuildKit writes this for an image without a name.
        let place = root.get("subject").unwrap_or(root);
        report.missing(place, &NO_SUBJECT, [target.to_string()]).severity(Severity::Note);
        return;
    }
    let images: Vec<_> = targets.iter().map(|target| library.by_digest(target)).collect();
    let parts = images.iter().flatten().filter_map(|image| image.image.as_deref()).flat_map(|image| &image.descriptors);
    let mut known = targets.iter().map(|target| target.as_str()).chain(parts.filter_map(|part| part.digest_text()));
    // What is in an image that was not given is not known.
    if images.iter().all(Option::is_some) && !known.any(|digest| about.contains(digest)) {
        let place = root.get("subject").unwrap_or(root);
        report.key(place, &OTHER_SUBJECT, [target.to_string()]);
    }
}

fn version(_: Value<'_>, document: &Document, report: &mut Report) {
    let Some(root) = statement(document) else { return };
    match root.get("_type") {
        None => report.missing(root, &UNSAID, NOTHING),
        Some(value) => match value.as_str().as_deref() {
            Some("https://in-toto.io/Statement/v1" | "https://in-toto.io/Statement/v0.1") => return,
            _ => report.value(value, &UNKNOWN, [value.raw().trim_matches('"').chars().take(80).collect::<String>()]),
        },
    };
}
