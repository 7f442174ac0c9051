//! Signatures of the Notary Project: what their manifests must be.
//!
//! Older signatures have the type in `config.mediaType` and no `artifactType`; both forms are valid. Before that the
//! withdrawn artifact manifest held them, which Notation still reads: there only a warning says so.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::media_type as mt;
use crate::rules::artifact::Manifest;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

const OCI_SIGNATURES: Reference = Reference {
    section: "Notary Project specifications v1.1.0, signature-specification.md, OCI Signatures",
    url: "https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#oci-signatures",
};

pub(in crate::rules) static CONFIG: Rule = Rule {
    code: "notation-config",
    severity: Severity::Error,
    title: text!("A Notation signature with a config of another type", "Notation 签名的配置类型不对"),
    reference: OCI_SIGNATURES,
    doc: page! {
        what: text!("A signature has its `artifactType` and a config that is not of the empty type, or the signature's config type beside another `artifactType`.", "签名带有其 `artifactType`，但配置不是空类型；或配置是签名类型，却带有其他 `artifactType`。"),
        why: text!("The specification allows two forms: the `artifactType` with the empty config, or the config's type alone. Any other is not found or not read.", "规范只允许两种形式：`artifactType` 加空配置，或仅用配置类型。其他形式找不到或无法读取。"),
        fix: text!("Sign again with Notation.", "请用 Notation 重新签名。"),
        example: r#"{"artifactType": "application/vnd.cncf.notary.signature", "config": {"mediaType": "application/vnd.oci.image.config.v1+json"}}"#,
    },
    check: Check::Json(config),
};
pub(in crate::rules) static LAYERS: Rule = Rule {
    code: "notation-layers",
    severity: Severity::Error,
    title: text!("A Notation signature without exactly one envelope", "Notation 签名不是恰好一个信封"),
    reference: OCI_SIGNATURES,
    doc: page! {
        what: text!("A signature has no layer, several, or one that is neither `application/jose+json` nor `application/cose`.", "签名没有层、有多层，或唯一的层既不是 `application/jose+json` 也不是 `application/cose`。"),
        why: text!("Notation reads the signature from exactly one layer of these types and fails otherwise.", "Notation 只从这两种类型的唯一一层读取签名，否则失败。"),
        fix: text!("Sign again with Notation.", "请用 Notation 重新签名。"),
        example: r#"{"artifactType": "application/vnd.cncf.notary.signature", "layers": []}"#,
    },
    check: Check::Json(layers),
};
pub(in crate::rules) static SUBJECT: Rule = Rule {
    code: "notation-subject",
    severity: Severity::Error,
    title: text!("A Notation signature of nothing", "Notation 签名没有对象"),
    reference: OCI_SIGNATURES,
    doc: page! {
        what: text!("A signature has no `subject`.", "签名没有 `subject`。"),
        why: text!("Signatures are found among the referrers of an image: without `subject` nobody finds this one.", "签名是在镜像的引用者中查找的：没有 `subject` 就找不到它。"),
        fix: text!("Sign again with Notation.", "请用 Notation 重新签名。"),
        example: r#"{"artifactType": "application/vnd.cncf.notary.signature", "layers": [{"mediaType": "application/cose"}]}"#,
    },
    check: Check::Json(subject),
};
pub(in crate::rules) static THUMBPRINT: Rule = Rule {
    code: "notation-thumbprint",
    severity: Severity::Error,
    title: text!("A Notation signature that does not name its certificates", "Notation 签名没有说明其证书"),
    reference: OCI_SIGNATURES,
    doc: page! {
        what: text!("The annotation `io.cncf.notary.x509chain.thumbprint#S256` is missing, or is not a JSON array of strings.", "缺少注解 `io.cncf.notary.x509chain.thumbprint#S256`，或其值不是由字符串组成的 JSON 数组。"),
        why: text!("It lists the fingerprints of the certificates that signed; verifiers choose among several signatures by it.", "它列出签名证书的指纹；验证方据此在多个签名中选择。"),
        fix: text!("Sign again with Notation.", "请用 Notation 重新签名。"),
        example: r#"{"annotations": {"io.cncf.notary.x509chain.thumbprint#S256": "B7A69A70…"}}"#,
    },
    check: Check::Json(thumbprint),
};
pub(in crate::rules) static MEDIA_TYPE: Rule = Rule {
    code: "notation-mediatype",
    severity: Severity::Error,
    title: text!("A Notation signature in another manifest", "Notation 签名不在 OCI 镜像清单中"),
    reference: OCI_SIGNATURES,
    doc: page! {
        what: text!("A signature is not kept in an OCI image manifest.", "签名不是保存在 OCI 镜像清单中。"),
        why: text!("Notation refuses others. It still reads the withdrawn artifact manifest, which registries no longer take: that is a warning.", "Notation 会拒绝其他清单。它仍能读取已撤回的制品清单，但注册表已不再接受：这种情况只是警告。"),
        fix: text!("Sign again with Notation.", "请用 Notation 重新签名。"),
        example: r#"{"mediaType": "application/vnd.docker.distribution.manifest.v2+json", "config": {"mediaType": "application/vnd.cncf.notary.signature"}}"#,
    },
    check: Check::Json(media_type),
};

