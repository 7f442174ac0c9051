//! Why a text is no reference, and how to say so.

use crate::digest::DigestError;
use crate::language::{Language, Text};
use crate::text;

/// Why a text is not a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferenceError {
    /// Nothing at all.
    Empty,
    /// White space before, after or inside.
    Whitespace,
    /// `https://`, `docker://` or another scheme in front.
    Scheme,
    /// The host breaks its grammar.
    Host(HostError),
    /// The path breaks its grammar.
    Path(PathError),
    /// The tag breaks its grammar.
    Tag(TagError),
    /// What follows the `@` is no digest.
    Digest(DigestError),
}

/// Why a text is not the host of a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HostError {
    /// A character that no host name has.
    Letter(char),
    /// Two dots in a row, a dot at an end, or a hyphen beside a dot.
    Label,
    /// No digits behind the colon, or something else.
    Port,
    /// Brackets around something that is no IPv6 address, or no closing bracket.
    Brackets,
}

/// Why a text is not the path of a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PathError {
    /// Nothing before the tag or the digest, or behind the host.
    Empty,
    /// An upper-case letter.
    Uppercase,
    /// A character that no path has.
    Letter(char),
    /// A slash at an end, or two in a row.
    Slash,
    /// `.`, `_` or `-` at an end of a component.
    Edge,
    /// `..`, `___`, `._` or another run between letters.
    Separator,
    /// 64 hexadecimal digits and nothing else: Docker takes them for the identity of a local image.
    Identifier,
}

/// Why a text is not a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TagError {
    /// Nothing behind the colon.
    Empty,
    /// A character that no tag has.
    Letter(char),
    /// `.` or `-` in front.
    First(char),
    /// More than 128 characters; how many.
    Long(usize),
}

impl ReferenceError {
    /// What is wrong, and what fills the sentence's places.
    pub fn sentence(self) -> (&'static Text, Vec<String>) {
        match self {
            Self::Empty => (&text!("The reference is empty", "引用为空"), Vec::new()),
            Self::Whitespace => (&text!("A reference must not contain white space", "引用不能含有空白"), Vec::new()),
            Self::Scheme => (&text!("A reference must not begin with a scheme", "引用前面不能有协议"), Vec::new()),
            Self::Host(error) => error.sentence(),
            Self::Path(error) => error.sentence(),
            Self::Tag(error) => error.sentence(),
            Self::Digest(error) => digest(error),
        }
    }

    /// What is wrong, in one language.
    pub fn in_language(self, language: Language) -> String {
        let (text, arguments) = self.sentence();
        text.fill(language, &arguments)
    }
}

impl HostError {
    fn sentence(self) -> (&'static Text, Vec<String>) {
        match self {
            Self::Letter(c) => (&text!("{0} cannot stand in a registry's host", "{0} 不能出现在注册表主机名中"), vec![shown(c)]),
            Self::Label => (
                &text!(
                    "The parts of a host between its dots must begin and end with a letter or digit",
                    "主机名各段必须以字母或数字开头和结尾"
                ),
                Vec::new(),
            ),
            Self::Port => (&text!("What follows the host's colon is no port", "主机名冒号后面不是端口"), Vec::new()),
            Self::Brackets => (&text!("What stands in brackets is no IPv6 address", "方括号内不是 IPv6 地址"), Vec::new()),
        }
    }
}

impl PathError {
    fn sentence(self) -> (&'static Text, Vec<String>) {
        match self {
            Self::Empty => (&text!("The repository's path is empty", "仓库路径为空"), Vec::new()),
            Self::Uppercase => (&text!("A repository's path must not have upper-case letters", "仓库路径不能含大写字母"), Vec::new()),
            Self::Letter(c) => (&text!("{0} cannot stand in a repository's path", "{0} 不能出现在仓库路径中"), vec![shown(c)]),
            Self::Slash => (
                &text!("A path must have one slash between its components and none at its ends", "路径各段之间只能有一个斜杠，首尾不能有"),
                Vec::new(),
            ),
            Self::Edge => (
                &text!("Each component of a path must begin and end with a letter or digit", "路径的每一段必须以小写字母或数字开头和结尾"),
                Vec::new(),
            ),
            Self::Separator => (
                &text!(
                    "Only `.`, `_`, `__` or hyphens may stand between letters and digits",
                    "字母和数字之间只能是 `.`、`_`、`__` 或连字符"
                ),
                Vec::new(),
            ),
            Self::Identifier => (
                &text!("64 hexadecimal digits alone are the ID of an image, not a name", "单独的 64 位十六进制数字是镜像 ID，不是名称"),
                Vec::new(),
            ),
        }
    }
}

impl TagError {
    fn sentence(self) -> (&'static Text, Vec<String>) {
        match self {
            Self::Empty => (&text!("The tag is empty", "标签为空"), Vec::new()),
            Self::Letter(c) => (&text!("{0} cannot stand in a tag", "{0} 不能出现在标签中"), vec![shown(c)]),
            Self::First(c) => (&text!("A tag must not begin with {0}", "标签不能以 {0} 开头"), vec![shown(c)]),
            Self::Long(length) => {
                (&text!("The tag has {0} characters; 128 are allowed", "标签有 {0} 个字符；最多允许 128 个"), vec![length.to_string()])
            }
        }
    }
}

fn digest(error: DigestError) -> (&'static Text, Vec<String>) {
    match error {
        DigestError::Empty => (&text!("Nothing follows the `@`", "`@` 后面没有内容"), Vec::new()),
        DigestError::NoAlgorithm => (&text!("The digest lacks its algorithm, such as `sha256:`", "摘要缺少算法，如 `sha256:`"), Vec::new()),
        DigestError::Uppercase(_) => (&text!("The digits of a digest must be in lower case", "摘要中的十六进制数字必须小写"), Vec::new()),
        DigestError::Truncated(registered) => (
            &text!("The digest is cut short: `{0}` has {1} digits", "摘要被截断：`{0}` 有 {1} 位"),
            vec![registered.name().to_owned(), registered.hex_len().to_string()],
        ),
        DigestError::Form(registered) => (
            &text!("The digest is not `{0}` and {1} hexadecimal digits", "摘要不是 `{0}` 加 {1} 位十六进制数字"),
            vec![format!("{}:", registered.name()), registered.hex_len().to_string()],
        ),
        DigestError::Whitespace | DigestError::Reference | DigestError::Grammar => {
            (&text!("What follows the `@` is no digest", "`@` 后面不是摘要"), Vec::new())
        }
    }
}

/// A character as it can be read: itself, or its code point where it would not be seen.
fn shown(c: char) -> String {
    if c.is_ascii_graphic() || c.is_alphanumeric() { format!("`{c}`") } else { format!("U+{:04X}", u32::from(c)) }
}
