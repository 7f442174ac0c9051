//! `cosign-payload`
//!
//! The same format holds other signatures (`atomic container signature`). It is cosign's only where a manifest that was
//! given lists these bytes as cosign's.

use super::cosign_signature::SIMPLE_SIGNING;
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::Place;
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::artifact::{CosignTag, Manifest, layout_tags, typed_tag};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "cosign-payload",
    severity: Severity::Error,
    title: text!("A cosign signature of another image", "cosign 签名属于其他镜像"),
    reference: Reference {
        section: "cosign v2.4.0, specs/SIGNATURE_SPEC.md, Simple Signing",
        url: "https://github.com/sigstore/cosign/blob/v2.4.0/specs/SIGNATURE_SPEC.md#simple-signing",
    },
    doc: page! {
        what: text!("A payload that cosign signed names another digest than its manifest's `subject` or tag, or is of another type.", "cosign 签名的载荷所指摘要与其清单的 `subject` 或标签不同，或类型不对。"),
        why: text!("What is signed is this payload: the signature says nothing about the image beside which it is kept, and verification fails.", "被签名的正是该载荷：签名与所附的镜像无关，验证会失败。"),
        fix: text!("Sign the image again, or keep the signature with the image that it names.", "请重新签名，或把签名放到它所指的镜像旁。"),
        example: r#"{"critical": {"image": {"docker-manifest-digest": "sha256:…"}, "type": "cosign container image signature"}}"#,
    },
    check: Check::Linked(check),
};

/// `critical.type` of cosign's payloads.
const TYPE: &str = "cosign container image signature";
/// The member that names the image; Go reads it in any case, and the specification's own example writes a capital letter.
const DIGEST: &str = "docker-manifest-digest";

static OTHER_TYPE: Text = text!("cosign's payloads have the type `{0}`", "cosign 载荷的类型是 `{0}`");
static NO_DIGEST: Text =
    text!("The payload does not name the image that it signs: `{0}` is missing", "载荷没有指明所签名的镜像：缺少 `{0}`");
static OTHER_IMAGE: Text =
    text!("The payload is about another image; the signature is kept for `{0}`", "载荷关于其他镜像；该签名是为 `{0}` 保存的");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(critical) = document.tree.as_deref().and_then(|tree| tree.root().get("critical")) else { return };
    let listed = library.referrers(document).filter(|(_, descriptor)| matches!(descriptor.place, Place::Layer(_)));
    let mut manifests = listed.filter(|(_, descriptor)| descriptor.media_type() == Some(SIMPLE_SIGNING)).map(|(manifest, _)| &**manifest);
    let Some(manifest) = manifests.next() else { return };
    match critical.get("type") {
        Some(value) if value.as_str().as_deref() != Some(TYPE) => report.value(value, &OTHER_TYPE, [TYPE]),
        None => report.missing(critical, &OTHER_TYPE, [TYPE]),
        Some(_) => return image(library, critical, manifest, report),
    };
    image(library, critical, manifest, report);
}

fn image(library: &Library, critical: Value<'_>, manifest: &Document, report: &mut Report) {
    let image = critical.get("image");
    let named = |member: &Value<'_>| member.key().is_some_and(|key| key.eq_ignore_ascii_case(DIGEST));
    let Some(member) = image.and_then(|image| image.members().filter(named).last()) else {
        report.missing(image.unwrap_or(critical), &NO_DIGEST, [DIGEST]);
        return;
    };
    if let Some(signed) = kept_for(library, manifest).filter(|digest| member.as_str().as_deref() != Some(digest.as_str())) {
        report.value(member, &OTHER_IMAGE, [signed.to_string()]);
    }
}

/// What a manifest of signatures is kept for: its subject, or what its tag says.
fn kept_for(library: &Library, document: &Document) -> Option<Digest> {
    let manifest = Manifest::of(document)?;
    if let Some(subject) = manifest.subject() {
        return subject.descriptor.digest().cloned();
    }
    let kept = layout_tags(library, document).find_map(CosignTag::parse);
    if let Some(tag) = CosignTag::in_name(document).or(kept) {
        return Some(tag.digest);
    }
    // A tag that a person typed belongs to the one manifest of signatures that was given.
    let signatures = |document: &Document| {
        Manifest::of(document).is_some_and(|manifest| manifest.layers().any(|layer| layer.descriptor.media_type() == Some(SIMPLE_SIGNING)))
    };
    if library.documents().iter().filter(|document| signatures(document)).count() != 1 {
        return None;
    }
    let mut typed = library.documents().iter().filter_map(|document| CosignTag::parse(typed_tag(document)?.0));
    typed.next().filter(|tag| tag.text.ends_with(".sig") && typed.next().is_none()).map(|tag| tag.digest)
}
