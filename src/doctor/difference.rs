//! Where two texts first differ, line by line, with white space made visible.

/// Lines shown of each text, and characters of each line.
const LINES: usize = 8;
const WIDTH: usize = 96;
/// Characters shown in front of the first difference in a long line.
const LEAD: usize = 24;

/// The first lines of two texts from their first difference on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The line at which they first differ, from 1.
    pub line: usize,
    /// The first text from there.
    pub left: Vec<Line>,
    /// The second.
    pub right: Vec<Line>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
    /// Whether the other text has another line there.
    pub differs: bool,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text; of white space that is shown, the marks that stand for it (every font has them).
    pub text: String,
    /// Whether it is such marks.
    pub mark: bool,
}

/// Where `left` and `right` first differ; nothing where they are the same.
pub fn difference(left: &[u8], right: &[u8]) -> Option<Difference> {
    let at =
        left.iter().zip(right).position(|(a, b)| a != b).or_else(|| (left.len() != right.len()).then(|| left.len().min(right.len())))?;
    let same = left.get(..at)?;
    let start = same.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let lead = String::from_utf8_lossy(left.get(start..at)?).chars().count();
    // The first line may be long: it is shown around the difference. So are lines below it, from the same column.
    let from = if lead + LEAD < WIDTH { 0 } else { lead - LEAD };
    let (ours, theirs): (Vec<&[u8]>, Vec<&[u8]>) = (lines(left.get(start..)?), lines(right.get(start..)?));
    let shown = |lines: &[&[u8]], others: &[&[u8]]| {
        let line = |(at, line): (usize, &&[u8])| {
            let differs = others.get(at) != Some(line);
            Line { pieces: pieces(line, if at == 0 { from } else { 0 }, differs), differs }
        };
        lines.iter().enumerate().map(line).collect()
    };
    let line = 1 + same.iter().filter(|byte| **byte == b'\n').count();
    Some(Difference { line, left: shown(&ours, &theirs), right: shown(&theirs, &ours) })
}

fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split_inclusive(|byte| *byte == b'\n').take(LINES).collect()
}

/// The pieces of a line from a character on; white space at its ends and everything unusual is shown where it differs.
fn pieces(line: &[u8], from: usize, differs: bool) -> Vec<Piece> {
    // Characters never have more than four bytes: what is not shown is not read.
    let text = String::from_utf8_lossy(line.get(..line.len().min(4 * (from + WIDTH + 1))).unwrap_or(line));
    let length = text.chars().count();
    let leading = text.chars().take_while(|c| matches!(c, ' ' | '\t')).count();
    let trailing = length - text.trim_end_matches([' ', '\t', '\r', '\n']).chars().count();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |text: &str, mark: bool| match pieces.last_mut().filter(|last| last.mark == mark) {
        // Names of characters stand apart.
        Some(last) if !(mark && text.len() > 1 && text.is_ascii()) => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), mark }),
    };
    if from > 0 {
        push("…", false);
    }
    for (at, c) in text.chars().enumerate().skip(from).take(WIDTH) {
        let mark = match c {
            ' ' if at < leading || at >= length - trailing => "·",
            '\t' => "→",
            '\r' => "CR",
            '\n' => "LF",
            '\u{a0}' => "NBSP",
            '\u{feff}' => "BOM",
            '\0'..='\u{1f}' => "�",
            _ => "",
        };
        if differs && !mark.is_empty() {
            push(mark, true);
        } else if c != '\n' && c != '\r' {
            push(c.encode_utf8(&mut [0; 4]), false);
        }
    }
    if length > from + WIDTH {
        push("…", false);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[test]
    fn white_space_is_visible_from_the_first_difference_on() {
        let found = difference(b"{\n  \"a\": 1,\n  \"b\": 2\n}\n", b"{\n   \"a\": 1,\n   \"b\": 2\n}").unwrap();
        assert_eq!(found.line, 2);
        assert_eq!(shown(&found.left), ["··\"a\": 1,LF", "··\"b\": 2LF", "}LF"]);
        assert_eq!(shown(&found.right), ["···\"a\": 1,LF", "···\"b\": 2LF", "}"]);
        assert_eq!(
            found.left[0].pieces,
            [
                Piece { text: "··".into(), mark: true },
                Piece { text: "\"a\": 1,".into(), mark: false },
                Piece { text: "LF".into(), mark: true }
            ]
        );
        assert_eq!(difference(b"a", b"a"), None);
    }

    #[test]
    fn line_ends_marks_and_tabs() {
        let found = difference("\u{feff}{\r\n\t\u{a0}}".as_bytes(), b"{\n\t }").unwrap();
        assert_eq!(shown(&found.left), ["BOM{CRLF", "→NBSP}"]);
        assert_eq!(shown(&found.right), ["{LF", "→·}"]);
        let equal = difference(b"a\nb\n  c\n", b"x\nb\n  c\n").unwrap();
        assert_eq!((shown(&equal.left)[2].as_str(), equal.left[2].differs), ("  c", false));
    }

    #[test]
    fn long_lines_are_shown_around_the_difference() {
        let long = "好".repeat(5000);
        let found = difference(format!("{long}a{long}").as_bytes(), format!("{long}b{long}").as_bytes()).unwrap();
        let line = &shown(&found.left)[0];
        assert!(line.starts_with('…') && line.contains("好a好") && line.ends_with('…') && line.chars().count() <= WIDTH + 2, "{line}");
        assert!(difference(b"", b"\n").is_some());
    }
}
