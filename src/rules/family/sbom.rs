//! `sbom-artifact`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "sbom-artifact",
    severity: Severity::Note,
    title: text!("A bill of materials", "物料清单（SBOM）"),
    reference: Reference {
        section: "cosign v2.4.0, pkg/types/media.go",
        url: "https://github.com/sigstore/cosign/blob/v2.4.0/pkg/types/media.go",
    },
    doc: page! {
        what: text!("The manifest holds an SBOM in a known format: SPDX, CycloneDX or Syft's own.", "该清单保存已知格式的 SBOM：SPDX、CycloneDX 或 Syft 格式。"),
        why: text!("It is about another manifest, its `subject`, and does not run.", "它关于另一个清单，即其 `subject`，不会被运行。"),
        fix: text!("Nothing to do. Give the subject as well to have both compared.", "无需处理。同时提供其对象即可核对两者。"),
        example: r#"{"artifactType": "application/spdx+json", "subject": {"digest": "sha256:…"}}"#,
    },
    check: Check::Linked(check),
};

static GIVEN: Text = text!("A bill of materials about `{0}`, which was given", "关于 `{0}` 的物料清单；该对象已提供");
static ABSENT: Text = text!("A bill of materials about `{0}`, which was not given", "关于 `{0}` 的物料清单；该对象尚未提供");
static UNBOUND: Text =
    text!("A bill of materials that does not say what it is about: there is no `subject`", "物料清单没有说明对象：没有 `subject`");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(manifest) = Manifest::of(document) else { return };
    let is_sbom = |name: &str| mt::class(name) == Some(mt::Class::Sbom);
    let layer = || manifest.layers().find(|layer| layer.descriptor.media_type().is_some_and(is_sbom));
    let Some(value) = manifest.typed(is_sbom).or_else(|| layer()?.type_value()) else { return };
    match manifest.subject().map(|subject| subject.descriptor) {
        Some(subject) => {
            let given = subject.digest().is_some_and(|digest| library.by_digest(digest).is_some());
            report.value(value, if given { &GIVEN } else { &ABSENT }, subject.digest_text())
        }
        None => report.value(value, &UNBOUND, NOTHING),
    };
}
