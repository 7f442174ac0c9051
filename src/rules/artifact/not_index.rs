//! `ref-not-index`
//!
//! A registry without the interface answers 404 and whatever it likes: only a reply with status 200 is judged.

use super::exchange::{Asked, Exchange};
use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "ref-not-index",
    severity: Severity::Error,
    title: text!("Referrers that are not given as an index", "引用者列表不是索引"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Listing Referrers",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers",
    },
    doc: page! {
        what: text!("The reply to a request for referrers is no OCI index, or its `Content-Type` is not the index's.", "对引用者请求的响应不是 OCI 索引，或其 `Content-Type` 不是索引类型。"),
        why: text!("Clients then hold that the registry cannot list referrers, and look for the referrers tag instead: signatures and SBOMs are not found.", "客户端会认为注册表不支持列出引用者，转而查找引用者标签：签名和 SBOM 因此找不到。"),
        fix: text!("It is the registry's fault, or that of a proxy before it.", "这是注册表或其前置代理的错误。"),
        example: "> GET /v2/app/referrers/sha256:… HTTP/1.1\n< HTTP/1.1 200 OK\n< Content-Type: application/json",
    },
    check: Check::Linked(check),
};

static SAYS: Text =
    text!("This was the reply to a request for referrers; it must be an OCI index", "这是对引用者请求的响应；它必须是 OCI 索引");
static TYPE: Text = text!("The reply was sent as `{0}`; it must be `{1}`", "该响应以 `{0}` 类型发送；必须是 `{1}`");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(exchange) = Exchange::of(library, document) else { return };
    if exchange.status != Some(200) || !matches!(exchange.asked, Some(Asked::Referrers(_))) {
        return;
    }
    let root = document.tree.as_deref().map(|tree| tree.root());
    // An index without `mediaType` may list Docker manifests only; it is an OCI index then as well.
    let untyped = document.kind() == Kind::DockerList && root.is_some_and(|root| !root.has("mediaType"));
    if document.kind() != Kind::OciIndex && !untyped {
        match root {
            Some(root) => report.missing(root, &SAYS, NOTHING),
            None => report.whole(&SAYS, NOTHING),
        };
    } else if let Some(sent) = exchange.content_type.filter(|sent| sent != mt::OCI_INDEX) {
        report.whole(&TYPE, [sent.as_str(), mt::OCI_INDEX]);
    }
}
