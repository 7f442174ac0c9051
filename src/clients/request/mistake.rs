//! What is wrong with a typed platform, or read in different ways, and what to write instead.

use crate::language::{Language, Text};
use crate::platform::known;
use crate::text;

/// Something about a typed platform that a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Nothing was typed.
    Empty,
    /// Spaces around or inside.
    Spaces,
    /// A backslash in place of a slash.
    Backslash,
    /// A slash from another script, full-width or mathematical.
    OtherSlash(char),
    /// A hyphen or point in place of the slash: `linux-amd64`.
    Joined(String),
    /// Several platforms at once.
    Several,
    /// A wildcard.
    Wildcard,
    /// More than three parts.
    TooManyParts,
    /// A part between slashes is empty.
    EmptyPart,
    /// A bracket that does not close.
    Brackets,
    /// An architecture where the operating system should stand, without one: `arm/v7`.
    NoSystem(String),
    /// A word that stands alone: clients complete it in different ways.
    OneWord(String),
    /// A word that only some clients know, and the word that all know.
    Alias(String, String),
    /// A name from elsewhere that no client knows, and what is meant.
    OtherName(String, String),
    /// Capital letters.
    Capitals,
    /// A word that is nearly the name of an architecture.
    Typo(String, &'static str),
    /// A variant that the architecture does not have, and those that it has.
    NoSuchVariant(String, &'static str),
    /// A variant without its `v`.
    VariantWithoutV(String),
    /// A level of amd64 by its long name, and its short one.
    LevelName(String, String),
    /// A variant with a point, which regctl and older clients do not read.
    PointInVariant(String),
    /// A version behind a colon, which only crane and oras read.
    ColonVersion,
    /// A version in brackets, which only clients on containerd/platforms read.
    BracketVersion,
    /// `osver=`, which only regctl reads.
    OsVer,
    /// An architecture that is not known.
    UnknownArchitecture(String),
    /// An operating system that is not known.
    UnknownSystem(String),
}

static EMPTY: Text =
    text!("Nothing was typed. Write `os/architecture`, such as `linux/amd64`", "没有输入内容。请写成 `os/architecture`，如 `linux/amd64`");
static SPACES: Text = text!(
    "Spaces: most clients refuse them, podman and oras search for them. Leave them out",
    "含有空格：多数客户端会拒绝，podman 和 oras 会照字面查找。请去掉空格"
);
static BACKSLASH: Text = text!("A backslash separates nothing. Write `/`", "反斜杠不是分隔符。请使用 `/`");
static OTHER_SLASH: Text = text!("`{0}` is no slash to any client. Write `/`", "`{0}` 对任何客户端都不是斜杠。请使用 `/`");
static TYPO: Text = text!("No client knows `{0}`. `{1}` is probably meant", "没有客户端认识 `{0}`。可能是指 `{1}`");
static NO_SUCH_VARIANT: Text = text!(
    "There is no variant `{0}`; there are {1}. It matches only an entry that says the same",
    "没有变体 `{0}`，只有 {1}。它只与写法相同的条目匹配"
);
static JOINED: Text =
    text!("`{0}` is one word to every client. Write `/` between its parts", "所有客户端都把 `{0}` 当作一个词。请在各部分之间写 `/`");
static SEVERAL: Text =
    text!("Several platforms at once: only builders take lists. Ask for one", "一次给出多个平台：只有构建工具接受列表。请只写一个");
static WILDCARD: Text = text!("No client takes wildcards. Name the platform", "没有客户端支持通配符。请写出具体平台");
static TOO_MANY: Text = text!(
    "More than three parts: docker, crane and oras refuse it, podman and regctl drop the rest",
    "超过三个部分：docker、crane 和 oras 拒绝，podman 和 regctl 丢弃多余部分"
);
static EMPTY_PART: Text =
    text!("A part between slashes is empty. Remove the slash or name the part", "斜杠之间有空的部分。请删去斜杠或补上该部分");
static BRACKETS: Text = text!("A bracket does not close", "括号没有闭合");
static NO_SYSTEM: Text = text!("Read as operating system `{0}`. Write `linux/{0}/…`", "被当作操作系统 `{0}`。请写成 `linux/{0}/…`");
static ONE_WORD: Text = text!(
    "`{0}` alone is completed in different ways, or searched for as an operating system. Write `os/architecture`",
    "单独的 `{0}` 在各客户端有不同的补全方式，或被当作操作系统。请写成 `os/architecture`"
);
static ALIAS: Text = text!(
    "`{0}` means `{1}` to docker, podman and regctl; crane, oras and skopeo search for it as it is. Write `{1}`",
    "docker、podman 和 regctl 把 `{0}` 视为 `{1}`；crane、oras 和 skopeo 照字面查找。请写 `{1}`"
);
static OTHER_NAME: Text = text!("No client knows `{0}`. Write `{1}`", "没有客户端认识 `{0}`。请写 `{1}`");
static CAPITALS: Text = text!(
    "Capital letters: crane, oras and skopeo search for them as they are. Write small letters",
    "含有大写字母：crane、oras 和 skopeo 照字面查找。请使用小写"
);
static WITHOUT_V: Text = text!(
    "Variant `{0}` has no `v`: crane, oras and skopeo search for it as it is. Write `v{0}`",
    "变体 `{0}` 缺少 `v`：crane、oras 和 skopeo 照字面查找。请写 `v{0}`"
);
static LEVEL: Text = text!("No client knows the variant `{0}`. Write `{1}`", "没有客户端认识变体 `{0}`。请写 `{1}`");
static POINT: Text =
    text!("Variant `{0}` has a point, which regctl and containerd 1.x refuse", "变体 `{0}` 含有点号，regctl 和 containerd 1.x 会拒绝");
static COLON: Text = text!(
    "Only crane and oras read a version behind a colon. docker reads `windows(version)/amd64`, regctl `windows/amd64,osver=version`",
    "只有 crane 和 oras 读取冒号后的版本。docker 用 `windows(version)/amd64`，regctl 用 `windows/amd64,osver=version`"
);
static BRACKET: Text = text!(
    "Only docker, BuildKit and containerd read brackets. crane and oras read `windows/amd64:version`, regctl `windows/amd64,osver=version`",
    "只有 docker、BuildKit 和 containerd 读取括号。crane 和 oras 用 `windows/amd64:version`，regctl 用 `windows/amd64,osver=version`"
);
static OSVER: Text = text!(
    "Only regctl reads `osver=`. docker reads `windows(version)/amd64`, crane and oras `windows/amd64:version`",
    "只有 regctl 读取 `osver=`。docker 用 `windows(version)/amd64`，crane 和 oras 用 `windows/amd64:version`"
);
static UNKNOWN_ARCHITECTURE: Text =
    text!("`{0}` is no known architecture: it matches only an entry that says the same", "`{0}` 不是已知架构：只与写法相同的条目匹配");
static UNKNOWN_SYSTEM: Text = text!(
    "`{0}` is no known operating system: it matches only an entry that says the same",
    "`{0}` 不是已知操作系统：只与写法相同的条目匹配"
);

impl Mistake {
    /// In one or two sentences: what happens, and what to write.
    pub fn sentence(&self, language: Language) -> String {
        let (text, arguments): (&Text, Vec<String>) = match self {
            Mistake::Empty => (&EMPTY, vec![]),
            Mistake::Spaces => (&SPACES, vec![]),
            Mistake::Backslash => (&BACKSLASH, vec![]),
            Mistake::OtherSlash(slash) => (&OTHER_SLASH, vec![slash.to_string()]),
            Mistake::Typo(word, meant) => (&TYPO, vec![word.clone(), (*meant).to_owned()]),
            Mistake::NoSuchVariant(word, there) => (&NO_SUCH_VARIANT, vec![word.clone(), (*there).to_owned()]),
            Mistake::Joined(word) => (&JOINED, vec![word.clone()]),
            Mistake::Several => (&SEVERAL, vec![]),
            Mistake::Wildcard => (&WILDCARD, vec![]),
            Mistake::TooManyParts => (&TOO_MANY, vec![]),
            Mistake::EmptyPart => (&EMPTY_PART, vec![]),
            Mistake::Brackets => (&BRACKETS, vec![]),
            Mistake::NoSystem(word) => (&NO_SYSTEM, vec![word.clone()]),
            Mistake::OneWord(word) => (&ONE_WORD, vec![word.clone()]),
            Mistake::Alias(word, meant) => (&ALIAS, vec![word.clone(), meant.clone()]),
            Mistake::OtherName(word, meant) => (&OTHER_NAME, vec![word.clone(), meant.clone()]),
            Mistake::Capitals => (&CAPITALS, vec![]),
            Mistake::VariantWithoutV(word) => (&WITHOUT_V, vec![word.clone()]),
            Mistake::LevelName(word, meant) => (&LEVEL, vec![word.clone(), meant.clone()]),
            Mistake::PointInVariant(word) => (&POINT, vec![word.clone()]),
            Mistake::ColonVersion => (&COLON, vec![]),
            Mistake::BracketVersion => (&BRACKET, vec![]),
            Mistake::OsVer => (&OSVER, vec![]),
            Mistake::UnknownArchitecture(word) => (&UNKNOWN_ARCHITECTURE, vec![word.clone()]),
            Mistake::UnknownSystem(word) => (&UNKNOWN_SYSTEM, vec![word.clone()]),
        };
        text.fill(language, &arguments)
    }
}

/// Everything about `text` that a person should know.
pub fn mistakes(text: &str) -> Vec<Mistake> {
    let mut found = Vec::new();
    if text.contains(char::is_whitespace) && !text.trim().is_empty() {
        found.push(Mistake::Spaces);
    }
    if text.contains('\\') {
        found.push(Mistake::Backslash);
    }
    if text.contains('*') {
        found.push(Mistake::Wildcard);
    }
    if let Some(slash) = text.chars().find(|c| matches!(c, '／' | '⁄' | '∕' | '╱' | '⧸')) {
        found.push(Mistake::OtherSlash(slash));
        return found;
    }
    let spec = match super::read(text) {
        Ok(spec) => spec,
        Err(mistake) => {
            found.push(mistake);
            return found;
        }
    };
    if text.contains(",osver") {
        found.push(Mistake::OsVer);
    } else if text.contains('(') {
        found.push(Mistake::BracketVersion);
    } else if text.contains(':') {
        found.push(Mistake::ColonVersion);
    }
    if spec.text().chars().any(char::is_uppercase) {
        found.push(Mistake::Capitals);
    }
    let lower = |word: &str| word.to_lowercase();
    let (os, architecture, variant) = (lower(&spec.os), lower(&spec.architecture), lower(&spec.variant));
    let typed = text.trim();
    let one_word = !typed.contains('/');
    let parts = || typed.split(['-', '.', '\\', '_']).map(lower);
    if one_word && parts().count() > 1 && parts().next().is_some_and(|first| known::is_known_os(&first)) {
        found.push(Mistake::Joined(typed.to_owned()));
        return found;
    }
    if one_word && (known::is_known_architecture(&architecture) || known::is_known_os(&os)) {
        found.push(Mistake::OneWord(typed.to_owned()));
    }
    if known::is_known_architecture(&os) && !known::is_known_os(&os) {
        found.push(Mistake::NoSystem(os));
        return found;
    }
    match known::os_alias(&os) {
        Some(meant) => found.push(Mistake::Alias(os, meant.to_owned())),
        None if !known::is_known_os(&os) => found.push(Mistake::UnknownSystem(os)),
        None => {}
    }
    match (known::architecture_alias(&architecture), known::meant_architecture(&architecture)) {
        (Some((meant, "")), _) => found.push(Mistake::Alias(architecture.clone(), meant.to_owned())),
        (Some((meant, variant)), _) => found.push(Mistake::Alias(architecture.clone(), format!("{meant}/{variant}"))),
        (None, Some(meant)) => found.push(Mistake::OtherName(architecture.clone(), with_version(meant, &architecture))),
        (None, None) if let Some(meant) = nearly(&architecture) => found.push(Mistake::Typo(architecture.clone(), meant)),
        (None, None) if !known::is_known_architecture(&architecture) => found.push(Mistake::UnknownArchitecture(architecture.clone())),
        (None, None) => {}
    }
    if let Some(level) = variant.strip_prefix("x86-64-").or_else(|| variant.strip_prefix("x86_64_")) {
        found.push(Mistake::LevelName(variant.clone(), level.to_owned()));
    } else if variant.starts_with(|c: char| c.is_ascii_digit()) && matches!(&*architecture, "arm" | "arm64" | "amd64") {
        found.push(Mistake::VariantWithoutV(variant.clone()));
    } else if let Some(there) = other_variants(&architecture, &variant) {
        found.push(Mistake::NoSuchVariant(variant, there));
    } else if variant.contains('.') {
        found.push(Mistake::PointInVariant(variant));
    }
    found
}

/// 32-bit Arm with the version that its name from elsewhere holds: `arm/v7` for `armv7l`.
fn with_version(meant: &str, name: &str) -> String {
    let version = ["v5", "v6", "v7"].into_iter().find(|version| meant == "arm" && name.contains(version));
    version.map_or_else(|| meant.to_owned(), |version| format!("{meant}/{version}"))
}

/// The variants of an architecture, where `variant` is none of them.
fn other_variants(architecture: &str, variant: &str) -> Option<&'static str> {
    let (known, named): (&[&str], _) = match architecture {
        "amd64" => (&["v1", "v2", "v3", "v4"], "`v1`, `v2`, `v3`, `v4`"),
        "arm" => (&["v5", "v6", "v7", "v8"], "`v5`, `v6`, `v7`, `v8`"),
        "arm64" => (&["v8", "v9"], "`v8`, `v9`"),
        _ => return None,
    };
    let whole = if architecture == "arm64" { variant.split('.').next().unwrap_or_default() } else { variant };
    (!variant.is_empty() && !known.contains(&whole)).then_some(named)
}

