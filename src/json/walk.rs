//! The walk over a text whose grammar has been judged: it notes where each token stands and cannot fail.

use super::{DEPTH_LIMIT, Kind, Node, Tree, Wide};
use crate::text::Span;
use std::rc::Rc;

/// A container that has not closed yet.
struct Open {
    id: u32,
    children: u32,
}

/// A walk on its way.
pub(super) struct Walk {
    text: Rc<str>,
    at: usize,
    end: usize,
    nodes: Vec<Node>,
    open: Vec<Open>,
    /// The name of the member whose value comes next.
    key: Span,
    /// Containers open beyond [`DEPTH_LIMIT`].
    beyond: usize,
    deepest: usize,
    deepest_at: Span,
}

impl Walk {
    /// Through the value at `start..end`, which must be one valid JSON value (white space around it is fine).
    pub(super) fn new(text: Rc<str>, start: usize, end: usize) -> Self {
        let end = end.min(text.len());
        Self {
            text,
            at: start,
            end,
            nodes: Vec::new(),
            open: Vec::new(),
            key: Span::default(),
            beyond: 0,
            deepest: 0,
            deepest_at: Span::default(),
        }
    }

    /// How much of the value was walked through, from 0 to 1.
    pub(super) fn share(&self) -> f64 {
        self.at as f64 / self.end.max(1) as f64
    }

    /// Walks on by about so many bytes. Whether the end was reached.
    pub(super) fn advance(&mut self, bytes: usize) -> bool {
        let text = self.text.clone();
        let whole = text.as_bytes().get(..self.end).unwrap_or_default();
        let stop = self.at.saturating_add(bytes);
        self.run(whole, stop);
        self.at >= self.end
    }

    /// The tree of what was walked through.
    pub(super) fn tree(self) -> Option<Tree> {
        let Walk { text, nodes, deepest, deepest_at, .. } = self;
        (!nodes.is_empty()).then_some(Tree { text, nodes, deepest, deepest_at, wide: Wide::default() })
    }

    fn run(&mut self, bytes: &[u8], stop: usize) {
        let (mut key, mut beyond) = (self.key, self.beyond);
        while let Some(&byte) = bytes.get(self.at).filter(|_| self.at < stop) {
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
                    self.string(bytes);
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
                    while bytes.get(self.at).is_some_and(|b| !matches!(b, b',' | b']' | b'}' | b':' | b' ' | b'\t' | b'\n' | b'\r')) {
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
        (self.key, self.beyond) = (key, beyond);
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

    fn string(&mut self, bytes: &[u8]) {
        self.at += 1;
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return;
                }
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(bytes.len());
    }
}
