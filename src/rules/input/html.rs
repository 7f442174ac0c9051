//! `in-html`

use crate::diagnostic::Severity;
use crate::guess::Guess;
use crate::guess::guess;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-html",
    severity: Severity::Error,
    title: text!("A page instead of the document", "网页而非文档"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Pulling manifests",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests",
    },
    doc: page! {
        what: text!("The text begins with `<`.", "文本以 `<` 开头。"),
        why: text!("A login page, a proxy or an error page was saved in place of the manifest.", "保存下来的是登录页、代理页或错误页，而不是清单。"),
        fix: text!("Log in and fetch the raw manifest again, with the Accept headers of a manifest.", "请登录后带上清单的 Accept 头重新获取。"),
        example: "<!DOCTYPE html>",
    },
    check: Check::Input(check),
};

static SAYS: Text = text!("The text begins with `<`: it is an HTML or XML page", "文本以 `<` 开头：这是 HTML 或 XML 页面");

fn check(document: &Document, report: &mut Report) {
    if guess(document) == Some(Guess::Html) {
        let at = document.text.find('<').unwrap_or_default();
        report.span(Span::new(at, at + 1), &SAYS, NOTHING);
    }
}
