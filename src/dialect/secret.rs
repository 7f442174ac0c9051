//! Credentials in captures: what stands behind `Authorization:` and its relatives.

use crate::text::Span;
use std::ops::Range;

/// Headers whose value is a credential.
const HEADERS: &[&str] = &["authorization:", "proxy-authorization:", "x-registry-auth:", "cookie:", "set-cookie:"];

/// The credentials in a text that is no JSON, line by line.
pub fn secrets(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        found.extend(secret_in_line(line).map(|range| Span::new(start + range.start, start + range.end)));
        start += line.len();
    }
    found
}

/// The credential in one line.
pub fn secret_in_line(line: &str) -> Option<Range<usize>> {
    // Long lines are documents, not headers.
    let head = line.get(..line.len().min(16 << 10)).unwrap_or_default();
    if !head.contains(':') {
        return None;
    }
    let lower = head.to_ascii_lowercase();
    let after = HEADERS.iter().find_map(|name| {
        let at = lower.find(name)?;
        let begins = lower.get(..at)?.bytes().next_back().is_none_or(|byte| !byte.is_ascii_alphanumeric() && byte != b'-' && byte != b'"');
        begins.then_some(at + name.len())
    })?;
    let value = head.get(after..)?;
    let trimmed = value.trim_start_matches([' ', '\t', '[']);
    let start = after + value.len() - trimmed.len();
    let mut text = trimmed.trim_end_matches([' ', '\t', '\r', '\n', ']', '\'', '"', '\\']);
    let mut start = start;
    // The scheme is no secret.
    for scheme in ["bearer ", "basic "] {
        if text.get(..scheme.len()).is_some_and(|prefix| prefix.eq_ignore_ascii_case(scheme)) {
            text = text.get(scheme.len()..)?;
            start += scheme.len();
        }
    }
    let hidden = text.is_empty() || text.starts_with(['$', '<', '*', '•']) || text.eq_ignore_ascii_case("redacted");
    (!hidden).then(|| start..start + text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_behind_headers() {
        for (line, secret) in [
            ("> Authorization: Bearer abc.def\r\n", "abc.def"),
            ("authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
            ("* [HTTP/2] [1] [authorization: Bearer abc]", "abc"),
            ("   Authorization: [Bearer abc]\n", "abc"),
            ("< set-cookie: session=1; Path=/", "session=1; Path=/"),
            ("$ curl -H 'Authorization: Bearer abc' \\", "abc"),
        ] {
            assert_eq!(secret_in_line(line).map(|range| &line[range]), Some(secret), "{line}");
        }
        for line in [
            "> Authorization: Bearer $TOKEN",
            "Authorization: [REDACTED]",
            "x-authorization: a",
            "\"authorization\": \"x\"",
            "a",
            "Authorization:",
        ] {
            assert_eq!(secret_in_line(line), None, "{line}");
        }
    }
}
