//! Characters that are not seen, or that turn the order of those around them, made visible.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character is a control, has no width, or changes the direction of writing. Source: Unicode 16, UAX #9, general category Cf.
pub fn is_hidden(c: char) -> bool {
    let formats = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    formats || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// `text` with each such character as `⟨U+202E⟩`: no name can pass for another, and none turns the sentence around it.
/// Line ends stay, CR LF among them.
pub fn revealed(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_hidden(c) && !(c == '\r' && chars.peek() == Some(&'\n')) {
            // Writing to a string cannot fail.
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_shown_and_the_rest_stays() {
        assert_eq!(revealed("a\r\nb\rc\r"), "a\r\nb⟨U+000D⟩c⟨U+000D⟩");
        assert!(matches!(revealed("linux/arm64 汉字 é\n"), Cow::Borrowed(_)));
        assert_eq!(revealed("\u{202e}46dma lin\u{200b}ux\0"), "⟨U+202E⟩46dma lin⟨U+200B⟩ux⟨U+0000⟩");
    }
}
