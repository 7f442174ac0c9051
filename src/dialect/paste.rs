//! A paste as the recognisers see it.

use crate::image::{Kind, detect};
use crate::json::{Tree, Value};
use crate::text::Span;
use std::rc::Rc;

/// Objects with more members than this are of no tool.
const MEMBERS: usize = 1000;

/// Bytes that may be of a dialect. Cheap to make from what was read already.
#[derive(Clone, Copy, Debug)]
pub struct Paste<'a> {
    /// The bytes as given.
    pub bytes: &'a [u8],
    /// The bytes as text of the same length.
    pub text: &'a str,
    /// The value, where the text is exactly one JSON value.
    pub json: Option<Value<'a>>,
    /// What kind of document that value is.
    pub kind: Kind,
    /// Whether it is text, and not JSON.
    is_text: bool,
}

/// What sort of bytes a paste is.
#[derive(Clone, Copy, Debug)]
pub struct Sort {
    kind: Kind,
    is_text: bool,
}

impl<'a> Paste<'a> {
    /// Reads a paste from its bytes, its text and the tree of the whole text, where it is JSON.
    pub fn new(bytes: &'a [u8], text: &'a str, tree: Option<&'a Tree>) -> Self {
        let json = tree.map(Tree::root);
        // Archives hold whole texts between their bytes, and are none.
        let is_text = json.is_none() && !bytes.contains(&0);
        Self { bytes, text, json, is_text, kind: json.map_or(Kind::Unknown, detect) }
    }

    /// What must be looked for in all of it: with that it is made again at once.
    pub fn sort(&self) -> Sort {
        Sort { kind: self.kind, is_text: self.is_text }
    }

    /// The paste that is made from the same parts again.
    pub fn again(bytes: &'a [u8], text: &'a str, tree: Option<&'a Tree>, sort: Sort) -> Self {
        Self { bytes, text, json: tree.map(Tree::root), kind: sort.kind, is_text: sort.is_text }
    }

    /// The text, where it is not JSON but words of some sort.
    pub fn words(&self) -> Option<&'a str> {
        self.is_text.then_some(self.text)
    }

    /// As much of the text as gives it away.
    pub fn head(&self) -> &'a str {
        let mut end = self.text.len().min(16 << 10);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.text.get(..end).unwrap_or_default()
    }

    /// The object, or the first object of the array, that the paste is. No tool's output has thousands of members.
    pub fn object(&self) -> Option<Value<'a>> {
        let root = self.json?;
        let first = if root.is_array() { root.items().next()? } else { root };
        (first.is_object() && first.members().nth(MEMBERS).is_none()).then_some(first)
    }

    /// The objects of the array that the paste is, or the one object that it is.
    pub fn objects(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let alone = self.json.filter(|root| root.is_object());
        alone.into_iter().chain(self.json.into_iter().flat_map(|root| root.items())).filter(|value| value.is_object())
    }

    /// The bytes of a part.
    pub fn part(&self, start: usize, end: usize) -> Vec<u8> {
        self.bytes.get(start..end).unwrap_or_default().to_vec()
    }

    /// The bytes of a value of the paste.
    pub fn slice(&self, value: Value<'_>) -> Vec<u8> {
        let Span { start, end } = value.span();
        self.part(start as usize, end as usize)
    }

    /// A member of an object with its name, as it is written.
    pub fn member(&self, value: Value<'_>) -> &'a str {
        let Span { start, end } = value.whole_span();
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Whether the paste is JSON whose members are indented by exactly `indent`, `schemaVersion` the first of them.
    pub fn is_indented_by(&self, indent: &str) -> bool {
        let rest = self.text.strip_prefix('{').map(|rest| rest.strip_prefix('\r').unwrap_or(rest));
        rest.and_then(|rest| rest.strip_prefix('\n')?.strip_prefix(indent)).is_some_and(|rest| rest.starts_with("\"schemaVersion\""))
    }

    /// Whether the paste ends as a printed line does.
    pub fn ends_as_line(&self) -> bool {
        self.text.ends_with("}\n") || self.text.ends_with("}\r\n")
    }
}

/// Whether `object` has all of these members.
pub(super) fn has_all(object: Value<'_>, names: &[&str]) -> bool {
    names.iter().all(|name| object.has(name))
}

/// Whether `object` has any of these members.
pub(super) fn has_any(object: Value<'_>, names: &[&str]) -> bool {
    names.iter().any(|name| object.has(name))
}

/// The digest in the string member `name`.
pub(super) fn digest(object: Value<'_>, name: &str) -> Option<crate::digest::Digest> {
    crate::digest::Digest::parse(&object.str(name)?).ok()
}

/// The tree of a part of a paste, where the part is exactly one JSON value.
pub(super) fn tree_of(text: &str) -> Option<Rc<Tree>> {
    let parsed = Tree::parse(text.into(), 0);
    parsed.tree.filter(|_| parsed.error.is_none())
}
