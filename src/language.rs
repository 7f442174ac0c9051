//! The languages of the interface, and sentences that exist in all of them.

use crate::text::revealed;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English
    #[default]
    En,
    /// 简体中文
    Zh,
}

impl Language {
    /// All languages, in the order in which a person is offered them.
    pub const ALL: [Language; 2] = [Language::En, Language::Zh];

    /// The BCP 47 tag, for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Zh => "zh-CN",
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::Zh => "简体中文",
        }
    }

    /// What stands between two sentences.
    pub fn gap(self) -> &'static str {
        match self {
            Language::En => " ",
            Language::Zh => "",
        }
    }

    /// The colon between a name and what is said of it.
    pub fn colon(self) -> &'static str {
        match self {
            Language::En => ": ",
            Language::Zh => "：",
        }
    }

    /// The comma between parts of a sentence.
    pub fn comma(self) -> &'static str {
        match self {
            Language::En => ", ",
            Language::Zh => "，",
        }
    }

    /// `text` in brackets behind other words.
    pub fn bracketed(self, text: &str) -> String {
        match self {
            Language::En => format!(" ({text})"),
            Language::Zh => format!("（{text}）"),
        }
    }

    /// The comma between the members of a list.
    pub fn between(self) -> &'static str {
        match self {
            Language::En => ", ",
            Language::Zh => "、",
        }
    }

    /// The language that a BCP 47 tag asks for, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(Language::En),
            "zh" => Some(Language::Zh),
            _ => None,
        }
    }
}

/// One sentence in every language. `{0}`, `{1}` … stand for what differs from case to case; `{0|file|files}` for the word that
/// fits the number that fills `{0}`: the first where it is 1. Chinese has one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    /// English
    pub en: &'static str,
    /// 简体中文
    pub zh: &'static str,
}

impl Text {
    /// The sentence in one language, its places not filled in.
    pub fn get(self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Zh => self.zh,
        }
    }

    /// The sentence in one language with its places filled in. What fills them comes from documents: hidden characters in it
    /// are shown, so that none turns the sentence around it.
    pub fn fill(self, language: Language, arguments: &[String]) -> String {
        let shown: Vec<_> = arguments.iter().map(|argument| revealed(argument)).collect();
        fill(self.get(language), &shown)
    }
}

/// Puts `arguments` where `{0}`, `{1}` … stand, and words that fit them where `{0|one|other}` stands. Braces around anything
/// else stay.
pub fn fill(template: &str, arguments: &[impl AsRef<str>]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from_open) = rest.split_at(open);
        out.push_str(before);
        let place = from_open.find('}').and_then(|close| Some((close, placed(from_open.get(1..close)?, arguments)?)));
        match place {
            Some((close, words)) => {
                out.push_str(words);
                rest = &from_open[close + 1..];
            }
            None => {
                out.push('{');
                rest = &from_open[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// What stands for the place `inside`, if it is one.
fn placed<'a>(inside: &'a str, arguments: &'a [impl AsRef<str>]) -> Option<&'a str> {
    let (number, forms) = inside.split_once('|').map_or((inside, None), |(number, forms)| (number, Some(forms)));
    let argument = arguments.get(number.parse::<usize>().ok()?)?.as_ref();
    match forms.map(|forms| forms.split_once('|')) {
        None => Some(argument),
        Some(forms) => forms.map(|(one, other)| if argument == "1" { one } else { other }),
    }
}

/// A [`Text`] from its English and its Chinese words: `text!("…", "…")`.
#[macro_export]
macro_rules! text {
    ($en:expr, $zh:expr $(,)?) => {
        $crate::language::Text { en: $en, zh: $zh }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_other_braces_stay() {
        assert_eq!(fill("{1} and {0}, {x}, {2}, {", &["a", "{1}"]), "{1} and a, {x}, {2}, {");
    }

    #[test]
    fn words_fit_the_number_beside_them() {
        let says = |counts: [&str; 2]| fill("{0} of {1} {1|file|files} {0|was|were} read, {0|a}, {2|a|b}", &counts);
        assert_eq!(says(["1", "2"]), "1 of 2 files was read, {0|a}, {2|a|b}");
        assert_eq!(says(["0", "1"]), "0 of 1 file were read, {0|a}, {2|a|b}");
        assert_eq!(says(["1,001", "11"]), "1,001 of 11 files were read, {0|a}, {2|a|b}");
    }

    #[test]
    fn nothing_from_a_document_turns_a_sentence_around() {
        let text = text!("`{0}` is {1}", "`{0}` 是 {1}");
        for language in Language::ALL {
            let filled = text.fill(language, &["\u{202e}46dma".to_owned(), "a\0b\r\n\u{feff}".to_owned()]);
            assert!(filled.starts_with("`⟨U+202E⟩46dma`") && filled.ends_with("a⟨U+0000⟩b\r\n⟨U+FEFF⟩"), "{filled:?}");
        }
    }

    #[test]
    fn tags_find_their_language() {
        assert_eq!(Language::from_tag("zh-Hans-CN"), Some(Language::Zh));
        assert_eq!(Language::from_tag("en_GB"), Some(Language::En));
        assert_eq!(Language::from_tag("de"), None);
    }
}
