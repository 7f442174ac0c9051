//! Where a reference's parts stand. Splitting never fails; each part may then break its own grammar.

use super::error::{PathError, ReferenceError};
use super::grammar;
use crate::digest::Digest;
use crate::text::Span;

/// A part of a reference and where it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// As written.
    pub text: &'a str,
    /// Offset of its first byte.
    pub start: usize,
}

impl Part<'_> {
    /// Its bytes.
    pub fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }
}

/// The parts of a text that is taken for a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    text: &'a str,
    /// What stands before the first slash, where Docker reads it as the registry.
    pub host: Option<Part<'a>>,
    /// The repository's path.
    pub path: Part<'a>,
    /// What follows the colon behind the path.
    pub tag: Option<Part<'a>>,
    /// What follows the `@`.
    pub digest: Option<Part<'a>>,
}

impl<'a> Parts<'a> {
    /// Splits `text` where Docker splits it.
    pub fn of(text: &'a str) -> Self {
        let (name, digest) = cut(Part { text, start: 0 }, '@');
        let (host, rest) = match cut(name, '/') {
            (first, Some(rest)) if is_host(first.text) => (Some(first), rest),
            _ => (None, name),
        };
        let (path, tag) = cut(rest, ':');
        Self { text, host, path, tag, digest }
    }

    /// Every part that breaks its grammar, with its bytes, in the order in which the parts stand.
    pub fn faults(&self) -> Vec<(ReferenceError, Span)> {
        let whole = Part { text: self.text, start: 0 };
        if self.text.is_empty() {
            return vec![(ReferenceError::Empty, whole.span())];
        }
        // What no reference has anywhere is named first, where it stands before the white space.
        let strange = |c: &char| c.is_whitespace() || !(c.is_alphanumeric() || "._-/:@[]+".contains(*c));
        if let Some((at, space)) = self.text.char_indices().find(|(_, c)| strange(c)).filter(|(_, c)| c.is_whitespace()) {
            return vec![(ReferenceError::Whitespace, Span::new(at, at + space.len_utf8()))];
        }
        if let Some(at) = self.text.find("://") {
            return vec![(ReferenceError::Scheme, Span::new(0, at + 3))];
        }
        if self.text.len() == 64 && self.text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return vec![(ReferenceError::Path(PathError::Identifier), whole.span())];
        }
        let host = self.host.and_then(|host| Some((ReferenceError::Host(grammar::host(host.text).err()?), host.span())));
        let path = grammar::path(self.path.text).err().map(|error| (ReferenceError::Path(error), self.path.span()));
        let tag = self.tag.and_then(|tag| Some((ReferenceError::Tag(grammar::tag(tag.text).err()?), tag.span())));
        let digest = self.digest.and_then(|digest| Some((ReferenceError::Digest(Digest::parse(digest.text).err()?), digest.span())));
        [host, path, tag, digest].into_iter().flatten().collect()
    }
}

/// What stands before the first `mark`, and what follows it.
fn cut(part: Part<'_>, mark: char) -> (Part<'_>, Option<Part<'_>>) {
    match part.text.split_once(mark) {
        Some((before, after)) => {
            let start = part.start + before.len() + mark.len_utf8();
            (Part { text: before, ..part }, Some(Part { text: after, start }))
        }
        None => (part, None),
    }
}

/// Whether the text before the first slash is a registry: `localhost`, or with a dot, a port or an upper-case letter (which
/// no path may have). A lone word with something else than a port behind its colon is a path whose tag holds a slash.
fn is_host(first: &str) -> bool {
    let port = first.split_once(':').is_none_or(|(name, port)| {
        name.contains('.') || name == "localhost" || first.starts_with('[') || port.bytes().all(|byte| byte.is_ascii_digit())
    });
    port && (first == "localhost" || first.contains(['.', ':']) || first.to_lowercase() != first)
}
