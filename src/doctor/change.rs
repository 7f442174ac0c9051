//! What can have happened to bytes, in words: how it is told, and how its undoing is called.

use super::layout::{Indent, KeyOrder, Spelling};
use crate::language::{Language, Text};
use crate::text;
use serde::{Deserialize, Serialize};

/// A change that may have happened to the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Change {
    /// The text was encoded as UTF-16.
    Utf16,
    /// A byte order mark was put in front.
    ByteOrderMark,
    /// UTF-8 was read as Latin-1 and encoded again.
    Latin1,
    /// Colour codes of a terminal were put in.
    Colours,
    /// The document was written as one JSON string.
    Quoted,
    /// LF became CR LF.
    CrLf,
    /// LF became CR.
    Cr,
    /// Spaces were replaced by no-break spaces.
    NoBreakSpaces,
    /// Line breaks were put into strings.
    Wrapped,
    /// The document stands twice.
    Doubled,
    /// The end of the document stands twice.
    TailDoubled,
    /// Other text was put in front of the document or behind it.
    Surroundings,
    /// White space was added around the document.
    OuterSpace,
    /// Every line was indented.
    Indented,
    /// Spaces were added at the ends of lines.
    TrailingSpaces,
    /// Closing brackets at the end were lost.
    Cut,
    /// `digest` and `size` of the document itself were added.
    OwnDigest,
    /// Members without content were added.
    EmptyMembers,
    /// Signatures were added to a document of schema 1.
    Signatures,
    /// The byte order mark was lost.
    MarkLost,
    /// CR LF became LF.
    CrLfLost,
    /// Tabs at the start of lines became this many spaces each.
    TabsLost(u8),
    /// This many spaces at the start of lines became a tab.
    TabsMade(u8),
    /// A newline was added at the end.
    NewlineAdded,
    /// The newline at the end was lost.
    NewlineLost,
    /// The JSON was laid out anew: its white space as it is now, where that is regular, and whether a newline ends it.
    Reindented(Option<Indent>, bool),
    /// The members of objects were put in another order: sorted by name, or not.
    Reordered {
        /// Whether they are sorted now.
        sorted: bool,
    },
    /// Characters in strings were written in another way.
    Respelled(Escapes),
    /// Whole numbers were written with a fraction or an exponent.
    Numbers,
}

/// Which escapes in strings came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Escapes {
    /// `\u003c`, `\u003e` and `\u0026` became characters.
    HtmlGone,
    /// `<`, `>` and `&` were escaped.
    HtmlCame,
    /// `\/` became `/`.
    SlashesGone,
    /// `/` became `\/`.
    SlashesCame,
    /// Other escapes became characters.
    OthersGone,
    /// Other characters were escaped.
    OthersCame,
}

