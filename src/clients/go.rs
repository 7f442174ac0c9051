//! What clients share because they are written in Go: how numbers are read, texts quoted and JSON decoded.

pub mod decode;
pub mod syntax;

use std::fmt::Write;

/// `strconv.Atoi`: an optional sign and decimal digits that an `i64` holds.
pub fn atoi(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// `strconv.ParseUint` in base ten: digits only.
pub fn parse_uint<T: std::str::FromStr>(text: &str) -> Option<T> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// `%q` of a text: `strconv.Quote`.
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{b}' => out.push_str("\\v"),
            c if is_printable(c) => out.push(c),
            c => {
                let code = u32::from(c);
                let _ = match code {
                    0..=0x7f => write!(out, "\\x{code:02x}"),
                    0x80..=0xffff => write!(out, "\\u{code:04x}"),
                    _ => write!(out, "\\U{code:08x}"),
                };
            }
        }
    }
    out.push('"');
    out
}

/// Near enough to `unicode.IsPrint`: Rust's own idea of it, without spaces other than the common one.
fn is_printable(c: char) -> bool {
    match c {
        ' '..='~' => true,
        _ => !c.is_control() && !c.is_whitespace() && (c.is_alphanumeric() || c.escape_debug().len() == 1),
    }
}

/// `path.Join`: empty parts left out, the others joined by `/` and cleaned.
pub fn join(parts: &[&str]) -> String {
    let mut joined = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            joined.push('/');
        }
        joined.push_str(part);
    }
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    if joined.is_empty() || joined.split('/').all(plain) { joined } else { clean(&joined) }
}

/// `path.Clean` of a text that is not empty.
fn clean(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if kept.last().is_some_and(|last| *last != "..") => {
                kept.pop();
            }
            ".." if rooted => {}
            part => kept.push(part),
        }
    }
    match (rooted, kept.is_empty()) {
        (true, _) => format!("/{}", kept.join("/")),
        (false, true) => ".".to_owned(),
        (false, false) => kept.join("/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!([atoi("7"), atoi("+07"), atoi("-1")], [Some(7), Some(7), Some(-1)]);
        assert!(["", "+", "v7", "7 ", "1_0", "99999999999999999999"].iter().all(|text| atoi(text).is_none()));
        assert_eq!((parse_uint::<u16>("17763"), parse_uint::<u16>("+1"), parse_uint::<u8>("256")), (Some(17763), None, None));
    }

    #[test]
    fn quotes() {
        assert_eq!(quote("a\"\\\n\u{1}ä中\u{a0}\u{feff}\u{1f600}"), r#""a\"\\\n\x01ä中\u00a0\ufeff😀""#);
    }

    #[test]
    fn paths() {
        assert_eq!(join(&["linux", "", "v7"]), "linux/v7");
        assert_eq!(join(&["linux", "a//b", ".."]), "linux/a");
        assert_eq!(join(&["/", "amd64"]), "/amd64");
        assert_eq!(join(&["..", "x"]), "../x");
        assert_eq!(join(&["", ""]), "");
        assert_eq!(join(&["a", ".."]), ".");
    }
}
