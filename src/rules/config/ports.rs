//! `ExposedPorts`: the names of the ports.

use super::place::settings;
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "config-exposed-ports",
    severity: Severity::Warning,
    title: text!("Not a port", "端口写法不对"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties (ExposedPorts)",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("A name in `ExposedPorts` is not `port`, `port/tcp` or `port/udp` with a port from 1 to 65535. Ranges and `sctp` are a note.", "`ExposedPorts` 中的名称不是 `port`、`port/tcp` 或 `port/udp`，端口须为 1 至 65535。范围和 `sctp` 为提示。"),
        why: text!("Clients cannot publish it. Ranges and `sctp` are extensions of Docker and podman, which other clients may not read.", "客户端无法发布它。范围和 `sctp` 是 Docker 和 podman 的扩展，其他客户端可能不认识。"),
        fix: text!("Write it like `8080/tcp`.", "请写成 `8080/tcp` 的形式。"),
        example: r#"{"config": {"ExposedPorts": {"http": {}}}}"#,
    },
    check: Check::Json(check),
};

static NO_PORT: Text = text!("`{0}` is not of the form `8080/tcp`", "`{0}` 不是 `8080/tcp` 的形式");
static EXTENSION: Text = text!("`{0}` is an extension of Docker and podman", "`{0}` 是 Docker 和 podman 的扩展");

enum Form {
    Defined,
    Extension,
    None,
}

fn form(name: &str) -> Form {
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits && text.parse::<u16>().is_ok_and(|port| port > 0)
    };
    let (ports, protocol) = name.split_once('/').unwrap_or((name, "tcp"));
    let range = ports.split_once('-').is_some_and(|(first, last)| number(first) && number(last));
    match protocol {
        "tcp" | "udp" if number(ports) => Form::Defined,
        "tcp" | "udp" | "sctp" if number(ports) || range => Form::Extension,
        _ => Form::None,
    }
}

fn check(root: Value<'_>, document: &Document, report: &mut Report) {
    let ports = settings(root, document).and_then(|settings| settings.get("ExposedPorts"));
    let mut extension = None;
    for port in ports.into_iter().flat_map(|ports| ports.members()) {
        let Some(name) = port.key() else { continue };
        match form(&name) {
            Form::Defined => {}
            Form::Extension => extension = extension.or(Some((port, name))),
            Form::None => _ = report.key(port, &NO_PORT, [name]),
        }
    }
    if let Some((port, name)) = extension {
        report.key(port, &EXTENSION, [name]).severity(Severity::Note);
    }
}
