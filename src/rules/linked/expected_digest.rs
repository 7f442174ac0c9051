//! `x-expected-digest`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-expected-digest",
    severity: Severity::Error,
    title: text!("Not the digest that was expected", "与预期摘要不符"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pulling manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests",
    },
    doc: page! {
        what: text!("A digest was given for the document, by a person or by the file's name, and the bytes have another.", "有人或文件名给出了该文档应有的摘要，而字节的摘要与之不同。"),
        why: text!("Either the bytes were changed on their way (a newline at the end is enough), or this is another document.", "要么字节在途中被改动（末尾多一个换行就足够），要么这是另一份文档。"),
        fix: text!("Get the raw bytes, for example with `docker buildx imagetools inspect --raw`.", "请获取原始字节，例如用 `docker buildx imagetools inspect --raw`。"),
        example: "sha256:…",
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!("The digest should be `{0}`, but it is `{1}`", "摘要应为 `{0}`，实际是 `{1}`");

fn check(_: &Library, document: &Document, report: &mut Report) {
    for expected in &document.expected {
        let Some(algorithm) = expected.digest.algorithm() else { continue };
        if !document.is_named(&expected.digest) {
            report.whole(&SAYS, [expected.digest.to_string(), document.registry_digest(algorithm).to_string()]);
        }
    }
}
