//! Strings and numbers written anew: the same text and value in another spelling.
//!
//! Sources: RFC 8259, section 7; Go `encoding/json` (`appendString`); Python `json.encoder`; .NET `JavaScriptEncoder.Default`.

use super::layout::Spelling;
use crate::json::{Kind, Tree, Value};
use std::borrow::Cow;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Every name and every scalar of a tree in one spelling.
pub(super) enum Spelled {
    /// As they stand.
    AsIs,
    /// One after the other, and of each value: where its name ends and where its own text ends; each begins where the last ended.
    Anew(String, Vec<[usize; 2]>),
}

impl Spelled {
    /// The names and scalars of `tree`; whole numbers as plain integers where `plain_numbers` asks for it.
    pub(super) fn new(tree: &Tree, spelling: Spelling, plain_numbers: bool) -> Self {
        if spelling == Spelling::Kept && !plain_numbers {
            return Self::AsIs;
        }
        let mut text = String::with_capacity(tree.text().len());
        let ends = tree
            .values()
            .map(|value| {
                if let Some(name) = value.raw_key() {
                    string(name, || value.key().unwrap_or_default(), || value.has_bad_unicode(), spelling, &mut text);
                }
                let name_end = text.len();
                match value.kind() {
                    Kind::Array | Kind::Object => {}
                    Kind::String => {
                        string(value.raw(), || value.as_str().unwrap_or_default(), || value.has_bad_unicode(), spelling, &mut text);
                    }
                    Kind::Number => text.push_str(plain_integer(value.raw()).filter(|_| plain_numbers).as_deref().unwrap_or(value.raw())),
                    Kind::Null | Kind::Bool => text.push_str(value.raw()),
                }
                [name_end, text.len()]
            })
            .collect();
        Self::Anew(text, ends)
    }

    /// The name of a member with its quotes; empty where the value has none.
    pub(super) fn name<'a>(&'a self, value: Value<'a>) -> &'a str {
        match self {
            Self::AsIs => value.raw_key().unwrap_or_default(),
            Self::Anew(text, ends) => {
                let at = value.id().place();
                let start = at.checked_sub(1).and_then(|before| Some(ends.get(before)?[1])).unwrap_or_default();
                let end = ends.get(at).map_or(start, |ends| ends[0]);
                text.get(start..end).unwrap_or_default()
            }
        }
    }

    /// A scalar.
    pub(super) fn scalar<'a>(&'a self, value: Value<'a>) -> &'a str {
        match self {
            Self::AsIs => value.raw(),
            Self::Anew(text, ends) => {
                let [start, end] = ends.get(value.id().place()).copied().unwrap_or_default();
                text.get(start..end).unwrap_or_default()
            }
        }
    }

    /// Length of all names and scalars of `tree` together, in bytes, and a number that differs where any of them does.
    pub(super) fn measure(&self, tree: &Tree) -> (usize, u64) {
        let (mut length, mut hasher) = (0, DefaultHasher::new());
        for value in tree.values() {
            let name = self.name(value);
            let scalar = if matches!(value.kind(), Kind::Array | Kind::Object) { "" } else { self.scalar(value) };
            length += name.len() + scalar.len();
            (value.kind(), name, scalar).hash(&mut hasher);
        }
        (length, hasher.finish())
    }
}

/// Writes a string token anew, whose text `decoded` gives. One with an unpaired surrogate cannot be: it stays.
fn string<'a>(token: &str, decoded: impl FnOnce() -> Cow<'a, str>, broken: impl FnOnce() -> bool, spelling: Spelling, out: &mut String) {
    // Most strings are the same in every spelling.
    let plain = !token.bytes().any(|byte| byte == b'\\' || may_differ(byte, spelling));
    if plain || spelling == Spelling::Kept || broken() {
        out.push_str(token);
        return;
    }
    out.push('"');
    for c in decoded().chars() {
        character(c, spelling, out);
    }
    out.push('"');
}

/// Whether a character that begins with this byte may be written otherwise.
fn may_differ(byte: u8, spelling: Spelling) -> bool {
    match spelling {
        Spelling::Kept | Spelling::Plain => false,
        Spelling::Go => matches!(byte, b'<' | b'>' | b'&' | 0xe2),
        Spelling::Slashes => byte == b'/',
        Spelling::Ascii => byte >= 0x80,
        Spelling::AsciiSlashes => byte == b'/' || byte >= 0x80,
        Spelling::DotNet => byte >= 0x7f || matches!(byte, b'&' | b'\'' | b'+' | b'<' | b'>' | b'`'),
    }
}

fn character(c: char, spelling: Spelling, out: &mut String) {
    match c {
        '"' if spelling != Spelling::DotNet => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        '/' if matches!(spelling, Spelling::Slashes | Spelling::AsciiSlashes) => out.push_str("\\/"),
        c if is_escaped(c, spelling) => {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = if spelling == Spelling::DotNet { write!(out, "\\u{unit:04X}") } else { write!(out, "\\u{unit:04x}") };
            }
        }
        c => out.push(c),
    }
}

