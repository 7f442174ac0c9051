//! `sigstore-bundle`

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::media_type as mt;
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "sigstore-bundle",
    severity: Severity::Note,
    title: text!("A Sigstore bundle", "Sigstore 验证包（bundle）"),
    reference: Reference {
        section: "cosign v2.4.0, specs/BUNDLE_SPEC.md, Publishing",
        url: "https://github.com/sigstore/cosign/blob/v2.4.0/specs/BUNDLE_SPEC.md#publishing",
    },
    doc: page! {
        what: text!("The manifest holds a Sigstore bundle: a signature or an attestation with all that is needed to verify it.", "该清单保存一个 Sigstore 验证包（bundle）：签名或证明，以及验证所需的全部材料。"),
        why: text!("cosign finds it through the referrers of its `subject`; nothing runs it. Its config is the empty descriptor.", "cosign 通过其 `subject` 的引用者找到它；它不会被运行。其配置是空描述符。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"artifactType": "application/vnd.dev.sigstore.bundle.v0.3+json"}"#,
    },
    check: Check::Json(check),
};

/// Bundles of all versions; those before 0.3 are written `application/vnd.dev.sigstore.bundle+json;version=0.2`.
const BUNDLE: &str = "application/vnd.dev.sigstore.bundle";

static ABOUT: Text = text!("A Sigstore bundle about `{0}`", "关于 `{0}` 的 Sigstore bundle");
static UNBOUND: Text =
    text!("A Sigstore bundle without `subject`: cosign does not find it", "没有 `subject` 的 Sigstore bundle：cosign 找不到它");
static CONFIG: Text =
    text!("A Sigstore bundle; its config should be the empty descriptor, `{0}`", "Sigstore bundle；其配置应为空描述符 `{0}`");

fn check(_: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = Manifest::of(document) else { return };
    let Some(value) = manifest.typed(|name| name.starts_with(BUNDLE)) else { return };
    match manifest.subject().and_then(|subject| subject.descriptor.digest_text()) {
        Some(_) if manifest.config_type().is_some_and(|name| name != mt::EMPTY) => report.value(value, &CONFIG, [mt::EMPTY]),
        Some(subject) => report.value(value, &ABOUT, [subject]),
        None => report.value(value, &UNBOUND, NOTHING),
    };
}
