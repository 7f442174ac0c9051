//! `in-surrogate-or-noncharacter`

use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-surrogate-or-noncharacter",
    severity: Severity::Error,
    title: text!("Unpaired surrogate or noncharacter", "不成对的代理项或非字符"),
    reference: Reference {
        section: "image-spec v1.1.1, considerations.md, JSON",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md#json",
    },
    doc: page! {
        what: text!("A string or a name holds half of a surrogate pair, or a code point that Unicode sets apart as no character.", "字符串或名称含有半个代理对，或 Unicode 规定的非字符码点。"),
        why: text!("Programs replace such characters in different ways, so they see different texts.", "不同程序替换这类字符的方式不同，看到的文本也就不同。"),
        fix: text!("Remove the character from the annotation or label.", "请从注解或标签中去掉该字符。"),
        example: r#"{"annotations": {"a": "\ud800"}}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!("{0} holds an unpaired surrogate or a noncharacter", "{0} 含有不成对的代理项或非字符");

fn check(root: Value<'_>, _: &Document, report: &mut Report) {
    for value in std::iter::once(root).chain(root.descendants()).filter(|value| value.has_bad_unicode()) {
        report.value(value, &SAYS, [value.pointer()]);
    }
}
