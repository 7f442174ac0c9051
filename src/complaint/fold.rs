//! A text with everything out of the way that logs and terminals put between the words of a message.

use crate::text::Span;

/// Of longer texts, in bytes, the end is read: that is where a log says what went wrong.
pub(super) const TEXT_LIMIT: usize = 1024 * 1024;

/// A folded text: white space is one space, quotes are straight, escapes and invisible characters are gone.
pub(super) struct Folded {
    text: String,
    /// `text` with ASCII letters in lower case: byte for byte as long.
    lower: String,
    /// For each byte of `text`, the bytes of the source that its character stands for.
    places: Vec<Span>,
}

impl Folded {
    /// Folds `source`.
    pub(super) fn new(source: &str) -> Self {
        let start = source.ceil_char_boundary(source.len().saturating_sub(TEXT_LIMIT));
        let mut folded = Self { text: String::new(), lower: String::new(), places: Vec::new() };
        let mut rest = source.get(start..).unwrap_or_default();
        while let Some(first) = rest.chars().next() {
            let at = source.len() - rest.len();
            let (taken, put) = next(rest, first);
            folded.put(put, Span::new(at, at + taken));
            rest = rest.get(taken..).unwrap_or_default();
        }
        folded.lower = folded.text.to_ascii_lowercase();
        folded
    }

    fn put(&mut self, put: Option<char>, place: Span) {
        let Some(put) = put else { return };
        if put == ' ' && self.text.ends_with(' ') {
            return;
        }
        self.text.push(put);
        self.places.extend(std::iter::repeat_n(place, put.len_utf8()));
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text in lower case, byte for byte as long.
    pub(super) fn lower(&self) -> &str {
        &self.lower
    }

    /// Where bytes of the folded text stand in the source.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let place = |at: usize| self.places.get(at).or(self.places.last()).copied().unwrap_or_default();
        Span { start: place(start).start, end: place(end.saturating_sub(1)).end }
    }
}

/// How many bytes of `rest` the next character takes, and what stands for it.
fn next(rest: &str, first: char) -> (usize, Option<char>) {
    let length = first.len_utf8();
    match first {
        '\u{1b}' => (escape(rest), None),
        '\\' => backslash(rest),
        '&' => entity(rest),
        '‘' | '’' | '‛' | '′' => (length, Some('\'')),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => (length, Some('"')),
        // Frames around messages, as Terraform draws them.
        '│' | '┃' | '╷' | '╵' => (length, Some(' ')),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' => (length, None),
        // Full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => (length, char::from_u32(u32::from(first) - 0xfee0)),
        _ if first.is_whitespace() || first.is_control() => (length, Some(' ')),
        _ => (length, Some(first)),
    }
}

/// Length of a terminal's escape sequence.
fn escape(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match chars.next() {
        Some((_, '[')) => chars.take(32).find(|(_, c)| ('@'..='~').contains(c)).map_or(2, |(at, c)| at + c.len_utf8()),
        Some((_, ']')) => chars.take(256).find(|(_, c)| matches!(c, '\u{7}' | '\\')).map_or(2, |(at, c)| at + c.len_utf8()),
        _ => 1,
    }
}

/// `\"`, `\n` and the like, escaped once or several times: as in JSON inside JSON.
fn backslash(rest: &str) -> (usize, Option<char>) {
    let run = rest.bytes().take(16).take_while(|byte| *byte == b'\\').count();
    match rest.as_bytes().get(run) {
        Some(b'"') => (run + 1, Some('"')),
        Some(b'\'') => (run + 1, Some('\'')),
        Some(b'n' | b'r' | b't') => (run + 1, Some(' ')),
        _ => (run, Some('\\')),
    }
}

/// `&quot;` and the like.
fn entity(rest: &str) -> (usize, Option<char>) {
    let known = [("&quot;", '"'), ("&#34;", '"'), ("&#39;", '\''), ("&apos;", '\''), ("&nbsp;", ' '), ("&amp;", '&')];
    let found = known.iter().find(|(name, _)| rest.starts_with(name));
    found.map_or((1, Some('&')), |(name, put)| (name.len(), Some(*put)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(source: &str) -> String {
        Folded::new(source).text().to_owned()
    }

    #[test]
    fn noise_goes_and_words_stay() {
        assert_eq!(fold("a\r\n\t b"), "a b");
        assert_eq!(fold("\u{1b}[31mred\u{1b}[0m x"), "red x");
        assert_eq!(fold("│ no\n│ match"), " no match");
        assert_eq!(fold(r#"variant \"\", OS \\\"linux\\\"\nnext"#), r#"variant "", OS "linux" next"#);
        assert_eq!(fold("“arm64”　：ok"), "\"arm64\" :ok");
        assert_eq!(fold("variant &quot;v8&quot; & more"), "variant \"v8\" & more");
        assert_eq!(fold("a\u{200b}b\u{202e}c"), "abc");
        assert_eq!(fold("C:\\x \u{1b}"), "C:\\x ");
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let source = "错误：\u{1b}[1m no   match\n";
        let folded = Folded::new(source);
        let at = folded.lower().find("no match").unwrap();
        let span = folded.span(at, at + "no match".len());
        assert_eq!(&source[span.start as usize..span.end as usize], "no   match");
        assert_eq!(Folded::new("").span(0, 5), Span { start: 0, end: 0 });
    }

    #[test]
    fn of_a_long_text_the_end_is_read() {
        let source = format!("{}结尾", "日".repeat(TEXT_LIMIT));
        let folded = Folded::new(&source);
        assert!(folded.text().len() <= TEXT_LIMIT && folded.text().ends_with("结尾"));
        assert_eq!(folded.span(folded.text().len(), folded.text().len()).end as usize, source.len());
    }
}
