//! Responses in a text: head after head, each with the bytes of its body.

use crate::dialect::json_values::{first_value, is_no_part, with_newline};
use crate::dialect::terminal_line::{Lines, is_curl, is_noise};
use crate::digest::Digest;
use std::ops::Range;

/// Lines before the first head that may be prompts and notes.
const BEFORE: usize = 400;

/// A response.
#[derive(Clone, Debug, Default)]
pub(super) struct Message<'a> {
    pub(super) status: Option<u16>,
    /// The path that was asked for, where the text shows it.
    pub(super) request: Option<&'a str>,
    pub(super) media_type: Option<String>,
    pub(super) length: Option<u64>,
    pub(super) digest: Option<Digest>,
    /// Whether the body was compressed on its way.
    pub(super) encoded: bool,
    pub(super) body: Range<usize>,
}

/// Whether a text begins as a response does, notes and prompts before it left out.
pub(super) fn begins(head: &str) -> bool {
    let mut lines = head.lines().take(BEFORE).skip_while(|line| line.trim().is_empty() || is_noise(line));
    lines.next().is_some_and(is_status) || is_header_block(head)
}

/// `HTTP/2 200`, `< HTTP/1.1 404 Not Found`
fn is_status(line: &str) -> bool {
    status_of(line).is_some()
}

fn status_of(line: &str) -> Option<u16> {
    let rest = line.strip_prefix("< ").unwrap_or(line).strip_prefix("HTTP/")?;
    let (version, rest) = rest.split_once(' ')?;
    let code = rest.split_ascii_whitespace().next()?;
    let known = version.len() <= 3 && version.starts_with(|c: char| c.is_ascii_digit());
    (known && code.len() == 3).then(|| code.parse().ok()).flatten()
}

/// Whether a text begins with headers alone: each line of its first paragraph is one, and they are those of a registry.
fn is_header_block(head: &str) -> bool {
    const KNOWN: &[&str] = &["content-type", "content-length", "docker-content-digest", "docker-distribution-api-version"];
    let mut known = 0;
    let mut lines = head.lines().skip_while(|line| line.trim().is_empty());
    for line in lines.by_ref().take_while(|line| !line.trim().is_empty()) {
        let Some((name, value)) = header(line) else { return false };
        if value.is_empty() {
            return false;
        }
        known += usize::from(KNOWN.iter().any(|known| name.eq_ignore_ascii_case(known)));
    }
    // One such line may be YAML; several are not, and neither is one with a document behind it.
    known > 1 || (known == 1 && lines.next().is_some_and(|line| line.starts_with(['{', '[', '<'])))
}

fn header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let token = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    token(name).then(|| (name, value.trim()))
}

/// The responses in `text`, in order.
pub(super) fn messages(text: &str) -> Vec<Message<'_>> {
    let mut found = Vec::new();
    let mut lines = Lines::new(text);
    let mut request = None;
    let mut bare = is_header_block(text);
    loop {
        while let Some(line) = lines.peek() {
            if is_status(line) || (bare && !line.trim().is_empty()) {
                break;
            }
            request = asked(line).or(request);
            lines.next();
        }
        if lines.peek().is_none() {
            return found;
        }
        bare = false;
        let mut message = head(&mut lines, &mut request);
        message.request = request;
        if lines.peek().is_some_and(is_status) || matches!(message.status, Some(204 | 304)) || message.length == Some(0) {
            message.body = lines.at..lines.at;
        } else {
            let end = body_end(text, lines.at, &message);
            message.body = lines.at..end;
            lines.at = end;
        }
        found.push(message);
    }
}

/// The path of `> GET /v2/… HTTP/2`.
fn asked(line: &str) -> Option<&str> {
    let (method, rest) = line.strip_prefix("> ")?.split_once(' ')?;
    let (path, version) = rest.split_once(' ')?;
    (matches!(method, "GET" | "HEAD") && version.starts_with("HTTP/")).then_some(path)
}

/// Reads a head and stops where the body begins.
fn head<'a>(lines: &mut Lines<'a>, request: &mut Option<&'a str>) -> Message<'a> {
    let mut message = Message::default();
    let (mut marked, mut plain) = (false, false);
    while let Some(line) = lines.peek() {
        if is_curl(line) {
            *request = asked(line).or(*request);
            lines.next();
            continue;
        }
        let own = line.strip_prefix('<').map(|rest| rest.strip_prefix(' ').unwrap_or(rest));
        let text = own.unwrap_or(line);
        if let Some(status) = status_of(text) {
            // `curl -iv` prints each line twice; another status begins another response.
            if message.status.is_some_and(|known| known != status) {
                break;
            }
            message.status = Some(status);
        } else if text.trim().is_empty() {
            lines.next();
            if marked && plain && own.is_some() && lines.peek().is_some_and(|next| next.trim().is_empty()) {
                lines.next();
            }
            break;
        } else if let Some((name, value)) = header(text) {
            take(&mut message, name, value);
        }
        marked |= own.is_some();
        plain |= own.is_none();
        lines.next();
    }
    while lines.peek().is_some_and(is_curl) {
        lines.next();
    }
    message
}

fn take(message: &mut Message<'_>, name: &str, value: &str) {
    match name.to_ascii_lowercase().as_str() {
        "content-type" => message.media_type = value.split(';').next().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()),
        "content-length" => message.length = value.parse().ok(),
        "content-encoding" => message.encoded = !value.eq_ignore_ascii_case("identity"),
        "docker-content-digest" => message.digest = Digest::parse(value).ok(),
        _ => {}
    }
}

/// Where the body that begins at `start` ends.
fn body_end(text: &str, start: usize, message: &Message<'_>) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    // What the head says, where that leaves nothing of the body behind.
    let stated = message.length.filter(|_| !message.encoded).and_then(|length| usize::try_from(length).ok());
    if let Some(length) = stated.filter(|length| rest.get(*length..).is_some_and(is_no_part)) {
        return start + length;
    }
    let body = rest.trim_start();
    if body.starts_with(['{', '['])
        && let Ok(length) = first_value(body)
    {
        let end = text.len() - body.len() + length;
        let after = text.get(end..).unwrap_or_default();
        if after.trim().is_empty() {
            return text.len();
        }
        if is_no_part(after) {
            return with_newline(text, end);
        }
    }
    let mut lines = Lines::new(rest);
    let mut at = 0;
    while let Some(line) = lines.next() {
        if is_status(line) {
            return start + at;
        }
        at = lines.at;
    }
    text.len()
}
