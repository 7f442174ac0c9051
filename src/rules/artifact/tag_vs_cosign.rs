//! `ref-tag-vs-cosign`

use super::tag::{is_referrers_tag, typed_tag};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ref-tag-vs-cosign",
    severity: Severity::Note,
    title: text!("A referrers tag", "引用者标签"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Referrers Tag Schema",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema",
    },
    doc: page! {
        what: text!("The tag of a reference is an algorithm, a hyphen and 64 digits.", "引用的标签由算法、连字符和 64 位十六进制数字组成。"),
        why: text!("Under it clients list what refers to the manifest with this digest, where the registry does not. cosign's own tags look alike and end with `.sig`, `.att` or `.sbom`; each holds one manifest, not a list.", "在注册表不支持列出引用者时，客户端在此标签下列出引用该摘要清单的内容。cosign 自己的标签看上去相似，以 `.sig`、`.att` 或 `.sbom` 结尾；其内容是一个清单，而不是列表。"),
        fix: text!("Nothing to do; give the index that stands under the tag.", "无需处理；请提供该标签下的索引。"),
        example: "registry.example.com/app:sha256-6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b",
    },
    check: Check::Input(check),
};

static SAYS: Text = text!(
    "Under this tag clients list what refers to the manifest with this digest; cosign's tags would end with `.sig`, `.att` or `.sbom`",
    "客户端在此标签下列出引用该摘要清单的内容；cosign 的标签则以 `.sig`、`.att` 或 `.sbom` 结尾"
);

fn check(document: &Document, report: &mut Report) {
    if let Some((tag, span)) = typed_tag(document).filter(|(tag, _)| is_referrers_tag(tag)) {
        report.span(span, &SAYS, [tag]);
    }
}
