//! Long texts in sentences.

/// Characters that a sentence quotes of a text.
const LONGEST: usize = 80;

/// `text` as a sentence quotes it: cut where it is long.
pub fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(short("中文"), "中文");
        assert_eq!(short(&"中".repeat(80)), "中".repeat(80));
        assert_eq!(short(&"中".repeat(81)), format!("{}…", "中".repeat(80)));
    }
}
