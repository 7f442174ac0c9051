//! The walk over a text whose grammar has been judged: it notes where each token stands and cannot fail.

use super::{DEPTH_LIMIT, Kind, Node, Tree, Wide};
use crate::text::Span;
use std::rc::Rc;

/// Builds the tree of the value at `start..end`, which must be one valid JSON value (white space around it is fine).
pub(super) fn tree(text: Rc<str>, start: usize, end: usize) -> Option<Tree> {
    let mut walk =
        Walk { bytes: &text.as_bytes()[..end], at: start, nodes: Vec::new(), open: Vec::new(), deepest: 0, deepest_at: Span::default() };
    walk.run();
    let Walk { nodes, deepest, deepest_at, .. } = walk;
    (!nodes.is_empty()).then_some(Tree { text, nodes, deepest, deepest_at, wide: Wide::default() })
}

/// A container that has not closed yet.
struct Open {
    id: u32,
    children: u32,
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    nodes: Vec<Node>,
    open: Vec<Open>,
    deepest: usize,
    deepest_at: Span,
}

impl Walk<'_> {
    fn run(&mut self) {
        let mut key = Span::default();
        let mut beyond = 0usize;
        while let Some(&byte) = self.bytes.get(self.at) {
            let start = self.at;
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => self.at += 1,
                b'{' | b'[' if self.open.len() >= DEPTH_LIMIT => {
                    // Kept as one token: only brackets are counted until it closes.
                    if beyond == 0 {
                        self.push(if byte == b'{' { Kind::Object } else { Kind::Array }, key, Span::new(start, start + 1));
                        key = Span::default();
                    }
                    beyond += 1;
                    self.at += 1;
                }
                b'}' | b']' if beyond > 0 => {
                    beyond -= 1;
                    self.at += 1;
                    if beyond == 0
                        && let Some(node) = self.nodes.last_mut()
                    {
                        node.span = Span::new(node.span.start as usize, self.at);
                    }
                }
                b'{' | b'[' => {
                    let id = self.push(if byte == b'{' { Kind::Object } else { Kind::Array }, key, Span::new(start, start + 1));
                    key = Span::default();
                    self.open.push(Open { id, children: 0 });
                    if self.open.len() > self.deepest {
                        (self.deepest, self.deepest_at) = (self.open.len(), Span::new(start, start + 1));
                    }
                    self.at += 1;
                }
                b'}' | b']' => {
                    self.at += 1;
                    let end = self.nodes.len() as u32;
                    let node = self.open.pop().and_then(|open| self.nodes.get_mut(open.id as usize));
                    if let Some(node) = node {
                        node.span = Span::new(node.span.start as usize, self.at);
                        node.end = end;
                    }
                }
                b'"' => {
                    self.string();
                    let span = Span::new(start, self.at);
                    if beyond > 0 {
                        continue;
                    }
                    if key.is_empty() && self.in_object() {
                        key = span;
                    } else {
                        self.push(Kind::String, key, span);
                        key = Span::default();
                    }
                }
                _ => {
                    while self.bytes.get(self.at).is_some_and(|b| !matches!(b, b',' | b']' | b'}' | b':' | b' ' | b'\t' | b'\n' | b'\r')) {
                        self.at += 1;
                    }
                    if beyond == 0 {
                        let kind = match byte {
                            b'n' => Kind::Null,
                            b't' | b'f' => Kind::Bool,
                            _ => Kind::Number,
                        };
                        self.push(kind, key, Span::new(start, self.at));
                        key = Span::default();
                    }
                }
            }
        }
    }

    fn in_object(&self) -> bool {
        self.open.last().and_then(|open| self.nodes.get(open.id as usize)).is_some_and(|node| node.kind == Kind::Object)
    }

    fn push(&mut self, kind: Kind, key: Span, span: Span) -> u32 {
        let id = self.nodes.len() as u32;
        let (parent, index) = match self.open.last_mut() {
            Some(open) => {
                open.children += 1;
                (open.id, open.children - 1)
            }
            None => (0, 0),
        };
        self.nodes.push(Node { kind, key, span, parent, index, end: id + 1 });
        id
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return;
                }
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(self.bytes.len());
    }
}
