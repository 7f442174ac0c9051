//! `cosign-tag`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::artifact::{CosignTag, typed_tag};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "cosign-tag",
    severity: Severity::Note,
    title: text!("A cosign tag", "cosign 的标签"),
    reference: Reference {
        section: "cosign v2.4.0, specs/SIGNATURE_SPEC.md, Tag-based Discovery",
        url: "https://github.com/sigstore/cosign/blob/v2.4.0/specs/SIGNATURE_SPEC.md#tag-based-discovery",
    },
    doc: page! {
        what: text!("The tag of a reference, or the name of a manifest's file, is `sha256-` with 64 digits and `.sig`, `.att` or `.sbom`.", "引用的标签或清单的文件名是 `sha256-` 加 64 位数字，并以 `.sig`、`.att` 或 `.sbom` 结尾。"),
        why: text!("There cosign keeps signatures, attestations or an SBOM of the manifest with this digest.", "cosign 在此保存该摘要清单的签名、证明或 SBOM。"),
        fix: text!("Nothing to do. Give the manifest with this digest as well to have both compared.", "无需处理。同时提供该摘要的清单即可核对两者。"),
        example: "registry.example.com/app:sha256-6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b.sig",
    },
    check: Check::Linked(check),
};

static GIVEN: Text = text!("This cosign tag belongs to `{0}`, which is {1}", "这个 cosign 标签属于 `{0}`，即 {1}");
static LISTED: Text = text!("This cosign tag belongs to `{0}`, which {1} lists", "这个 cosign 标签属于 `{0}`，{1} 中列有它");
static ABSENT: Text = text!("This cosign tag belongs to `{0}`, which was not given", "这个 cosign 标签属于 `{0}`，尚未提供该内容");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let typed = typed_tag(document).and_then(|(tag, span)| Some((CosignTag::parse(tag)?, Some(span))));
    let named = || CosignTag::in_name(document).filter(|_| document.kind().is_manifest()).map(|tag| (tag, None));
    let Some((tag, span)) = typed.or_else(named) else { return };
    let name = |document: &Document| match document.origin.name.as_str() {
        "" => document.kind().name().to_owned(),
        name => format!("`{name}`"),
    };
    // Of several the same one, whatever the order in which they came.
    let lists =
        || library.naming(&tag.digest).map(|(other, _)| other).filter(|other| other.kind().is_index()).min_by_key(|other| other.sha256());
    let (says, arguments) = if let Some(given) = library.by_digest(&tag.digest) {
        (&GIVEN, vec![tag.digest.to_string(), name(given)])
    } else if let Some(index) = lists() {
        (&LISTED, vec![tag.digest.to_string(), name(index)])
    } else {
        (&ABSENT, vec![tag.digest.to_string()])
    };
    match span {
        Some(span) => report.span(span, says, arguments),
        None => report.whole(says, arguments),
    };
}
