//! Writing a tree in a layout, in pieces: into memory, or straight into a hasher.

use super::layout::{Indent, Layout};
use super::spelling::Spelled;
use crate::digest::Hasher;
use crate::json::{Kind, NodeId, Tree};

/// Documents that nest deeper were written by no generator.
pub(super) const DEPTH_LIMIT: usize = 64;

/// Takes what is written, piece by piece.
pub(super) trait Sink {
    fn put(&mut self, bytes: &[u8]);
}

impl Sink for Vec<u8> {
    fn put(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}

/// Bytes gathered before they are hashed: hashing short pieces one by one is slow.
const GATHERED: usize = 16 << 10;

/// Hashes what is written without keeping it.
pub(super) struct Hashing {
    hasher: Hasher,
    gathered: Vec<u8>,
    length: usize,
}

impl Hashing {
    pub(super) fn new(hasher: Hasher) -> Self {
        Self { hasher, gathered: Vec::with_capacity(GATHERED), length: 0 }
    }

    /// The hasher with everything written, and how many bytes that was.
    pub(super) fn finish(mut self) -> (Hasher, usize) {
        self.hasher.update(&self.gathered);
        (self.hasher, self.length)
    }
}

impl Sink for Hashing {
    fn put(&mut self, bytes: &[u8]) {
        self.length += bytes.len();
        if self.gathered.len() + bytes.len() > GATHERED {
            self.hasher.update(&self.gathered);
            self.gathered.clear();
        }
        if bytes.len() > GATHERED { self.hasher.update(bytes) } else { self.gathered.extend_from_slice(bytes) }
    }
}

/// What of a tree decides the length of its layouts.
pub(super) struct Outline {
    /// Level of each value, by place.
    depths: Vec<u8>,
    /// Values without the root, names, containers with content, containers.
    items: usize,
    names: usize,
    full: usize,
    containers: usize,
    /// Levels of all lines that an indented layout has behind its first.
    indents: usize,
}

impl Outline {
    /// The outline of `tree`; nothing where it nests too deep.
    pub(super) fn of(tree: &Tree) -> Option<Self> {
        if tree.depth().0 > DEPTH_LIMIT {
            return None;
        }
        let mut outline = Self { depths: Vec::new(), items: 0, names: 0, full: 0, containers: 0, indents: 0 };
        let mut depths: Vec<u8> = Vec::new();
        for value in tree.values() {
            let depth = value.parent().and_then(|parent| depths.get(parent.id().place())).map_or(0, |above| above + 1);
            depths.push(depth);
            outline.items += usize::from(depth > 0);
            outline.indents += usize::from(depth);
            outline.names += usize::from(value.key_span().is_some());
            if matches!(value.kind(), Kind::Array | Kind::Object) {
                outline.containers += 1;
                if value.children().next().is_some() {
                    outline.full += 1;
                    outline.indents += usize::from(depth);
                }
            }
        }
        outline.depths = depths;
        Some(outline)
    }

    /// Length in bytes of a document in this layout, whose names and scalars have `content` bytes together.
    pub(super) fn length(&self, layout: &Layout, content: usize) -> usize {
        let white = Space::of(layout);
        let commas = self.items - self.full.min(self.items);
        let lines = if white.line.is_empty() { 0 } else { (self.items + self.full) * white.newline + self.indents * white.unit };
        content + 2 * self.containers + commas * white.comma.len() + self.names * white.colon.len() + lines
    }
}

/// White space of a layout.
struct Space {
    comma: &'static [u8],
    colon: &'static [u8],
    /// A line end and as many indents as are ever needed; empty where everything is on one line.
    line: Vec<u8>,
    newline: usize,
    unit: usize,
}

impl Space {
    fn of(layout: &Layout) -> Self {
        let (comma, colon): (&[u8], &[u8]) = match layout.indent {
            Indent::Compact => (b",", b":"),
            Indent::Separators => (b", ", b": "),
            Indent::Spaces(_) | Indent::Tab => (b",", b": "),
        };
        let unit: &[u8] = match layout.indent {
            Indent::Compact | Indent::Separators => return Self { comma, colon, line: Vec::new(), newline: 0, unit: 0 },
            Indent::Tab => b"\t",
            Indent::Spaces(count) => b"        ".get(..usize::from(count)).unwrap_or(b"        "),
        };
        let newline: &[u8] = if layout.cr_lf { b"\r\n" } else { b"\n" };
        Self { comma, colon, line: [newline, &unit.repeat(DEPTH_LIMIT + 1)].concat(), newline: newline.len(), unit: unit.len() }
    }

