//! Places in a text: byte spans, and the line and column a person counts. Dates, amounts and quotes in texts.

mod abridged;
mod amount;
mod date_time;
mod revealed;
mod short;

pub use abridged::abridged;
pub use amount::{number, size};
pub use date_time::is_date_time;
pub use revealed::{is_hidden, revealed};
pub use short::short;

/// A half-open range of bytes, `start..end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`; offsets beyond 4 GiB saturate (no document that long is parsed).
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: saturate(start), end: saturate(end) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end.saturating_sub(self.start)) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `offset` lies inside.
    pub fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether both spans share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes of `source` that the span covers; what lies outside of it is left out.
    pub fn slice(self, source: &[u8]) -> &[u8] {
        let end = (self.end as usize).min(source.len());
        source.get((self.start as usize).min(end)..end).unwrap_or_default()
    }
}

fn saturate(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Line and column, both counted from 1; the column counts characters, as editors do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Where each line of a text starts. A line ends after LF; CR LF is one end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
    /// Number of continuation bytes before every [`STEP`]th byte: a document may be one line of many megabytes.
    continuations: Vec<u32>,
}

/// Distance between the bytes at which characters are counted in advance.
const STEP: usize = 1024;

impl LineIndex {
    /// Reads the line starts of `source`.
    pub fn new(source: &[u8]) -> Self {
        let breaks = source.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| saturate(at + 1))).collect();
        let mut continuations = vec![0];
        let mut before = 0;
        for step in source.chunks(STEP) {
            before += saturate(count_continuations(step));
            continuations.push(before);
        }
        Self { starts, len: saturate(source.len()), continuations }
    }

    /// Number of lines; an empty text has one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: even an empty text has one line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The line (from 0) that holds `offset`.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The bytes of line `line` (from 0), its line end included.
    pub fn span(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.len);
        let end = self.starts.get(line + 1).copied().unwrap_or(self.len);
        Span { start, end }
    }

    /// Line and column of `offset` in `source`, the text this index was made from.
    pub fn position(&self, source: &[u8], offset: u32) -> Position {
        let line = self.line_of(offset);
        let (start, end) = (self.span(line).start, offset.min(self.len));
        let bytes = end.saturating_sub(start) as usize;
        let column = bytes.saturating_sub(self.continuations_before(source, end).saturating_sub(self.continuations_before(source, start)));
        Position { line: line + 1, column: column + 1 }
    }

    fn continuations_before(&self, source: &[u8], offset: u32) -> usize {
        let step = offset as usize / STEP;
        let counted = self.continuations.get(step).copied().unwrap_or_default() as usize;
        counted + count_continuations(Span::new(step * STEP, offset as usize).slice(source))
    }
}

/// Bytes that continue a character; invalid UTF-8 still gets a stable column by them.
fn count_continuations(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) == 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let text = "a\r\n好b\n".as_bytes();
        let lines = LineIndex::new(text);
        assert_eq!(lines.len(), 3);
        let at = |offset| lines.position(text, offset).to_string();
        assert_eq!((at(0), at(1), at(3), at(6), at(8)), ("1:1".into(), "1:2".into(), "2:1".into(), "2:2".into(), "3:1".into()));
    }

    #[test]
    fn columns_are_counted_alike_in_one_long_line() {
        for text in ["好a".repeat(3000), "好".repeat(STEP), "a".repeat(2 * STEP), format!("é\n{}", "ß".repeat(5000))] {
            let lines = LineIndex::new(text.as_bytes());
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
                assert_eq!(lines.position(text.as_bytes(), at as u32).column, text[start..at].chars().count() + 1, "{at}");
            }
        }
    }

    #[test]
    fn spans_never_reach_outside_the_text() {
        assert_eq!(Span::new(2, 9).slice(b"abc"), b"c");
        assert_eq!(Span::new(7, 9).slice(b"abc"), b"");
        assert_eq!(Span::new(9, 7).len(), 0);
    }
}
