//! `att-manifest-form`

use super::stored::{Form, attestation};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-manifest-form",
    severity: Severity::Note,
    title: text!("How an attestation is stored", "证明的存储形式"),
    reference: Reference {
        section: "BuildKit v0.32.0, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.32.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("The manifest holds attestations: as an artifact with a type and a `subject`, or in the older form, as an image with an empty platform.", "该清单保存证明：以带类型和 `subject` 的制品形式，或以平台为空的镜像这种旧形式。"),
        why: text!("Registries list an artifact among the referrers of its image. The older form is found only through the index.", "注册表会把制品列在其镜像的引用者中。旧形式只能通过索引找到。"),
        fix: text!("Nothing to do; BuildKit writes artifacts since 0.32, before with `oci-artifact=true`.", "无需处理；BuildKit 自 0.32 起写成制品，之前需加 `oci-artifact=true`。"),
        example: r#"{"artifactType": "application/vnd.docker.attestation.manifest.v1+json", "subject": {"digest": "sha256:…"}}"#,
    },
    check: Check::Linked(check),
};

static ARTIFACT: Text = text!("Attestations, stored as an artifact", "证明，以制品形式存储");
static IMAGE: Text = text!("Attestations in the older form: an image whose layers are statements", "旧形式的证明：层为声明的镜像");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some((manifest, form)) = attestation(library, document) else { return };
    let (member, says) = match form {
        Form::Artifact => ("artifactType", &ARTIFACT),
        Form::Image => ("layers", &IMAGE),
    };
    match manifest.root.get(member) {
        Some(value) => report.key(value, says, NOTHING),
        None => report.missing(manifest.root, says, NOTHING),
    };
}
