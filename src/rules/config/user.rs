//! `User`: who the command runs as. On Windows names may hold almost anything, so only others are judged.

use super::place::{config, settings};
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "config-user",
    severity: Severity::Warning,
    title: text!("Not a user", "用户写法不对"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties (User)",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`User` is not of the form `user`, `uid`, `user:group` or `uid:gid`, or a number is above 2147483647.", "`User` 不是 `user`、`uid`、`user:group` 或 `uid:gid` 的形式，或数字大于 2147483647。"),
        why: text!("The container does not start: runc and Docker look the name up in the image's `/etc/passwd` and refuse numbers beyond that range.", "容器无法启动：runc 和 Docker 在镜像的 `/etc/passwd` 中查找名称，并拒绝超出范围的数字。"),
        fix: text!("Write a name or a number, for a group a colon and its name or number.", "请写名称或数字；若需指定组，加冒号和组的名称或数字。"),
        example: r#"{"os": "linux", "config": {"User": "app staff"}}"#,
    },
    check: Check::Json(check),
};

static FORM: Text = text!("`{0}` is not of the form `user:group`", "`{0}` 不是 `user:group` 的形式");
static RANGE: Text =
    text!("`{0}` is outside the range of user and group numbers (0 to 2147483647)", "`{0}` 超出用户号和组号的范围（0 至 2147483647）");

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    let unix = config(root, document).is_some_and(|config| config.str("os").as_deref() != Some("windows"));
    let Some(user) = settings(root, document).and_then(|settings| settings.get("User")).filter(|_| unix) else { return };
    let Some(text) = user.as_str().filter(|text| !text.is_empty()) else { return };
    let parts: Vec<&str> = text.splitn(3, ':').collect();
    let is_name = |part: &&str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control());
    // A number as moby/sys `user` reads it: what does not fit there is no name either.
    let digits = |part: &str| {
        let digits = part.strip_prefix('-').unwrap_or(part);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let outside = |part: &&&str| digits(part) && !part.parse::<i64>().is_ok_and(|number| (0..=i64::from(i32::MAX)).contains(&number));
    if parts.len() > 2 || !parts.iter().all(is_name) {
        report.value(user, &FORM, [text]);
    } else if let Some(part) = parts.iter().find(outside) {
        report.value(user, &RANGE, [*part]);
    }
}
