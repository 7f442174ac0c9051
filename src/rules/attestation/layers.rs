//! The layers of an attestation manifest: statements, each with its predicate's type beside it.

use super::stored::{PREDICATE_TYPE, attestation};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

const STORAGE: Reference = Reference {
    section: "BuildKit v0.32.0, docs/attestations/attestation-storage.md, Attestation Manifest",
    url: "https://github.com/moby/buildkit/blob/v0.32.0/docs/attestations/attestation-storage.md#attestation-manifest",
};

pub(in crate::rules) static TYPE: Rule = Rule {
    code: "att-manifest-layer-type",
    severity: Severity::Warning,
    title: text!("A layer that is no statement", "不是声明的层"),
    reference: STORAGE,
    doc: page! {
        what: text!("A layer of an attestation manifest is not `application/vnd.in-toto+json`.", "证明清单的某层不是 `application/vnd.in-toto+json`。"),
        why: text!("Readers are to ignore other types: what is in it is not seen.", "读取方应忽略其他类型：其中的内容不会被看到。"),
        fix: text!("Store it as an in-toto statement, or as an artifact of its own.", "请存为 in-toto 声明，或单独作为制品。"),
        example: r#"{"layers": [{"mediaType": "application/spdx+json", "digest": "sha256:…", "size": 1234}]}"#,
    },
    check: Check::Linked(layer_type),
};
pub(in crate::rules) static PREDICATE_MISSING: Rule = Rule {
    code: "att-manifest-predicate-missing",
    severity: Severity::Warning,
    title: text!("A statement that does not say what it states", "声明没有标明内容"),
    reference: STORAGE,
    doc: page! {
        what: text!("A layer of an attestation manifest has no annotation `in-toto.io/predicate-type`.", "证明清单的某层没有注解 `in-toto.io/predicate-type`。"),
        why: text!("Docker and buildx look for provenance and SBOM by this annotation and pass over a layer without.", "Docker 和 buildx 靠该注解查找来源证明和 SBOM，没有注解的层会被跳过。"),
        fix: text!("Build again.", "请重新构建。"),
        example: r#"{"layers": [{"mediaType": "application/vnd.in-toto+json", "digest": "sha256:…", "size": 1234}]}"#,
    },
    check: Check::Linked(predicate),
};

static OTHER: Text = text!("`{0}` is no statement: readers ignore it", "`{0}` 不是声明：读取方会忽略它");
static UNSAID: Text = text!("Nothing says what is stated here: `{0}` is missing", "没有标明这里声明的内容：缺少 `{0}`");

fn layer_type(library: &Library, document: &Document, report: &mut Report) {
    let layers = attestation(library, document).into_iter().flat_map(|(manifest, _)| manifest.layers());
    for layer in layers {
        if let (Some(name), Some(value)) = (layer.descriptor.media_type(), layer.type_value())
            && name != mt::IN_TOTO
        {
            report.value(value, &OTHER, [name]);
        }
    }
}

fn predicate(library: &Library, document: &Document, report: &mut Report) {
    let layers = attestation(library, document).into_iter().flat_map(|(manifest, _)| manifest.layers());
    for layer in layers.filter(|layer| layer.descriptor.media_type() == Some(mt::IN_TOTO)) {
        if layer.annotation(PREDICATE_TYPE).is_none() {
            report.missing(layer.value, &UNSAID, [PREDICATE_TYPE]);
        }
    }
}
