//! `in-secret`

use crate::diagnostic::Severity;
use crate::dialect::secrets;
use crate::guess::Guess;
use crate::guess::guess;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "in-secret",
    severity: Severity::Warning,
    title: text!("Credentials", "凭据"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("A token reply or a file of credentials: `token`, `access_token`, `auths`, `identitytoken`. In a capture of curl: `Authorization`, `Cookie` and the like.", "令牌响应或凭据文件：`token`、`access_token`、`auths`、`identitytoken`。在 curl 的记录中：`Authorization`、`Cookie` 等。"),
        why: text!("Nothing is sent anywhere, but who gets this text has the credential. In Source it is shown as dots.", "内容不会发送到任何地方，但拿到这段文本的人就拿到了凭据。“源文”中以圆点显示。"),
        fix: text!("Remove the document from the page before you share anything of it; revoke the credential where it was shared.", "分享前请从页面中移除该文档；若已分享，请撤销该凭据。"),
        example: r#"{"token": "…"}"#,
    },
    check: Check::Input(check),
};

static SAYS: Text = text!("`{0}` holds a credential", "`{0}` 含有凭据");
static HEADER: Text = text!("A header holds a credential", "请求头或响应头含有凭据");

/// Credentials in a capture that are pointed at; there is one a request.
const LIMIT: usize = 20;

fn check(document: &Document, report: &mut Report) {
    let Some(tree) = document.tree.as_deref() else {
        if document.dialect.is_some() {
            secrets(&document.text).into_iter().take(LIMIT).for_each(|span| _ = report.span(span, &HEADER, NOTHING));
        }
        return;
    };
    if guess(document) != Some(Guess::Credentials) {
        return;
    }
    for member in tree.root().members() {
        if let Some(name) =
            member.key().filter(|name| matches!(name.as_ref(), "token" | "access_token" | "auths" | "identitytoken" | "credHelpers"))
        {
            report.key(member, &SAYS, [name]);
        }
    }
}
