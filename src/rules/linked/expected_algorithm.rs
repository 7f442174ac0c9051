//! `x-expected-digest-algorithm`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-expected-digest-algorithm",
    severity: Severity::Note,
    title: text!("Expected digests of several algorithms", "预期摘要使用了不同算法"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pulling manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests",
    },
    doc: page! {
        what: text!("Two digests were given for the document, for example by a reference and by the header `Docker-Content-Digest`, and they are of different algorithms.", "为该文档给出了两个摘要，例如一个来自引用，一个来自 `Docker-Content-Digest` 头，二者的算法不同。"),
        why: text!("A registry may answer with another algorithm than it was asked by. The texts then differ although the bytes are the same.", "注册表可以用与请求不同的算法回答。此时文本不同，但字节相同。"),
        fix: text!("Nothing to do: each digest is compared by its own algorithm.", "无需处理：每个摘要都按自己的算法核对。"),
        example: "sha512:… beside Docker-Content-Digest: sha256:…",
    },
    check: Check::Linked(check),
};

static SAYS: Text = text!(
    "The digests expected of this document are of `{0}` and of `{1}`: that is allowed",
    "该文档的预期摘要分别使用 `{0}` 和 `{1}`：这是允许的"
);

fn check(_: &Library, document: &Document, report: &mut Report) {
    let mut names = document.expected.iter().map(|expected| expected.digest.algorithm_name());
    let Some(first) = names.next() else { return };
    if let Some(other) = names.find(|name| *name != first) {
        report.whole(&SAYS, [first, other]);
    }
}
