//! `in-secret`

use crate::diagnostic::Severity;
use crate::guess::Guess;
use crate::guess::guess;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-secret",
    severity: Severity::Warning,
    title: text!("Credentials", "凭据"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("A token reply or a file of credentials: `token`, `access_token`, `auths`, `identitytoken`.", "令牌响应或凭据文件：`token`、`access_token`、`auths`、`identitytoken`。"),
        why: text!("Nothing is sent anywhere, but a screenshot of this page would carry it.", "内容不会发送到任何地方，但本页的截图会带上它。"),
        fix: text!("Remove the document from the page.", "请从页面中移除该文档。"),
        example: r#"{"token": "…"}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!("`{0}` holds a credential", "`{0}` 含有凭据");

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    if guess(document) != Some(Guess::Credentials) {
        return;
    }
    for member in root.members() {
        if let Some(name) =
            member.key().filter(|name| matches!(name.as_ref(), "token" | "access_token" | "auths" | "identitytoken" | "credHelpers"))
        {
            report.key(member, &SAYS, [name]);
        }
    }
}
