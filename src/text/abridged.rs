//! Digests inside sentences, shortened.

/// Digits that a sentence shows of a digest, as everywhere.
const SHOWN: usize = 12;
/// Fewer hexadecimal digits than these in a row are not a digest.
const LEAST: usize = 40;

/// `text` with each long digest cut to its first digits; whole where two different ones would then look alike.
pub fn abridged(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut seen: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_hexdigit()) {
        let (before, from) = rest.split_at(start);
        let (digits, after) = from.split_at(from.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(from.len()));
        let part_of_word = before.ends_with(|c: char| c.is_ascii_alphanumeric()) || after.starts_with(|c: char| c.is_ascii_alphanumeric());
        let long = digits.len() >= LEAST && !part_of_word;
        out.push_str(before);
        out.push_str(if long { digits.get(..SHOWN).unwrap_or(digits) } else { digits });
        if long {
            seen.push(digits);
        }
        rest = after;
    }
    out.push_str(rest);
    let alike = |one: &str, other: &str| one != other && one.get(..SHOWN) == other.get(..SHOWN);
    if seen.iter().enumerate().any(|(at, one)| seen.iter().skip(at + 1).any(|other| alike(one, other))) { text.to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_cut_unless_that_hides_what_differs() {
        let (a, b) = ("a".repeat(64), "b".repeat(64));
        assert_eq!(abridged(&format!("`sha256:{a}`, not `sha256:{b}`")), "`sha256:aaaaaaaaaaaa`, not `sha256:bbbbbbbbbbbb`");
        let close = format!("{}c", "a".repeat(63));
        assert_eq!(abridged(&format!("{a} {close}")), format!("{a} {close}"));
        assert_eq!(abridged(&format!("{a} {a}.json")), "aaaaaaaaaaaa aaaaaaaaaaaa.json");
        for text in ["中文 deadbeef", "", &format!("x{a}z")] {
            assert_eq!(abridged(text), text);
        }
    }
}
