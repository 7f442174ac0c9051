//! The judge of the grammar, and where and how a text breaks it.

use crate::text::{LineIndex, Span};
use serde::de::IgnoredAny;

/// Why a text is not one JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyntaxKind {
    /// Nothing but white space.
    Empty,
    /// The text ends inside a string.
    EndsInString,
    /// The text ends inside an object, an array or another token.
    EndsEarly,
    /// Something follows the first complete value.
    TrailingData,
    /// A comma before a closing bracket.
    TrailingComma,
    /// `//`, `/*` or `#`.
    Comment,
    /// `...` or `…`: abridged text.
    Ellipsis,
    /// A string in single quotes.
    SingleQuote,
    /// A member name without quotes.
    UnquotedKey,
    /// A curly quote, a no-break space or a zero-width character outside strings.
    Typographic,
    /// ESC `[`: terminal colours.
    Ansi,
    /// A raw control character inside a string.
    ControlInString,
    /// A backslash followed by no JSON escape.
    BadEscape,
    /// Digits that are no JSON number.
    BadNumber,
    /// `,` or a closing bracket was expected.
    MissingComma,
    /// `:` was expected after a member's name.
    MissingColon,
    /// Something that begins no JSON value.
    UnexpectedToken,
}

/// The first place at which a text stops being one JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxKind,
    /// The offending byte or character; empty at the end of the text.
    pub span: Span,
    /// Where the innermost container that is still open began (for texts that end early).
    pub open: Option<Span>,
}

/// Where the first value of `text` ends, where there is one, and what keeps the whole from being one JSON text.
pub(super) fn judge(text: &str, start: usize) -> (Option<usize>, Option<SyntaxError>) {
    let body = text.get(start..).unwrap_or_default();
    let mut values = serde_json::Deserializer::from_str(body).into_iter::<IgnoredAny>();
    match values.next() {
        None => (None, Some(SyntaxError { kind: SyntaxKind::Empty, span: Span::new(start, start), open: None })),
        Some(Ok(_)) => {
            let end = start + values.byte_offset();
            let rest = text.get(end..).unwrap_or_default();
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            let at = end + blank;
            let error = (at < text.len()).then(|| SyntaxError { kind: kind_of_trailing(text, at), span: char_span(text, at), open: None });
            (Some(end), error)
        }
        Some(Err(error)) => (None, Some(locate(text, start, &error))),
    }
}

fn kind_of_trailing(text: &str, at: usize) -> SyntaxKind {
    match at_place(text, at) {
        Some(kind @ (SyntaxKind::Comment | SyntaxKind::Ansi)) => kind,
        _ => SyntaxKind::TrailingData,
    }
}

/// The character at `at`, or an empty span at the end of the text.
fn char_span(text: &str, at: usize) -> Span {
    let at = floor_char(text, at);
    let len = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(at, at + len)
}

fn floor_char(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Turns the judge's line and column into a span and its words into a kind.
fn locate(text: &str, start: usize, error: &serde_json::Error) -> SyntaxError {
    let body = text.get(start..).unwrap_or_default();
    let lines = LineIndex::new(body.as_bytes());
    let line = lines.span(error.line().saturating_sub(1));
    // Columns count bytes from 1; 0 means the line break before this line.
    let at = (start + line.start as usize + error.column()).saturating_sub(1);
    let span = char_span(text, at);
    if error.is_eof() {
        let end = Span::new(text.len(), text.len());
        let kind =
            if error.to_string().starts_with("EOF while parsing a string") { SyntaxKind::EndsInString } else { SyntaxKind::EndsEarly };
        return SyntaxError { kind, span: end, open: innermost_open(text, start) };
    }
    let message = error.to_string();
    let kind = if message.starts_with("control character") {
        SyntaxKind::ControlInString
    } else if message.starts_with("invalid escape") || message.starts_with("unexpected end of hex escape") {
        SyntaxKind::BadEscape
    } else if let Some(kind) = at_place(text, span.start as usize) {
        kind
    } else if message.starts_with("trailing comma") || comma_before(text, span.start as usize) {
        SyntaxKind::TrailingComma
    } else if message.starts_with("key must be a string") {
        SyntaxKind::UnquotedKey
    } else if message.starts_with("invalid number") {
        SyntaxKind::BadNumber
    } else if message.starts_with("expected `:`") {
        SyntaxKind::MissingColon
    } else if message.starts_with("expected `,`") {
        SyntaxKind::MissingComma
    } else {
        SyntaxKind::UnexpectedToken
    };
    SyntaxError { kind, span, open: None }
}

/// What the characters at `at` give away about their origin.
fn at_place(text: &str, at: usize) -> Option<SyntaxKind> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    match first {
        '/' | '#' => Some(SyntaxKind::Comment),
        '.' if rest.starts_with("..") => Some(SyntaxKind::Ellipsis),
        '…' => Some(SyntaxKind::Ellipsis),
        '\'' => Some(SyntaxKind::SingleQuote),
        '\u{1b}' => Some(SyntaxKind::Ansi),
        '\u{201c}' | '\u{201d}' | '\u{2018}' | '\u{2019}' | '\u{a0}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{3000}' => {
            Some(SyntaxKind::Typographic)
        }
        _ => None,
    }
}

fn comma_before(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(['}', ']'])) && text.get(..at).is_some_and(|before| before.trim_end().ends_with(','))
}

/// The bracket that is still open at the end of the text.
fn innermost_open(text: &str, start: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let mut open = Vec::new();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => open.push(at),
            b'}' | b']' => {
                open.pop();
            }
            b'"' => {
                at += 1;
                while let Some(&inner) = bytes.get(at) {
                    if inner == b'"' {
                        break;
                    }
                    at += if inner == b'\\' { 2 } else { 1 };
                }
            }
            _ => {}
        }
        at += 1;
    }
    open.last().map(|at| Span::new(*at, at + 1))
}
