//! `WorkingDir`

use super::place::{config, settings};
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "config-workingdir-relative",
    severity: Severity::Note,
    title: text!("A relative working directory", "相对的工作目录"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("`WorkingDir` is not an absolute path. On Windows a path with a drive is one.", "`WorkingDir` 不是绝对路径。Windows 上带盘符的路径是绝对路径。"),
        why: text!("Runtimes ask for an absolute path; some put a slash in front, others refuse to start the container.", "运行时要求绝对路径；有的会在前面加斜杠，有的拒绝启动容器。"),
        fix: text!("Write the path from the root on.", "请从根目录写起。"),
        example: r#"{"os": "linux", "config": {"WorkingDir": "app"}}"#,
    },
    check: Check::Json(check),
};

static SAYS: Text = text!("`{0}` is not an absolute path", "`{0}` 不是绝对路径");

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    let windows = config(root, document).is_some_and(|config| config.str("os").as_deref() == Some("windows"));
    let Some(value) = settings(root, document).and_then(|settings| settings.get("WorkingDir")) else { return };
    let Some(path) = value.as_str().filter(|path| !path.is_empty()) else { return };
    let drive = matches!(path.as_bytes(), [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    let absolute = path.starts_with('/') || (windows && (drive || path.starts_with('\\')));
    if !absolute {
        report.value(value, &SAYS, [path]);
    }
}
