//! A JSON tree that knows where every byte stood.
//!
//! `serde_json` judges the grammar (RFC 8259); the walk that follows only notes where each token stands, so it cannot
//! disagree with the judge. Duplicate names stay, numbers keep their exact text, and nothing recurses: nesting depth
//! costs memory, never the stack.

mod parser;
mod string;
mod syntax;
mod walk;
mod wide;

pub use parser::Parser;
pub use syntax::{SyntaxError, SyntaxKind};

use crate::text::Span;
use std::borrow::Cow;
use std::rc::Rc;
use wide::Wide;

/// Containers nested deeper than this are kept as one token without their content (Go's decoder stops there too).
pub const DEPTH_LIMIT: usize = 10_000;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number, kept as its text
    Number,
    /// A string, kept as written
    String,
    /// `[…]`
    Array,
    /// `{…}`
    Object,
}

/// The place of a value in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

impl NodeId {
    /// Its place in document order, from 0: the place of its value among [`Tree::values`].
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

#[derive(Clone, Debug)]
struct Node {
    kind: Kind,
    /// The member's name with its quotes; empty where the value has none.
    key: Span,
    span: Span,
    parent: u32,
    /// Place among the children of its parent.
    index: u32,
    /// Nodes stand in document order: the descendants are those between this one and `end`.
    end: u32,
}

/// What was read from a text: a tree where the text begins with a JSON value, and the error where it is not one document.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The first value of the text.
    pub tree: Option<Rc<Tree>>,
    /// Why the text is not exactly one JSON value.
    pub error: Option<SyntaxError>,
}

/// One JSON value with everything inside it.
#[derive(Debug)]
pub struct Tree {
    text: Rc<str>,
    nodes: Vec<Node>,
    deepest: usize,
    deepest_at: Span,
    wide: Wide,
}

impl Tree {
    /// Reads the first value of `text`, from byte `start` on, and says what keeps the whole from being one JSON text.
    pub fn parse(text: Rc<str>, start: usize) -> Parsed {
        let mut parser = Parser::new(text, start);
        loop {
            if let Some(parsed) = parser.step() {
                return parsed;
            }
        }
    }

    /// The outermost value.
    pub fn root(&self) -> Value<'_> {
        Value { tree: self, id: 0 }
    }

    /// The value at `id`; the root where `id` is of another tree and out of range.
    pub fn value(&self, id: NodeId) -> Value<'_> {
        let id = if (id.0 as usize) < self.nodes.len() { id.0 } else { 0 };
        Value { tree: self, id }
    }

    /// The text the tree was read from.
    pub fn text(&self) -> &Rc<str> {
        &self.text
    }

    /// Levels of nesting (a lone scalar has none) and the first place that deep.
    pub fn depth(&self) -> (usize, Span) {
        (self.deepest, self.deepest_at)
    }

    /// Every value in document order.
    pub fn values(&self) -> impl Iterator<Item = Value<'_>> {
        (0..self.nodes.len() as u32).map(|id| Value { tree: self, id })
    }

    /// The innermost value whose bytes (its name's included) hold `offset`; the root where none does.
    pub fn at(&self, offset: u32) -> Value<'_> {
        // Values stand in the order in which they begin: it is the last that has begun, or one around that.
        let begun = self.nodes.partition_point(|node| if node.key.is_empty() { node.span.start } else { node.key.start } <= offset);
        let mut value = Value { tree: self, id: begun.saturating_sub(1) as u32 };
        while let Some(parent) = value.parent().filter(|_| !value.whole_span().contains(offset)) {
            value = parent;
        }
        value
    }

    /// The value a JSON Pointer (RFC 6901) names; of duplicate names the last.
    pub fn find(&self, pointer: &str) -> Option<Value<'_>> {
        let mut value = self.root();
        for token in pointer.strip_prefix('/').map(|rest| rest.split('/')).into_iter().flatten() {
            let name = token.replace("~1", "/").replace("~0", "~");
            value = match value.kind() {
                Kind::Object => value.get(&name)?,
                Kind::Array => value.children().nth(name.parse().ok()?)?,
                _ => return None,
            };
        }
        Some(value)
    }

    fn node(&self, id: u32) -> &Node {
        &self.nodes[id as usize]
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// One value of a tree; cheap to copy.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    tree: &'a Tree,
    id: u32,
}

impl std::fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?} {}", self.kind(), self.span(), self.pointer())
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tree, other.tree) && self.id == other.id
    }
}

