//! Logs of exchanges with a registry, request and response between `~~~` lines: the OCI conformance tests, and resty.
//!
//! Sources: opencontainers/oci-conformance, results of v1.1 (`Name: [value]`); go-resty v2, `request.go` (`EnableTrace`, debug log).

use super::{Dialect, Fidelity, Found, Paste, Shape, Stated, nameless};
use crate::digest::Digest;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "http-log",
    title: text!("a log of requests and responses", "请求与响应的日志"),
    sign: text!(
        "`~~~ REQUEST ~~~` and `~~~ RESPONSE ~~~` between lines of `=` and `-`, as the conformance tests of the distribution specification write them.",
        "`=` 和 `-` 分隔线之间有 `~~~ REQUEST ~~~` 与 `~~~ RESPONSE ~~~`，如分发规范一致性测试的输出。"
    ),
    fidelity: Fidelity::AsGiven,
    bytes: text!(
        "Each body is cut out as it stands. The digest of a `PUT` or of `Docker-Content-Digest` says what it must be. Where the log indents bodies, they are written anew.",
        "每个正文按原样截取；`PUT` 地址或 `Docker-Content-Digest` 中的摘要说明它应当是什么。若日志对正文做了缩进，则正文已被重新生成。"
    ),
    command: None,
    example: "~~~ REQUEST ~~~\nMethod: PUT\nURL: http://registry.example.com/v2/app/manifests/sha256:…\nHeaders:\n  Content-Type: [application/vnd.oci.image.manifest.v1+json]",
    shape: Shape::Wrapper,
    causes: &[],
    recognise,
    documents,
    reference: nameless,
};

const REQUEST: &str = "~~~ REQUEST ~~~";
const RESPONSE: &str = "~~~ RESPONSE ~~~";

fn recognise(paste: &Paste<'_>) -> bool {
    paste.words().is_some() && (paste.head().contains(REQUEST) || paste.head().contains(RESPONSE))
}

/// A half of an exchange.
#[derive(Default)]
struct Half<'a> {
    puts: bool,
    /// The last part of the path.
    target: &'a str,
    failed: bool,
    stated: Stated,
    digest: Option<Digest>,
    /// Whether the body stands under a label, indented anew.
    labelled: bool,
    /// Offsets of the body.
    body: Option<(usize, usize)>,
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let mut halves: Vec<Half<'_>> = Vec::new();
    let mut target = "";
    let mut at = 0;
    for line in paste.text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let text = line.trim_end();
        if matches!(text, REQUEST | RESPONSE) {
            halves.push(Half { target, ..Half::default() });
            continue;
        }
        let Some(half) = halves.last_mut() else { continue };
        if let Some((_, body)) = &mut half.body {
            if *body == 0 {
                // The body is over.
            } else if is_rule(text) {
                half.body = half.body.map(|(from, to)| (from, to.min(start))).filter(|(from, to)| from < to);
                halves.push(Half::default());
            } else {
                *body = end;
            }
            continue;
        }
        let is_label = |name: &str| text.split_once(':').is_some_and(|(label, rest)| label.trim_end() == name && rest.trim().is_empty());
        if is_rule(text) {
            continue;
        }
        if is_label("BODY") {
            half.labelled = true;
        } else if text.starts_with("--- ") || text.starts_with("***") || is_label("Headers") || is_label("HEADERS") || text.is_empty() {
            continue;
        } else if half.labelled || text.starts_with(['{', '[', '<', '"']) {
            half.body = Some((start, end));
        } else {
            read(half, text);
            if half.puts || !half.target.is_empty() {
                target = half.target;
            }
        }
    }
    halves.iter().filter_map(|half| found(half, paste)).collect()
}

fn is_rule(text: &str) -> bool {
    text.len() >= 20 && (text.bytes().all(|byte| byte == b'=') || text.bytes().all(|byte| byte == b'-'))
}

/// One line of a head: `Method: PUT`, `PUT  /v2/…  HTTP/1.1`, `Status: 201`, `Content-Length: [0]`.
fn read<'a>(half: &mut Half<'a>, line: &'a str) {
    let mut words = line.split_ascii_whitespace();
    if let (Some(method @ ("PUT" | "GET" | "POST" | "HEAD")), Some(path)) = (words.next(), words.next()) {
        half.puts = method == "PUT";
        half.target = path.rsplit('/').next().unwrap_or_default();
        return;
    }
    let Some((name, value)) = line.split_once(':') else { return };
    let value = value.trim();
    let value = value.strip_prefix('[').and_then(|value| value.strip_suffix(']')).unwrap_or(value);
    match name.trim().to_ascii_lowercase().as_str() {
        "method" => half.puts = value == "PUT",
        "url" => half.target = value.rsplit('/').next().unwrap_or_default(),
        "status" => half.failed = !value.starts_with('2'),
        "content-type" => half.stated.media_type = value.split(';').next().map(|name| name.trim().to_owned()),
        "content-length" => half.stated.length = value.parse().ok(),
        "docker-content-digest" => half.digest = Digest::parse(value).ok(),
        _ => {}
    }
}

fn found(half: &Half<'_>, paste: &Paste<'_>) -> Option<Found> {
    let (start, end) = half.body?;
    // The line end before the rule is not of the body.
    let body = paste.text.get(start..end)?;
    let body = body.strip_suffix("\r\n").or_else(|| body.strip_suffix('\n')).unwrap_or(body);
    if body.trim().is_empty() {
        return None;
    }
    let asked = Digest::parse(half.target).ok().filter(|_| half.puts);
    let digest = half.digest.clone().or(asked).filter(|_| !half.failed);
    let name = if half.puts { "request" } else { "response" };
    let bytes = paste.part(start, start + body.len());
    let stated = half.stated.clone();
    Some(if half.labelled {
        Found { stated: Stated { length: None, ..stated }, ..Found::new(name, bytes, Fidelity::Rewritten) }.rewritten_from(digest)
    } else {
        Found { stated, ..Found::new(name, bytes, Fidelity::AsGiven).expecting(digest) }
    })
}
