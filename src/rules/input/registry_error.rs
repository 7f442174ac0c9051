//! `in-registry-error`

use crate::diagnostic::Severity;
use crate::dialect::registry_error::{DIALECT, explain};
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-registry-error",
    severity: Severity::Error,
    title: text!("A registry's error reply", "注册表的错误响应"),
    reference: Reference {
        section: "distribution-spec v1.1.1, spec.md, Error Codes",
        url: "https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes",
    },
    doc: page! {
        what: text!("An object with `errors`, whose items have a `code`.", "带 `errors` 的对象，其各项有 `code`。"),
        why: text!("The registry refused the request; this is its reason, not a manifest.", "注册表拒绝了请求；这是原因，不是清单。"),
        fix: text!("Each code is explained where it stands. Mostly it is the name, the tag or the login; then fetch again.", "每个错误码都在其位置得到解释。多半是名称、标签或登录的问题；改正后重新获取。"),
        example: r#"{"errors": [{"code": "MANIFEST_UNKNOWN", "message": "manifest unknown"}]}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!("The registry answered `{0}`", "注册表回答 `{0}`");

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    if document.dialect != Some(&DIALECT) {
        return;
    }
    for error in root.get("errors").into_iter().flat_map(|errors| errors.items()) {
        if let Some(code) = error.get("code") {
            let text = code.as_str().unwrap_or(code.raw().into());
            report.value(code, explain(&text).unwrap_or(&SAYS), [text]);
        }
    }
}