impl Change {
    /// What happened, as a clause without a full stop.
    pub fn happened(self, language: Language) -> String {
        let text: Text = match self {
            Change::Utf16 => {
                text!("the text was saved as UTF-16, as Windows PowerShell does", "文本被存为 UTF-16，Windows PowerShell 会这样做")
            }
            Change::ByteOrderMark => text!("a byte order mark was put in front", "开头加了字节顺序标记（BOM）"),
            Change::Latin1 => text!("UTF-8 was read as Latin-1", "UTF-8 被当作 Latin-1 读取"),
            Change::Colours => text!("colour codes of a terminal were put in, as `jq -C` does", "混入了终端的颜色代码，`jq -C` 会这样做"),
            Change::Quoted => text!("the document was written as one JSON string", "文档被写成了一个 JSON 字符串"),
            Change::CrLf => text!("line ends were changed to CR LF", "换行被改成了 CR LF"),
            Change::Cr => text!("line ends were changed to CR", "换行被改成了 CR"),
            Change::NoBreakSpaces => text!("spaces became no-break spaces", "空格变成了不换行空格"),
            Change::Wrapped => text!("line breaks were put into strings, as terminals do", "字符串中被加入换行，终端会这样做"),
            Change::Doubled => text!("the document was pasted twice", "文档被粘贴了两次"),
            Change::TailDoubled => text!("the end of the document was pasted twice", "文档末尾被粘贴了两次"),
            Change::Surroundings => text!("text was added around the document", "文档前后加了其他文本"),
            Change::OuterSpace => text!("white space was added around the document", "文档前后加了空白"),
            Change::Indented => text!("every line was indented", "每一行都被缩进"),
            Change::TrailingSpaces => text!("spaces were added at the ends of lines", "行尾加了空格"),
            Change::Cut => text!("the closing brackets at the end were cut off", "末尾的右括号被截掉"),
            Change::OwnDigest => {
                text!(
                    "`digest` and `size` of the document itself were added, as `docker buildx imagetools inspect` does",
                    "加入了文档自身的 `digest` 和 `size`，`docker buildx imagetools inspect` 会这样做"
                )
            }
            Change::EmptyMembers => text!("empty members were added, as `dredge` does", "加入了空成员，`dredge` 会这样做"),
            Change::Signatures => {
                text!(
                    "signatures stand in the document; the digest of a signed schema 1 document covers what was signed",
                    "文档中含有签名；已签名的 schema 1 文档的摘要只覆盖被签名的部分"
                )
            }
            Change::MarkLost => text!("the byte order mark in front was lost", "开头的字节顺序标记（BOM）丢失了"),
            Change::CrLfLost => {
                text!("CR LF line ends were changed to LF, as text fields and git do", "CR LF 换行被改成了 LF，文本框和 git 会这样做")
            }
            Change::TabsLost(_) => text!("tabs at the start of lines became {0} spaces", "行首的制表符变成了 {0} 个空格"),
            Change::TabsMade(_) => text!("{0} spaces at the start of lines became a tab", "行首的 {0} 个空格变成了一个制表符"),
            Change::NewlineAdded => text!("a newline was added at the end", "末尾加了换行符"),
            Change::NewlineLost => text!("the newline at the end was lost", "末尾的换行符丢失了"),
            Change::Reindented(indent, newline) => reindented(indent, newline),
            Change::Reordered { sorted: true } => {
                text!("the members were sorted by name, as `jq -S` does", "成员被按名称排序，`jq -S` 会这样做")
            }
            Change::Reordered { sorted: false } => text!("the members were put in another order", "成员的顺序被改变"),
            Change::Respelled(before) => respelled(before),
            Change::Numbers => text!("whole numbers were written with a fraction or an exponent", "整数被写成了小数或指数形式"),
        };
        text.fill(language, &self.arguments())
    }

