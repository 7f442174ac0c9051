//! `platform-os-unknown`

use super::names::plain;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::known;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-os-unknown",
    severity: Severity::Warning,
    title: text!("Not an operating system that Go knows", "不是 Go 认识的操作系统"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`os` is none of the values of GOOS, nor `wasi`, `wasip2` or `unknown`.", "`os` 不是 GOOS 的取值，也不是 `wasi`、`wasip2` 或 `unknown`。"),
        why: text!("The specification asks for values of GOOS. Clients compare names, and no client asks for this one by itself.", "规范要求使用 GOOS 的取值。客户端比较名称，没有客户端会自行请求这个名称。"),
        fix: text!("Use a value of GOOS, such as `linux`.", "请使用 GOOS 的取值，如 `linux`。"),
        example: r#"{"platform": {"os": "ubuntu", "architecture": "amd64"}}"#,
    },
    check: Check::Platform(check),
};

static SAYS: Text = text!("`{0}` is no operating system that Go knows", "`{0}` 不是 Go 认识的操作系统");

fn check(view: &PlatformView<'_>, report: &mut Report) {
    if let (Some(os), Some(value)) = (view.platform.os.as_deref(), view.value.get("os")) {
        let name = plain(os);
        if !name.is_empty() && !name.contains('/') && !known::is_known_os(&name) && known::os_alias(&name).is_none() {
            report.value(value, &SAYS, [os]);
        }
    }
}