    fn break_line(&self, depth: usize, sink: &mut impl Sink) {
        if !self.line.is_empty() {
            sink.put(self.line.get(..self.newline + depth * self.unit).unwrap_or(&self.line));
        }
    }
}

/// Writes the values of `tree` in this sequence.
pub(super) fn write(tree: &Tree, outline: &Outline, sequence: &[NodeId], spelled: &Spelled, layout: &Layout, sink: &mut impl Sink) {
    let space = Space::of(layout);
    // Closing brackets of what is open, and whether anything stands in it yet.
    let mut open: Vec<(&[u8], bool)> = Vec::new();
    let close = |open: &mut Vec<(&[u8], bool)>, sink: &mut _| {
        if let Some((bracket, _)) = open.pop() {
            space.break_line(open.len(), sink);
            Sink::put(sink, bracket);
        }
    };
    for id in sequence {
        let value = tree.value(*id);
        let depth = outline.depths.get(id.place()).copied().map_or(0, usize::from);
        while open.len() > depth {
            close(&mut open, sink);
        }
        if let Some((_, any)) = open.last_mut() {
            if *any {
                sink.put(space.comma);
            }
            *any = true;
            space.break_line(depth, sink);
        }
        let name = spelled.name(value);
        if !name.is_empty() {
            sink.put(name.as_bytes());
            sink.put(space.colon);
        }
        let brackets: (&[u8], &[u8]) = match value.kind() {
            Kind::Object => (b"{", b"}"),
            Kind::Array => (b"[", b"]"),
            _ => {
                sink.put(spelled.scalar(value).as_bytes());
                continue;
            }
        };
        sink.put(brackets.0);
        if value.children().next().is_some() {
            open.push((brackets.1, false));
        } else {
            sink.put(brackets.1);
        }
    }
    while !open.is_empty() {
        close(&mut open, sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{Algorithm, compute};
    use crate::doctor::layout::{KeyOrder, Spelling};
    use crate::doctor::order::sequence;

    #[test]
    fn serde_writes_the_same_and_lengths_are_known_before() {
        let text = r#"{"a":[],"b":{},"c":[1,[2,{"d":"&"}]],"e":null,"f":{"g":true}}"#;
        let tree = Tree::parse(text.into(), 0).tree.unwrap();
        let outline = Outline::of(&tree).unwrap();
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        for cr_lf in [false, true] {
            for (indent, expected) in [
                (Indent::Compact, serde_json::to_string(&value).unwrap()),
                (Indent::Spaces(2), serde_json::to_string_pretty(&value).unwrap()),
                (Indent::Separators, r#"{"a": [], "b": {}, "c": [1, [2, {"d": "&"}]], "e": null, "f": {"g": true}}"#.to_owned()),
                (Indent::Tab, serde_json::to_string_pretty(&value).unwrap().replace("  ", "\t")),
            ] {
                let layout = Layout { cr_lf, ..Layout::indented(indent) };
                let spelled = Spelled::new(&tree, Spelling::Kept, false);
                let mut out = Vec::new();
                let order = sequence(&tree, KeyOrder::Kept);
                write(&tree, &outline, &order, &spelled, &layout, &mut out);
                let expected = if cr_lf { expected.replace('\n', "\r\n") } else { expected };
                assert_eq!(String::from_utf8(out.clone()).unwrap(), expected);
                assert_eq!(outline.length(&layout, spelled.measure(&tree).0), expected.len());
                let mut hashing = Hashing::new(Hasher::new(Algorithm::Sha256));
                write(&tree, &outline, &order, &spelled, &layout, &mut hashing);
                assert_eq!(hashing.finish().0.finish(), compute(Algorithm::Sha256, &out));
            }
        }
    }

    #[test]
    fn long_tokens_are_hashed_whole() {
        let text = format!("[\"{}\",\"{}\"]", "x".repeat(GATHERED - 4), "y".repeat(3 * GATHERED));
        let tree = Tree::parse(text.as_str().into(), 0).tree.unwrap();
        let mut hashing = Hashing::new(Hasher::new(Algorithm::Sha512));
        let spelled = Spelled::new(&tree, Spelling::Kept, false);
        write(
            &tree,
            &Outline::of(&tree).unwrap(),
            &sequence(&tree, KeyOrder::Kept),
            &spelled,
            &Layout::indented(Indent::Compact),
            &mut hashing,
        );
        assert_eq!(hashing.finish().0.finish(), compute(Algorithm::Sha512, text.as_bytes()));
    }

    #[test]
    fn what_nests_too_deep_has_no_outline() {
        let deep = |depth: usize| Tree::parse(format!("{}{}", "[".repeat(depth), "]".repeat(depth)).into(), 0).tree.unwrap();
        assert!(Outline::of(&deep(DEPTH_LIMIT)).is_some());
        assert!(Outline::of(&deep(DEPTH_LIMIT + 1)).is_none());
    }
}
