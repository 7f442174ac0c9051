//! What signatures are worth, and whether the stated type knows of them.

use super::manifest;
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static NOT_VERIFIED: Rule = Rule {
    code: "s1-signature-not-verified",
    severity: Severity::Note,
    title: text!("The signature proves nothing", "签名不能证明来源"),
    reference: Reference {
        section: "distribution v2.8.3, docs/spec/manifest-v2-1.md, Signed Manifests",
        url: "https://github.com/distribution/distribution/blob/v2.8.3/docs/spec/manifest-v2-1.md#signed-manifests",
    },
    doc: page! {
        what: text!("The manifest is signed. Platmap does not verify the signature.", "清单已签名。Platmap 不验证该签名。"),
        why: text!("The key is inside the document, and registries and tools sign with keys made for the moment: anybody can sign a changed manifest anew.", "密钥就在文档里，注册表和工具用临时生成的密钥签名：任何人都能给改过的清单重新签名。"),
        fix: text!("Trust the digest, if you have it from someone you trust. For proof of origin sign with cosign or Notation.", "若摘要来自你信任的人，请以摘要为准。要证明来源，请用 cosign 或 Notation 签名。"),
        example: r#"{"signatures": [{"header": {"alg": "ES256"}, "signature": "XREm0L8W…"}]}"#,
    },
    check: Check::Json(not_verified),
};
pub(in crate::rules) static UNSIGNED_AS_PRETTYJWS: Rule = Rule {
    code: "s1-unsigned-as-prettyjws",
    severity: Severity::Warning,
    title: text!("The type and the signatures contradict", "类型与签名矛盾"),
    reference: Reference {
        section: "distribution v2.8.3, docs/spec/manifest-v2-1.md; containers/image, manifest/manifest.go (GuessMIMEType)",
        url: "https://github.com/distribution/distribution/blob/v2.8.3/docs/spec/manifest-v2-1.md",
    },
    doc: page! {
        what: text!("The manifest is stated to be `…manifest.v1+prettyjws`, the signed form, and has no `signatures`; or it is stated to be `…manifest.v1+json` and has them.", "清单被声明为签名形式 `…manifest.v1+prettyjws`，却没有 `signatures`；或被声明为 `…manifest.v1+json`，却有签名。"),
        why: text!("The type decides what the digest covers. Docker and regctl refuse the signed type without signatures: missing signature key.", "类型决定摘要所覆盖的内容。声明为签名类型而没有签名时，Docker 和 regctl 会拒绝：missing signature key。"),
        fix: text!("State the type that the document has.", "请声明文档实际的类型。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.v1+prettyjws", "schemaVersion": 1}"#,
    },
    check: Check::Linked(contradiction),
};

static PROVES_NOTHING: Text = text!("The signature was not verified: its key is inside the document", "未验证签名：密钥就在文档里");
static OWN_UNSIGNED: Text =
    text!("`mediaType` is that of a signed manifest, but there are no `signatures`", "`mediaType` 是签名清单的类型，但没有 `signatures`");
static OWN_SIGNED: Text =
    text!("`mediaType` is that of an unsigned manifest, but there are `signatures`", "`mediaType` 是未签名清单的类型，但有 `signatures`");
static STATED_UNSIGNED: Text =
    text!("`{0}` states the type of a signed manifest, but there are no `signatures`", "`{0}` 声明的是签名清单的类型，但没有 `signatures`");
static STATED_SIGNED: Text =
    text!("`{0}` states the type of an unsigned manifest, but there are `signatures`", "`{0}` 声明的是未签名清单的类型，但有 `signatures`");

fn not_verified(root: Value<'_>, document: &Document, report: &mut Report) {
    if let Some(member) = root.get("signatures").filter(|_| manifest(document).is_some_and(|manifest| manifest.signed().is_some())) {
        report.key(member, &PROVES_NOTHING, NOTHING);
    }
}

fn contradiction(library: &Library, document: &Document, report: &mut Report) {
    let (Some(manifest), Some(tree)) = (manifest(document), document.tree.as_deref()) else { return };
    let root = tree.root();
    let signed = manifest.signatures.is_some();
    let contradicts = |name: &str| mt::is_schema1(name) && (name == mt::SCHEMA1_SIGNED) != signed;
    if let Some(own) = root.get("mediaType").filter(|own| own.as_str().is_some_and(|name| contradicts(&name))) {
        report.value(own, if signed { &OWN_SIGNED } else { &OWN_UNSIGNED }, NOTHING);
    }
    let referrer = library.referrers(document).find(|(_, descriptor)| descriptor.media_type().is_some_and(contradicts));
    if let Some((referrer, _)) = referrer {
        let says = if signed { &STATED_SIGNED } else { &STATED_UNSIGNED };
        report.missing(root, says, [referrer.origin.name.as_str()]);
    }
}