/// The type of a signature, as `artifactType` or as the config's type.
const NOTATION: &str = "application/vnd.cncf.notary.signature";
const FINGERPRINTS: &str = "io.cncf.notary.x509chain.thumbprint#S256";

static EMPTY_CONFIG: Text =
    text!("Beside this `artifactType` the config must be of type `{0}`", "有此 `artifactType` 时，配置必须是 `{0}` 类型");
static OTHER_ARTIFACT: Text =
    text!("The config says that this is a signature: `artifactType` must be `{0}`", "配置表明这是签名：`artifactType` 必须是 `{0}`");
static COUNT: Text = text!("A signature has exactly one layer, its envelope; here are {0}", "签名恰好有一层，即信封；这里有 {0} 层");
static ENVELOPE: Text =
    text!("The envelope must be `application/jose+json` or `application/cose`", "信封必须是 `application/jose+json` 或 `application/cose`");
static NO_SUBJECT: Text = text!("The signature does not name what it signs: `subject` is missing", "签名没有指明对象：缺少 `subject`");
static NO_FINGERPRINTS: Text = text!("`{0}` is missing", "缺少 `{0}`");
static NOT_ARRAY: Text = text!("This must be a JSON array of strings: `[\"B7A6…\"]`", "必须是由字符串组成的 JSON 数组：`[\"B7A6…\"]`");
static MANIFEST: Text = text!("A signature must be kept in an OCI image manifest", "签名必须保存在 OCI 镜像清单中");

/// A signature in the manifest that it should be in.
fn signature(document: &Document) -> Option<Manifest<'_>> {
    Manifest::of(document).filter(|manifest| manifest.kind == Kind::OciManifest && manifest.typed(|name| name == NOTATION).is_some())
}

fn config(_: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = signature(document) else { return };
    match (manifest.artifact_type(), manifest.config()) {
        (Some(own), Some(config)) if own == NOTATION && config.descriptor.media_type().is_some_and(|name| name != mt::EMPTY) => {
            report.value(config.type_value().unwrap_or(config.value), &EMPTY_CONFIG, [mt::EMPTY]);
        }
        (Some(own), _) if own != NOTATION => {
            if let Some(value) = manifest.root.get("artifactType") {
                report.value(value, &OTHER_ARTIFACT, [NOTATION]);
            }
        }
        _ => {}
    }
}

fn layers(_: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = signature(document) else { return };
    let Some(list) = manifest.root.get("layers").filter(|list| list.is_array()) else { return };
    match (manifest.layers().next(), manifest.layers().count()) {
        (Some(layer), 1) => {
            let name = layer.descriptor.media_type();
            if let Some(value) = layer.type_value().filter(|_| !matches!(name, Some("application/jose+json" | "application/cose"))) {
                report.value(value, &ENVELOPE, NOTHING);
            }
        }
        (_, count) => {
            report.key(list, &COUNT, [count.to_string()]);
        }
    }
}

fn subject(_: Value<'_>, document: &Document, report: &mut Report) {
    if let Some(manifest) = signature(document).filter(|manifest| manifest.root.get("subject").is_none_or(|value| value.is_null())) {
        report.missing(manifest.root, &NO_SUBJECT, NOTHING);
    }
}

fn thumbprint(_: Value<'_>, document: &Document, report: &mut Report) {
    let Some(manifest) = signature(document) else { return };
    let annotations = manifest.root.get("annotations");
    match annotations.and_then(|map| map.get(FINGERPRINTS)) {
        None => report.missing(annotations.unwrap_or(manifest.root), &NO_FINGERPRINTS, [FINGERPRINTS]),
        Some(value) => match value.as_str() {
            Some(text) if serde_json::from_str::<Vec<String>>(&text).is_err() => report.value(value, &NOT_ARRAY, NOTHING),
            // An annotation that is no string has a rule of its own.
            _ => return,
        },
    };
}

fn media_type(root: Value<'_>, document: &Document, report: &mut Report) {
    let kind = document.kind();
    let typed = if kind.is_index() {
        root.get("artifactType").filter(|value| value.as_str().as_deref() == Some(NOTATION))
    } else {
        Manifest::of(document).filter(|_| kind != Kind::OciManifest).and_then(|manifest| manifest.typed(|name| name == NOTATION))
    };
    if let Some(value) = typed {
        let found = report.value(value, &MANIFEST, NOTHING);
        if kind == Kind::ArtifactManifest {
            found.severity(Severity::Warning);
        }
    }
}