fn is_escaped(c: char, spelling: Spelling) -> bool {
    match spelling {
        _ if c < ' ' => true,
        Spelling::Go => matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}'),
        Spelling::Ascii | Spelling::AsciiSlashes => !c.is_ascii(),
        Spelling::DotNet => !c.is_ascii() || matches!(c, '"' | '&' | '\'' | '+' | '<' | '>' | '`' | '\u{7f}'),
        Spelling::Kept | Spelling::Plain | Spelling::Slashes => false,
    }
}

/// Numbers longer than this, in digits, are no sizes.
const LONGEST_INTEGER: usize = 20;

/// A whole number that is written with a fraction or an exponent, as a plain integer.
fn plain_integer(token: &str) -> Option<String> {
    let (sign, unsigned) = token.strip_prefix('-').map_or(("", token), |rest| ("-", rest));
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (unsigned.get(..at)?, unsigned.get(at + 1..)?.parse::<i32>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if mantissa.len() == unsigned.len() && fraction.is_empty() {
        return None;
    }
    let digits = format!("{whole}{fraction}");
    let length = i32::try_from(whole.len()).ok()?.checked_add(exponent)?;
    let length = usize::try_from(length).ok().filter(|length| (1..=LONGEST_INTEGER).contains(length))?;
    let beyond = digits.get(length..).unwrap_or_default();
    if beyond.bytes().any(|digit| digit != b'0') {
        return None;
    }
    let kept = digits.get(..length.min(digits.len()))?;
    let integer = format!("{kept:0<length$}");
    let integer = integer.trim_start_matches('0');
    Some(if integer.is_empty() { "0".to_owned() } else { format!("{sign}{integer}") })
}

/// Whether any number of the tree is whole and written with a fraction or an exponent.
pub(super) fn has_odd_integers(tree: &Tree) -> bool {
    tree.values().filter_map(Value::number).any(|token| plain_integer(token).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, spelling: Spelling) -> String {
        let tree = Tree::parse(text.into(), 0).tree.unwrap();
        let spelled = Spelled::new(&tree, spelling, false);
        spelled.scalar(tree.root()).to_owned()
    }

    #[test]
    fn each_generator_spells_strings_its_way() {
        let text = "\"<a> & \\\"b\\\" + \\/ \\u00e9 \u{1f600} \\u2028 \\u0001 \\u007f '\"";
        let cases = [
            (Spelling::Kept, text.to_owned()),
            (Spelling::Plain, "\"<a> & \\\"b\\\" + / é \u{1f600} \u{2028} \\u0001 \u{7f} '\"".to_owned()),
            (Spelling::Go, "\"\\u003ca\\u003e \\u0026 \\\"b\\\" + / é \u{1f600} \\u2028 \\u0001 \u{7f} '\"".to_owned()),
            (Spelling::Slashes, "\"<a> & \\\"b\\\" + \\/ é \u{1f600} \u{2028} \\u0001 \u{7f} '\"".to_owned()),
            (Spelling::Ascii, "\"<a> & \\\"b\\\" + / \\u00e9 \\ud83d\\ude00 \\u2028 \\u0001 \u{7f} '\"".to_owned()),
            (
                Spelling::DotNet,
                "\"\\u003Ca\\u003E \\u0026 \\u0022b\\u0022 \\u002B / \\u00E9 \\uD83D\\uDE00 \\u2028 \\u0001 \\u007F \\u0027\"".to_owned(),
            ),
        ];
        for (spelling, expected) in cases {
            assert_eq!(written(text, spelling), expected, "{spelling:?}");
        }
        assert_eq!(written(r#""\ud800 <""#, Spelling::Go), r#""\ud800 <""#);
    }

    #[test]
    fn names_and_scalars_keep_their_places() {
        let tree = Tree::parse(r#"{"a&":[1.0,true],"b":"<"}"#.into(), 0).tree.unwrap();
        let spelled = Spelled::new(&tree, Spelling::Go, true);
        let all: Vec<_> = tree.values().map(|value| (spelled.name(value), spelled.scalar(value))).collect();
        assert_eq!(all, [("", ""), ("\"a\\u0026\"", ""), ("", "1"), ("", "true"), ("\"b\"", "\"\\u003c\"")]);
    }

    #[test]
    fn whole_numbers_lose_fraction_and_exponent() {
        let cases = [
            ("1.0", Some("1")),
            ("1e3", Some("1000")),
            ("1.5E+3", Some("1500")),
            ("2.6e+07", Some("26000000")),
            ("-2.0", Some("-2")),
            ("0.0", Some("0")),
            ("10e-1", Some("1")),
            ("1", None),
            ("1.5", None),
            ("1e400", None),
            ("1e-1", None),
            ("1e99999999999", None),
        ];
        for (token, expected) in cases {
            assert_eq!(plain_integer(token).as_deref(), expected, "{token}");
        }
    }
}
