//! `StopSignal`: what the process is told when it shall end.

use super::place::settings;
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "config-stop-signal",
    severity: Severity::Warning,
    title: text!("Not a signal", "不是信号"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties (StopSignal)",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`StopSignal` is no name of a signal, such as `SIGKILL` or `SIGRTMIN+3`, and no number from 1 to 64. A name without `SIG` is a note.", "`StopSignal` 不是 `SIGKILL`、`SIGRTMIN+3` 之类的信号名，也不是 1 至 64 的数字。没有 `SIG` 的名称为提示。"),
        why: text!("Docker refuses to stop such a container: invalid signal. Numbers and names without `SIG` are understood by Docker, podman and containerd, but the specification names only the form with `SIG`.", "Docker 会拒绝停止这样的容器：invalid signal。数字和没有 `SIG` 的名称能被 Docker、podman 和 containerd 理解，但规范只规定了带 `SIG` 的形式。"),
        fix: text!("Write the signal's name with `SIG`.", "请写带 `SIG` 的信号名。"),
        example: r#"{"config": {"StopSignal": "SIGSTOPP"}}"#,
    },
    check: Check::Json(check),
};

static UNKNOWN: Text = text!("`{0}` is no signal", "`{0}` 不是信号");
static BARE: Text = text!("`{0}` is understood, but the specification writes `SIG{1}`", "`{0}` 能被理解，但规范的写法是 `SIG{1}`");

/// The signals of Linux, then those that only other systems have.
const NAMES: &[&str] = &[
    "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT",
    "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ",
    "EMT", "INFO", "LOST", "THR", "LIBRT", "UNUSED",
];

/// Whether `name`, without `SIG` and in upper case, is a signal. Real-time signals count from either end.
fn is_signal(name: &str) -> bool {
    let offset = |rest: &str, sign: char| {
        rest.is_empty()
            || rest.strip_prefix(sign).is_some_and(|digits| matches!(digits.parse::<u8>(), Ok(0..=30)) && !digits.starts_with('+'))
    };
    NAMES.contains(&name)
        || name.strip_prefix("RTMIN").is_some_and(|rest| offset(rest, '+'))
        || name.strip_prefix("RTMAX").is_some_and(|rest| offset(rest, '-'))
}

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(value) = settings(root, document).and_then(|settings| settings.get("StopSignal")) else { return };
    let Some(text) = value.as_str().filter(|text| !text.is_empty()) else { return };
    let upper = text.to_ascii_uppercase();
    let bare = upper.strip_prefix("SIG").unwrap_or(&upper);
    let number = text.bytes().all(|byte| byte.is_ascii_digit());
    if number && matches!(text.parse::<u32>(), Ok(1..=64)) {
        return;
    }
    if number || !is_signal(bare) {
        report.value(value, &UNKNOWN, [text]);
    } else if !text.starts_with("SIG") || *text != upper {
        report.value(value, &BARE, [text.as_ref(), bare]).severity(Severity::Note);
    }
}