impl<'a> Value<'a> {
    fn node(self) -> &'a Node {
        self.tree.node(self.id)
    }

    /// Its place in the tree.
    pub fn id(self) -> NodeId {
        NodeId(self.id)
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// Its bytes, the name left out.
    pub fn span(self) -> Span {
        self.node().span
    }

    /// The bytes of its name, quotes included, where it is a member of an object.
    pub fn key_span(self) -> Option<Span> {
        Some(self.node().key).filter(|span| !span.is_empty())
    }

    /// Its bytes from the name on.
    pub fn whole_span(self) -> Span {
        Span { start: self.key_span().map_or(self.span().start, |key| key.start), end: self.span().end }
    }

    /// Its name as written, quotes included, where it is a member of an object.
    pub fn raw_key(self) -> Option<&'a str> {
        self.key_span().map(|span| self.tree.slice(span))
    }

    /// Its name, where it is a member of an object.
    pub fn key(self) -> Option<Cow<'a, str>> {
        self.raw_key().map(string::decode)
    }

    /// Whether it is a member called `name`.
    pub fn is_named(self, name: &str) -> bool {
        let Some(token) = self.raw_key() else { return false };
        match token.get(1..token.len().saturating_sub(1)) {
            // Without an escape the token is the name itself; with one it is longer.
            Some(inner) if inner.len() == name.len() => inner == name && !inner.contains('\\'),
            Some(inner) => inner.len() > name.len() && inner.contains('\\') && string::decode(token) == name,
            None => false,
        }
    }

    /// Its exact text.
    pub fn raw(self) -> &'a str {
        self.tree.slice(self.span())
    }

    /// Its text where it is a string, escapes resolved; an unpaired surrogate reads as U+FFFD.
    pub fn as_str(self) -> Option<Cow<'a, str>> {
        (self.kind() == Kind::String).then(|| string::decode(self.raw()))
    }

    /// Whether its string (or name) holds an unpaired surrogate or a noncharacter.
    pub fn has_bad_unicode(self) -> bool {
        let bad = |span: Span| string::has_bad_unicode(self.tree.slice(span));
        (self.kind() == Kind::String && bad(self.span())) || self.key_span().is_some_and(bad)
    }

    /// Its exact text where it is a number.
    pub fn number(self) -> Option<&'a str> {
        (self.kind() == Kind::Number).then(|| self.raw())
    }

    /// Its value where it is a number written as a plain integer that an `i64` holds.
    pub fn as_i64(self) -> Option<i64> {
        self.number()?.parse().ok()
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// Whether it is an object.
    pub fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    /// Whether it is an array.
    pub fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    /// Its place among the children of the value around it, from 0.
    pub fn index(self) -> usize {
        self.node().index as usize
    }

    /// The value around it.
    pub fn parent(self) -> Option<Value<'a>> {
        (self.id != 0).then(|| Value { tree: self.tree, id: self.node().parent })
    }

    /// Members of an object or items of an array, in document order, duplicates included.
    pub fn children(self) -> impl Iterator<Item = Value<'a>> {
        let tree = self.tree;
        let end = self.node().end;
        let mut next = self.id + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = Value { tree, id: next };
                next = child.node().end;
                child
            })
        })
    }

    /// Every value inside it, in document order, itself left out.
    pub fn descendants(self) -> impl Iterator<Item = Value<'a>> {
        let tree = self.tree;
        (self.id + 1..self.node().end).map(move |id| Value { tree, id })
    }

    /// Items, where it is an array.
    pub fn items(self) -> impl Iterator<Item = Value<'a>> {
        self.children().filter(move |_| self.is_array())
    }

    /// Members, where it is an object.
    pub fn members(self) -> impl Iterator<Item = Value<'a>> {
        self.children().filter(move |_| self.is_object())
    }

    /// The member called `name`; of duplicates the last, which is the one Go and JavaScript keep.
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        if let Some(known) = self.tree.wide.get(self, name) {
            return known;
        }
        let (mut found, mut count) = (None, 0);
        for member in self.members() {
            count += 1;
            found = Some(member).filter(|member| member.is_named(name)).or(found);
        }
        self.tree.wide.note(self, count);
        found
    }

    /// The text of the string member `name`.
    pub fn str(self, name: &str) -> Option<Cow<'a, str>> {
        self.get(name)?.as_str()
    }

    /// Whether the member `name` is there, whatever its value.
    pub fn has(self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Where it stands, as a JSON Pointer (RFC 6901); empty for the outermost value.
    pub fn pointer(self) -> String {
        let mut tokens = Vec::new();
        let mut value = self;
        while let Some(parent) = value.parent() {
            tokens.push(match value.key() {
                Some(key) => key.replace('~', "~0").replace('/', "~1"),
                None => value.index().to_string(),
            });
            value = parent;
        }
        tokens.iter().rev().fold(String::new(), |pointer, token| pointer + "/" + token)
    }
}

#[cfg(test)]
mod tests;
