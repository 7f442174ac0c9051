//! Parts of signatures and attestations that are larger than their tools read or write.

use crate::diagnostic::Severity;
use crate::image::Place;
use crate::language::Text;
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static ATTESTATION_40MIB: Rule = Rule {
    code: "limit-attestation-40mib",
    severity: Severity::Note,
    title: text!("A statement larger than 40 MiB", "声明大于 40 MiB"),
    reference: Reference {
        section: "BuildKit v0.19, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("An in-toto layer declares a `size` above 41,943,040 bytes.", "in-toto 层声明的 `size` 超过 41,943,040 字节。"),
        why: text!("BuildKit does not make such a statement: another tool did, or the size is wrong.", "BuildKit 不会生成这样的声明：要么来自其他工具，要么大小有误。"),
        fix: text!("Nothing to do, if the size is right.", "若大小无误，则无需处理。"),
        example: r#"{"mediaType": "application/vnd.in-toto+json", "size": 50000000}"#,
    },
    check: Check::Descriptor(attestation),
};

pub(in crate::rules) static SIGNATURE: Rule = Rule {
    code: "limit-signature",
    severity: Severity::Warning,
    title: text!("A signature larger than verifiers read", "签名超过验证工具的读取上限"),
    reference: Reference {
        section: "notation-go v1.3, registry/repository.go; containers/image v5.34, internal/iolimits (MaxSignatureBodySize)",
        url: "https://github.com/notaryproject/notation-go/blob/v1.3.0/registry/repository.go",
    },
    doc: page! {
        what: text!("A signature envelope of Notary Project is larger than 32 MiB, its manifest larger than 4 MiB, or the payload of a cosign signature larger than 4 MiB.", "Notary Project 的签名信封大于 32 MiB，其清单大于 4 MiB，或 cosign 签名的载荷大于 4 MiB。"),
        why: text!("notation, and podman and skopeo for cosign signatures, refuse to read it: the image counts as unsigned.", "notation（cosign 签名则为 podman 和 skopeo）会拒绝读取：镜像被视为未签名。"),
        fix: text!("Sign again; a signature has a few kilobytes.", "请重新签名；签名通常只有几 KB。"),
        example: r#"{"mediaType": "application/jose+json", "size": 40000000}"#,
    },
    check: Check::Descriptor(signature),
};

static SAYS: Text = text!("`size` is {0} bytes, above the limit of {1}", "`size` 是 {0} 字节，超过上限 {1}");

fn above(limit: u64, view: &DescriptorView<'_>, report: &mut Report) {
    let size = view.descriptor.size().filter(|size| *size > limit);
    if let Some((size, value)) = size.zip(view.value.get("size")) {
        report.value(value, &SAYS, [size.to_string(), limit.to_string()]);
    }
}

fn attestation(view: &DescriptorView<'_>, report: &mut Report) {
    if matches!(view.descriptor.place, Place::Layer(_)) && view.descriptor.media_type() == Some(mt::IN_TOTO) {
        above(40 << 20, view, report);
    }
}

fn signature(view: &DescriptorView<'_>, report: &mut Report) {
    let artifact = view.descriptor.artifact_type.as_ref().map(|field| field.value.as_str());
    match (view.descriptor.place, view.descriptor.media_type()) {
        (Place::Entry(_), _) if artifact == Some("application/vnd.cncf.notary.signature") => above(4 << 20, view, report),
        (Place::Layer(_), Some("application/jose+json" | "application/cose")) => above(32 << 20, view, report),
        (Place::Layer(_), Some("application/vnd.dev.cosign.simplesigning.v1+json")) => above(4 << 20, view, report),
        _ => {}
    }
}
