//! `cosign-signature`

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "cosign-signature",
    severity: Severity::Warning,
    title: text!("A cosign signature with a part missing", "cosign 签名缺少部分内容"),
    reference: Reference {
        section: "cosign v2.4.0, specs/SIGNATURE_SPEC.md, Properties",
        url: "https://github.com/sigstore/cosign/blob/v2.4.0/specs/SIGNATURE_SPEC.md#properties",
    },
    doc: page! {
        what: text!("A signed payload has no signature beside it, or a chain of certificates without the certificate.", "签名载荷旁没有签名，或有证书链而没有证书。"),
        why: text!("cosign reads both from the layer's annotations and cannot verify without them.", "cosign 从层的注解中读取它们，缺少时无法验证。"),
        fix: text!("Sign again.", "请重新签名。"),
        example: r#"{"layers": [{"mediaType": "application/vnd.dev.cosign.simplesigning.v1+json", "digest": "sha256:…", "size": 240}]}"#,
    },
    check: Check::Json(check),
};

/// Type of a payload that cosign signed.
pub(super) const SIMPLE_SIGNING: &str = "application/vnd.dev.cosign.simplesigning.v1+json";
const SIGNATURE: &str = "dev.cosignproject.cosign/signature";
const CERTIFICATE: &str = "dev.sigstore.cosign/certificate";
const CHAIN: &str = "dev.sigstore.cosign/chain";

static UNSIGNED: Text = text!("The payload has no signature: `{0}` is missing", "载荷没有签名：缺少 `{0}`");
static NO_CERTIFICATE: Text = text!("The chain is there, but not the certificate that it is for", "有证书链，却没有它所对应的证书");

fn check(_: Value<'_>, document: &Document, report: &mut Report) {
    let layers = Manifest::of(document).into_iter().flat_map(|manifest| manifest.layers());
    for layer in layers.filter(|layer| layer.descriptor.media_type() == Some(SIMPLE_SIGNING)) {
        let signature = layer.annotation(SIGNATURE).filter(|value| value.raw() != "\"\"");
        if signature.is_none() {
            report.missing(layer.value, &UNSIGNED, [SIGNATURE]);
        }
        if let Some(chain) = layer.annotation(CHAIN).filter(|_| layer.annotation(CERTIFICATE).is_none()) {
            report.key(chain, &NO_CERTIFICATE, NOTHING);
        }
    }
}
