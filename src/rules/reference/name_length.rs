//! `name-length`

use super::given::given;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::Document;
use crate::reference::DEFAULT_HOST;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "name-length",
    severity: Severity::Warning,
    title: text!("A long name", "名称过长"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pulling manifests (implementers note)",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests",
    },
    doc: page! {
        what: text!("Host, slash and path of a reference are longer than 255 characters; without a host, `docker.io` counts.", "引用的主机名、斜杠和路径合计超过 255 个字符；没有主机名时按 `docker.io` 计算。"),
        why: text!("Many clients limit a name to that length.", "许多客户端把名称限制在这个长度以内。"),
        fix: text!("Use a shorter path.", "请使用更短的路径。"),
        example: "registry.example.com/a/very/long/…/path",
    },
    check: Check::Input(check),
};

/// Characters that many clients allow for host, slash and path.
const LIMIT: usize = 255;

static SAYS: Text =
    text!("With its host the name has {0} characters; many clients allow 255", "连同主机名，名称有 {0} 个字符；许多客户端只允许 255 个");

fn check(document: &Document, report: &mut Report) {
    let Some(given) = given(document) else { return };
    let parts = given.parts;
    let host = parts.host.map_or(DEFAULT_HOST.len(), |host| host.text.len());
    let length = host + 1 + parts.path.text.len();
    if length > LIMIT {
        let start = parts.host.map_or(parts.path.start, |host| host.start);
        let name = Span::new(start, parts.path.start + parts.path.text.len());
        report.span(given.place(name), &SAYS, [length.to_string()]);
    }
}