    /// How the form without it is called; nothing where it is told by the form's layout.
    pub fn undone(self, language: Language) -> Option<String> {
        let text: Text = match self {
            Change::Utf16 => text!("UTF-16 as UTF-8", "UTF-16 转为 UTF-8"),
            Change::ByteOrderMark => text!("byte order mark removed", "去掉 BOM"),
            Change::Latin1 => text!("Latin-1 as UTF-8", "Latin-1 转为 UTF-8"),
            Change::Colours => text!("colour codes removed", "去掉颜色代码"),
            Change::Quoted => text!("content of the JSON string", "JSON 字符串的内容"),
            Change::CrLf => text!("CR LF changed to LF", "CR LF 改为 LF"),
            Change::Cr => text!("CR changed to LF", "CR 改为 LF"),
            Change::NoBreakSpaces => text!("no-break spaces as spaces", "不换行空格改为空格"),
            Change::Wrapped => text!("line breaks in strings removed", "去掉字符串中的换行"),
            Change::Doubled | Change::TailDoubled => text!("repetition removed", "去掉重复部分"),
            Change::Surroundings => text!("text around it removed", "去掉前后文本"),
            Change::OuterSpace => text!("outer white space removed", "去掉前后空白"),
            Change::Indented => text!("common indent removed", "去掉共同缩进"),
            Change::TrailingSpaces => text!("spaces at line ends removed", "去掉行尾空格"),
            Change::Cut => text!("open brackets closed", "补上右括号"),
            Change::OwnDigest => text!("own digest and size removed", "去掉自身的 digest 和 size"),
            Change::EmptyMembers => text!("empty members removed", "去掉空成员"),
            Change::Signatures => text!("without signatures", "去掉签名"),
            Change::MarkLost => text!("byte order mark added", "加上 BOM"),
            Change::CrLfLost => text!("LF changed to CR LF", "LF 改为 CR LF"),
            Change::TabsLost(_) => text!("{0} leading spaces as a tab", "行首每 {0} 个空格改为制表符"),
            Change::TabsMade(_) => text!("leading tabs as {0} spaces", "行首制表符改为 {0} 个空格"),
            Change::NewlineAdded => text!("final newline removed", "去掉末尾换行"),
            Change::NewlineLost => text!("final newline added", "加上末尾换行"),
            Change::Reindented(..) | Change::Reordered { .. } | Change::Respelled(_) | Change::Numbers => return None,
        };
        Some(text.fill(language, &self.arguments()))
    }

    fn arguments(self) -> Vec<String> {
        match self {
            Change::TabsLost(width) | Change::TabsMade(width) => vec![width.to_string()],
            _ => Vec::new(),
        }
    }

    /// Whether it leaves every member and value as it was.
    pub fn keeps_content(self) -> bool {
        !matches!(
            self,
            Change::OwnDigest
                | Change::EmptyMembers
                | Change::Signatures
                | Change::Doubled
                | Change::TailDoubled
                | Change::Surroundings
                | Change::Cut
        )
    }

    /// Whether it touches white space alone.
    pub fn is_space(self) -> bool {
        self.keeps_content()
            && !matches!(
                self,
                Change::Reordered { .. } | Change::Respelled(_) | Change::Numbers | Change::Utf16 | Change::Latin1 | Change::Quoted
            )
    }
}

/// Source of the tools' habits: jq 1.7 manual; docker/cli `manifest/inspect.go`; Python `json`.
fn reindented(indent: Option<Indent>, newline: bool) -> Text {
    match (indent, newline) {
        (None, _) => text!("the white space of the JSON was changed", "JSON 的空白被改变"),
        (Some(Indent::Compact), true) => {
            text!("the white space of the JSON was removed, as `jq -c` does", "JSON 的空白被去掉，`jq -c` 会这样做")
        }
        (Some(Indent::Compact), false) => text!("the white space of the JSON was removed", "JSON 的空白被去掉"),
        (Some(Indent::Separators), _) => {
            text!("the JSON was written anew, as Python's `json.dumps` does", "JSON 被重新写出，Python 的 `json.dumps` 会这样做")
        }
        (Some(Indent::Spaces(2)), true) => {
            text!("the JSON was indented with 2 spaces, as `jq` does", "JSON 被改为缩进 2 个空格，`jq` 会这样做")
        }
        (Some(Indent::Spaces(2)), false) => text!("the JSON was indented with 2 spaces", "JSON 被改为缩进 2 个空格"),
        (Some(Indent::Spaces(3)), true) => {
            text!(
                "the JSON was indented with 3 spaces, as `docker manifest inspect` does with a list",
                "JSON 被改为缩进 3 个空格，`docker manifest inspect` 显示列表时会这样做"
            )
        }
        (Some(Indent::Spaces(3)), false) => text!("the JSON was indented with 3 spaces", "JSON 被改为缩进 3 个空格"),
        (Some(Indent::Spaces(_)), true) => {
            text!(
                "the JSON was indented with 4 spaces, as `podman manifest inspect` and `python -m json.tool` do",
                "JSON 被改为缩进 4 个空格，`podman manifest inspect` 和 `python -m json.tool` 会这样做"
            )
        }
        (Some(Indent::Spaces(_)), false) => text!("the JSON was indented with 4 spaces", "JSON 被改为缩进 4 个空格"),
        (Some(Indent::Tab), true) => {
            text!(
                "the JSON was indented with tabs, as `docker manifest inspect` does",
                "JSON 被改为用制表符缩进，`docker manifest inspect` 会这样做"
            )
        }
        (Some(Indent::Tab), false) => text!("the JSON was indented with tabs", "JSON 被改为用制表符缩进"),
    }
}

