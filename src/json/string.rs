//! JSON strings: from their written form, whose grammar has been checked, to text.

use std::borrow::Cow;

/// The text of a string token (quotes included). An unpaired surrogate escape becomes U+FFFD.
pub(super) fn decode(token: &str) -> Cow<'_, str> {
    let inner = token.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(token);
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    Cow::Owned(Units::new(inner).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Whether a string token holds an unpaired surrogate or a noncharacter (RFC 7493, section 2.1).
pub(super) fn has_bad_unicode(token: &str) -> bool {
    if token.is_ascii() && !token.contains("\\u") {
        return false;
    }
    Units::new(token).any(|unit| unit.is_none_or(is_noncharacter))
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

/// Characters of a string with its escapes resolved; `None` is an unpaired surrogate.
struct Units<'a> {
    rest: &'a str,
}

impl<'a> Units<'a> {
    fn new(rest: &'a str) -> Self {
        Self { rest }
    }

    fn hex(&mut self) -> Option<u32> {
        let unit = self.rest.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok())?;
        self.rest = &self.rest[4..];
        Some(unit)
    }

    fn escape(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.rest = chars.as_str();
        match c {
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'u' => {
                let high = self.hex()?;
                if !(0xD800..0xDC00).contains(&high) {
                    return char::from_u32(high);
                }
                let after_high = self.rest;
                let low = self.rest.strip_prefix("\\u").and_then(|rest| {
                    self.rest = rest;
                    self.hex().filter(|low| (0xDC00..0xE000).contains(low))
                });
                match low {
                    Some(low) => char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)),
                    None => {
                        self.rest = after_high;
                        None
                    }
                }
            }
            other => Some(other),
        }
    }
}

impl Iterator for Units<'_> {
    type Item = Option<char>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.rest = chars.as_str();
        Some(if c == '\\' { self.escape() } else { Some(c) })
    }
}
