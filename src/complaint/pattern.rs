//! Messages as patterns: words with holes, `no matching manifest for {platform} in the manifest list entries`.

use super::fold::Folded;
use std::ops::Range;

/// Holes are at most this long, in bytes.
const HOLE_LIMIT: usize = 300;

/// What was found in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// The bytes of the folded text.
    pub(super) range: Range<usize>,
    /// What stood in the holes, by their names, without quotes around it.
    pub(super) holes: Vec<(&'static str, String)>,
}

impl Match {
    /// What stood in a hole; nothing where it was empty.
    pub(super) fn hole(&self, name: &str) -> Option<&str> {
        self.holes.iter().find(|(hole, _)| *hole == name).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }
}

/// A pattern's part.
enum Part {
    /// Words, in lower case.
    Words(&'static str),
    /// A hole.
    Hole(&'static str),
}

fn parts(pattern: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((words, after)) = rest.split_once('{') {
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        let (hole, after) = after.split_once('}').unwrap_or((after, ""));
        parts.push(Part::Hole(hole));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}

/// Where the pattern stands in `folded` within `window`: at most `limit` places, in their order.
///
/// A hole at the beginning or end is one word; any other reaches to the next words of the pattern.
pub(super) fn find(folded: &Folded, window: Range<usize>, pattern: &'static str, limit: usize) -> Vec<Match> {
    let parts = parts(pattern);
    let mut found = Vec::new();
    let Some(first) = parts.iter().position(|part| matches!(part, Part::Words(_))) else { return found };
    let Some(Part::Words(anchor)) = parts.get(first) else { return found };
    let lower = folded.lower();
    let end = lower.floor_char_boundary(window.end.min(lower.len()));
    let mut from = lower.ceil_char_boundary(window.start.min(end));
    while found.len() < limit
        && let Some(at) = lower.get(from..end).and_then(|rest| rest.find(anchor)).map(|at| from + at)
    {
        // Not `at + 1`: a place is looked at once, however long its words repeat.
        from = at + anchor.len();
        if let Some(place) = match_at(folded, &parts, first, at..end, anchor) {
            from = from.max(place.range.end);
            found.push(place);
        }
    }
    found
}

fn match_at(folded: &Folded, parts: &[Part], first: usize, place: Range<usize>, anchor: &str) -> Option<Match> {
    let (text, lower) = (folded.text(), folded.lower());
    let mut start = place.start;
    let mut holes = Vec::new();
    if let (1, Some(Part::Hole(name))) = (first, parts.first()) {
        let before = text.get(..place.start)?;
        let floor = before.ceil_char_boundary(before.len().saturating_sub(HOLE_LIMIT));
        let word = before.get(floor..)?.rsplit(' ').next()?;
        start = place.start - word.len();
        holes.push((*name, trim(word).to_owned()));
    } else if !is_edge(anchor.chars().next(), lower.get(..place.start)?.chars().next_back()) {
        return None;
    }
    let mut at = place.start + anchor.len();
    let mut last = anchor;
    let mut rest = parts.get(first + 1..)?.iter();
    while let Some(part) = rest.next() {
        let Part::Hole(name) = part else { return None };
        let from = lower.get(at..place.end)?;
        match rest.next() {
            Some(Part::Words(words)) => {
                let reach = from.floor_char_boundary((HOLE_LIMIT + words.len()).min(from.len()));
                let length = length_to(from.get(..reach)?, words)?;
                holes.push((*name, trim(text.get(at..at + length)?).to_owned()));
                at += length + words.len();
                last = words;
            }
            _ => {
                let length = from.find(' ').unwrap_or(from.len()).min(from.floor_char_boundary(HOLE_LIMIT));
                holes.push((*name, trim(text.get(at..at + length)?).to_owned()));
                return Some(Match { range: start..at + length, holes });
            }
        }
    }
    is_edge(last.chars().next_back(), lower.get(at..)?.chars().next()).then_some(Match { range: start..at, holes })
}

/// How far it is to `words`, brackets that are opened on the way being closed again: `(windows(10.0.17763)/amd64)`.
fn length_to(from: &str, words: &str) -> Option<usize> {
    let count = |text: &str, bracket: char| text.chars().filter(|c| *c == bracket).count();
    let closed = |at: &usize| from.get(..*at).is_some_and(|hole| count(hole, '(') <= count(hole, ')'));
    if words.starts_with(')') { from.match_indices(words).map(|(at, _)| at).find(closed) } else { from.find(words) }
}

/// Whether words end here: not in the middle of a longer word.
fn is_edge(inside: Option<char>, outside: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !(word(inside) && word(outside))
}

/// Without the quotes and the punctuation around it.
fn trim(value: &str) -> &str {
    let quotes = |c: char| matches!(c, '"' | '\'' | '`' | ' ' | ',' | ';');
    value.trim_start_matches(quotes).trim_end_matches(|c| quotes(c) || matches!(c, '.' | ':' | '。' | '，'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holes(text: &str, pattern: &'static str) -> Option<Vec<String>> {
        let folded = Folded::new(text);
        let found = find(&folded, 0..text.len(), pattern, 1);
        found.first().map(|place| place.holes.iter().map(|(_, value)| value.clone()).collect())
    }

    #[test]
    fn holes_reach_to_the_next_words() {
        let pattern = "no image for architecture {a}, variant {v}, os {o}";
        assert_eq!(holes("No image for architecture \"arm64\", variant \"\", OS \"linux\": x", pattern).unwrap(), ["arm64", "", "linux"]);
        assert_eq!(holes("no image for architecture arm, variant v8, OS linux.", pattern).unwrap(), ["arm", "v8", "linux"]);
        assert_eq!(holes("no image for architecture arm", pattern), None);
        assert_eq!(holes("x/y:1 is a manifest list", "{image} is a manifest list").unwrap(), ["x/y:1"]);
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(holes("exec format errors", "exec format error"), None);
        assert_eq!(holes("reexec format error", "exec format error"), None);
        assert!(holes("错误exec format error。", "exec format error").is_some());
        assert!(holes("[exec format error]", "exec format error").is_some());
    }

    #[test]
    fn hostile_texts_end() {
        let text = "no matching manifest for ".repeat(40_000);
        assert_eq!(holes(&text, "no matching manifest for {platform} in the manifest list"), None);
        let text = format!("no matching manifest for {}", "日".repeat(100_000));
        assert!(holes(&text, "no matching manifest for {platform}").is_some_and(|holes| holes[0].len() <= HOLE_LIMIT));
    }
}