fn respelled(escapes: Escapes) -> Text {
    match escapes {
        Escapes::HtmlGone => text!(
            "escapes like `\\u0026` were written as the characters `<`, `>` and `&`, as `jq` does",
            "`\\u0026` 之类的转义被写成 `<`、`>`、`&` 字符，`jq` 会这样做"
        ),
        Escapes::HtmlCame => text!("`<`, `>` and `&` were escaped, as Go does", "`<`、`>`、`&` 被转义，Go 会这样做"),
        Escapes::SlashesGone => text!("`\\/` was written as `/`, as `jq` does", "`\\/` 被写成 `/`，`jq` 会这样做"),
        Escapes::SlashesCame => text!("`/` was written as `\\/`", "`/` 被写成 `\\/`"),
        Escapes::OthersGone => {
            text!("escapes like `\\u00e9` were written as the characters, as `jq` does", "`\\u00e9` 之类的转义被写成字符，`jq` 会这样做")
        }
        Escapes::OthersCame => text!(
            "characters were written as escapes like `\\u00e9`, as Python's `json.dumps` does",
            "字符被写成 `\\u00e9` 之类的转义，Python 的 `json.dumps` 会这样做"
        ),
    }
}

/// What [`KeyOrder`] a form has, as a clause; nothing where the members stay.
pub(super) fn order_text(order: KeyOrder) -> Option<Text> {
    Some(match order {
        KeyOrder::Kept => return None,
        KeyOrder::Sorted => text!("members sorted by name", "成员按名称排序"),
        KeyOrder::Oci => text!("image-spec's order", "image-spec 的成员顺序"),
        KeyOrder::OciEarly => text!("order of image-spec before 1.1", "image-spec 1.1 之前的成员顺序"),
        KeyOrder::MediaTypeFirst => text!("mediaType first", "mediaType 在最前"),
        KeyOrder::BuildKit => text!("BuildKit's order", "BuildKit 的成员顺序"),
        KeyOrder::Docker => text!("Docker's order", "Docker 的成员顺序"),
        KeyOrder::DockerImage => text!("order of Docker's image type", "Docker 镜像类型的成员顺序"),
        KeyOrder::Ggcr => text!("go-containerregistry's order", "go-containerregistry 的成员顺序"),
        KeyOrder::OfficialImages => text!("order of Docker Official Images", "Docker 官方镜像的成员顺序"),
        KeyOrder::RulesOci => text!("rules_oci's order", "rules_oci 的成员顺序"),
        KeyOrder::Jib => text!("Jib's order", "Jib 的成员顺序"),
    })
}

/// How strings are written in a form, as a clause; nothing where they stay.
pub(super) fn spelling_text(spelling: Spelling) -> Option<Text> {
    Some(match spelling {
        Spelling::Kept => return None,
        Spelling::Plain => text!("no needless escapes", "无多余转义"),
        Spelling::Go => text!("Go's HTML escapes", "Go 的 HTML 转义"),
        Spelling::Slashes => text!("slashes escaped", "斜杠转义"),
        Spelling::Ascii => text!("non-ASCII escaped", "非 ASCII 转义"),
        Spelling::AsciiSlashes => text!("slashes and non-ASCII escaped", "斜杠与非 ASCII 转义"),
        Spelling::DotNet => text!(".NET's escapes", ".NET 的转义"),
    })
}