/// The architecture that `word` is one slip away from: a letter too many, too few or wrong, or two changed about.
fn nearly(word: &str) -> Option<&'static str> {
    /// Shorter words are near to too much.
    const SHORTEST: usize = 4;
    let known = ["amd64", "arm64", "386", "arm", "ppc64le", "s390x", "riscv64", "loong64", "wasm"];
    known.into_iter().find(|known| word.len() >= SHORTEST && !known::is_known_architecture(word) && is_one_slip(word, known))
}

fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let before = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(before..).unwrap_or_default(), other.get(before..).unwrap_or_default());
    match (one, other) {
        ([a, b, rest @ ..], [c, d, also @ ..]) if a == d && b == c && rest == also => true,
        ([_, rest @ ..], [_, also @ ..]) if rest == also => true,
        ([_, rest @ ..], other) if rest == other => true,
        (one, [_, also @ ..]) => one == also,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type() {
        let word = |word: &str| word.to_owned();
        for (text, expected) in [
            ("linux/amd64", vec![]),
            ("linux/arm/v7", vec![]),
            ("windows/amd64", vec![]),
            ("wasi/wasm", vec![]),
            ("", vec![Mistake::Empty]),
            ("linux/arm64 ", vec![Mistake::Spaces]),
            ("Linux/amd64", vec![Mistake::Capitals]),
            ("linux/x86_64", vec![Mistake::Alias(word("x86_64"), word("amd64"))]),
            ("linux/armhf", vec![Mistake::Alias(word("armhf"), word("arm/v7"))]),
            ("macos/arm64", vec![Mistake::Alias(word("macos"), word("darwin"))]),
            ("linux/armv7l", vec![Mistake::OtherName(word("armv7l"), word("arm/v7"))]),
            ("linux/arm32v6", vec![Mistake::OtherName(word("arm32v6"), word("arm/v6"))]),
            ("linux/i686", vec![Mistake::OtherName(word("i686"), word("386"))]),
            ("linux/amd46", vec![Mistake::Typo(word("amd46"), "amd64")]),
            ("linux/amd6", vec![Mistake::Typo(word("amd6"), "amd64")]),
            ("linux/riscv46", vec![Mistake::Typo(word("riscv46"), "riscv64")]),
            ("linux/amd64/v9", vec![Mistake::NoSuchVariant(word("v9"), "`v1`, `v2`, `v3`, `v4`")]),
            ("linux/arm/v9", vec![Mistake::NoSuchVariant(word("v9"), "`v5`, `v6`, `v7`, `v8`")]),
            ("linux/arm64/v9.2", vec![Mistake::PointInVariant(word("v9.2"))]),
            ("linux／amd64", vec![Mistake::OtherSlash('／')]),
            ("arm/v7", vec![Mistake::NoSystem(word("arm"))]),
            ("arm64", vec![Mistake::OneWord(word("arm64"))]),
            ("linux-amd64", vec![Mistake::Joined(word("linux-amd64"))]),
            ("linux\\amd64", vec![Mistake::Backslash, Mistake::Joined(word("linux\\amd64"))]),
            ("linux/arm/7", vec![Mistake::VariantWithoutV(word("7"))]),
            ("linux/amd64/x86-64-v3", vec![Mistake::LevelName(word("x86-64-v3"), word("v3"))]),
            ("linux/arm64/v8.2", vec![Mistake::PointInVariant(word("v8.2"))]),
            ("windows/amd64:10.0.17763", vec![Mistake::ColonVersion]),
            ("windows(10.0.17763)/amd64", vec![Mistake::BracketVersion]),
            ("windows/amd64,osver=10.0.17763", vec![Mistake::OsVer]),
            ("linux/*", vec![Mistake::Wildcard, Mistake::UnknownArchitecture(word("*"))]),
            ("linux/amd64,linux/arm64", vec![Mistake::Several]),
            ("foo/bar", vec![Mistake::UnknownSystem(word("foo")), Mistake::UnknownArchitecture(word("bar"))]),
        ] {
            assert_eq!(mistakes(text), expected, "{text}");
            assert!(expected.iter().all(|mistake| Language::ALL.iter().all(|language| !mistake.sentence(*language).contains('{'))));
        }
    }
}
