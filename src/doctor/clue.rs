//! What can be said where no form fits: signs of content that is lost or other.

use super::Attempt;
use super::candidate::Candidate;
use super::explain::indent_of;
use super::layout::Indent;
use crate::json::{SyntaxKind, Tree};
use crate::language::Text;
use crate::text;
use serde::{Deserialize, Serialize};

/// A sign of why no form fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Clue {
    /// The text ends early.
    Truncated,
    /// The text was abridged by `...`.
    Abridged,
    /// Characters were replaced because they could not be read.
    ReplacedCharacters,
    /// `docker manifest inspect` printed it and left members out.
    DockerInspect,
    /// The text is no JSON, so that only its bytes as a whole were tried.
    NotJson,
    /// The document is too large to be written anew.
    TooLarge,
    /// A form has the length that is stated, in bytes.
    SameLength(u64),
    /// No form has the length that is stated, in bytes.
    OtherLength(u64),
}

impl Clue {
    /// The sign in words, with a place for its number.
    pub fn text(self) -> Text {
        match self {
            Clue::Truncated => text!(
                "The text is cut off: it ends inside the document. What is missing cannot be known.",
                "文本被截断：文档未结束。缺少的内容无从得知。"
            ),
            Clue::Abridged => text!(
                "The text was abridged with `...`: what stood there cannot be known.",
                "文本用 `...` 省略了内容：那里原有什么无从得知。"
            ),
            Clue::ReplacedCharacters => {
                text!("Characters were replaced by `\u{fffd}`: what stood there is lost.", "有字符被替换成 `\u{fffd}`：原有内容已丢失。")
            }
            Clue::DockerInspect => text!(
                "`docker manifest inspect` printed this. It writes an index anew and leaves out annotations and other members: they are lost.",
                "这是 `docker manifest inspect` 的输出。它会重写索引，省略注解和其他成员：这些内容已丢失。"
            ),
            Clue::NotJson => text!("This is no JSON document: only its text as a whole was tried.", "这不是 JSON 文档：只尝试了整体文本。"),
            Clue::TooLarge => text!(
                "The document is too large to be written anew: only its text as a whole was tried.",
                "文档过大，未重新排版：只尝试了整体文本。"
            ),
            Clue::SameLength(_) => text!(
                "A form has exactly the {0} bytes that are stated: most likely a value was replaced by another of the same length.",
                "有一种形式正好是所声明的 {0} 字节：很可能某个值被换成了等长的另一个值。"
            ),
            Clue::OtherLength(_) => text!(
                "No form has the {0} bytes that are stated: something was added or is missing.",
                "没有一种形式是所声明的 {0} 字节：有内容增加或缺失。"
            ),
        }
    }

    /// The number that its words have a place for.
    pub fn number(self) -> Option<u64> {
        match self {
            Clue::SameLength(size) | Clue::OtherLength(size) => Some(size),
            _ => None,
        }
    }
}

/// The signs, after everything was tried.
pub(super) fn clues(texts: &[Candidate], readable: bool, tried: &[Attempt], size: Option<u64>) -> Vec<Clue> {
    let mut found = Vec::new();
    if !readable {
        found.push(Clue::TooLarge);
    } else if let Some(tree) = texts.iter().rev().find_map(Candidate::tree) {
        found.extend(is_docker_inspect(tree).then_some(Clue::DockerInspect));
    } else {
        found.push(texts.last().and_then(syntax).unwrap_or(Clue::NotJson));
    }
    if texts.first().is_some_and(|given| given.bytes.windows(3).any(|bytes| bytes == "\u{fffd}".as_bytes())) {
        found.push(Clue::ReplacedCharacters);
    }
    if let Some(size) = size {
        let same = tried.iter().any(|attempt| attempt.length as u64 == size);
        found.push(if same { Clue::SameLength(size) } else { Clue::OtherLength(size) });
    }
    found
}

fn syntax(text: &Candidate) -> Option<Clue> {
    let text = std::str::from_utf8(&text.bytes).ok().filter(|text| text.trim_start().starts_with(['{', '[']))?;
    match Tree::parse(text.into(), 0).error?.kind {
        SyntaxKind::EndsInString | SyntaxKind::EndsEarly => Some(Clue::Truncated),
        SyntaxKind::Ellipsis => Some(Clue::Abridged),
        _ => None,
    }
}

/// Whether a list has the look of docker/cli `manifest inspect`: three spaces, and of each entry four members in its order.
fn is_docker_inspect(tree: &Tree) -> bool {
    const MEMBERS: [&str; 4] = ["mediaType", "size", "digest", "platform"];
    let Some(list) = tree.root().get("manifests").filter(|_| !tree.root().has("annotations")) else { return false };
    let mut entries = list.items().peekable();
    entries.peek().is_some()
        && entries.all(|entry| {
            entry.members().map(Some).chain([None; 4]).take(5).zip(MEMBERS.map(Some).into_iter().chain([None])).all(
                |(member, name)| match (member, name) {
                    (Some(member), Some(name)) => member.is_named(name),
                    (member, name) => member.is_none() && name.is_none(),
                },
            )
        })
        && indent_of(tree) == Some(Indent::Spaces(3))
}
