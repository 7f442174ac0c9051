//! What happened, once the original is known.

use super::candidate::Candidate;
use super::change::{Change, Escapes};
use super::layout::{End, Form, Indent, KeyOrder, Layout, Spelling};
use super::order::sequence;
use super::spelling::Spelled;
use super::write::{Outline, Sink, write};
use crate::json::{Tree, Value};
use std::cmp::Ordering;

/// The changes that lead from the `original` in `form` to `text`, from which it was made, and to what was `given`, in an
/// order that can be told.
pub(super) fn changes(given: &[u8], text: &Candidate, form: &Form, original: &[u8]) -> Vec<Change> {
    let mut changes = form.undone.clone();
    let ended = text.bytes.ends_with(b"\n");
    // With what was around it went the newline behind it, which nobody lost.
    let trimmed = changes
        .iter()
        .any(|change| matches!(change, Change::OuterSpace | Change::Doubled | Change::TailDoubled | Change::Surroundings | Change::Cut));
    if let Some((layout, tree)) = form.layout.zip(text.tree()) {
        let now = indent_of(tree);
        if now != Some(layout.indent) {
            changes.push(Change::Reindented(now, ended || given.ends_with(b"\n")));
        }
        if layout.order != KeyOrder::Kept {
            let sorted = sequence(tree, KeyOrder::Sorted).into_iter().eq(tree.values().map(Value::id));
            changes.push(Change::Reordered { sorted });
        }
        if layout.spelling != Spelling::Kept {
            changes.extend(respelled(&text.bytes, original).map(Change::Respelled));
        }
        if layout.plain_numbers {
            changes.push(Change::Numbers);
        }
        if layout.cr_lf {
            changes.push(Change::CrLfLost);
        }
    }
    match form.end {
        End::Bare if ended => changes.push(Change::NewlineAdded),
        End::Newline if !ended && !trimmed => changes.push(Change::NewlineLost),
        _ => {}
    }
    changes
}

/// Which escapes `now` has or lacks in comparison with the `original`.
fn respelled(now: &[u8], original: &[u8]) -> impl Iterator<Item = Escapes> {
    let ([html, slashes, others], [html_before, slashes_before, others_before]) = (escapes(now), escapes(original));
    let compare = |now: usize, before: usize, came, gone| match now.cmp(&before) {
        Ordering::Less => Some(gone),
        Ordering::Equal => None,
        Ordering::Greater => Some(came),
    };
    let found = [
        compare(html, html_before, Escapes::HtmlCame, Escapes::HtmlGone),
        compare(slashes, slashes_before, Escapes::SlashesCame, Escapes::SlashesGone),
        compare(others, others_before, Escapes::OthersCame, Escapes::OthersGone),
    ];
    found.into_iter().flatten()
}

/// How many escapes a text has: of HTML characters, of slashes, and others by number.
fn escapes(text: &[u8]) -> [usize; 3] {
    let [mut html, mut slashes, mut others] = [0; 3];
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        rest = rest.get(at + 1..).unwrap_or_default();
        match rest {
            [b'u', b'0', b'0', b'3', b'c' | b'e' | b'C' | b'E', ..] | [b'u', b'0', b'0', b'2', b'6', ..] => html += 1,
            [b'/', ..] => slashes += 1,
            [b'u', ..] => others += 1,
            _ => {}
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    [html, slashes, others]
}

/// The white space of a document, where all of it is as a generator writes it; a final newline aside.
pub(super) fn indent_of(tree: &Tree) -> Option<Indent> {
    let outline = Outline::of(tree)?;
    let kept = sequence(tree, KeyOrder::Kept);
    let text = tree.text().trim_ascii().as_bytes();
    Indent::ALL.into_iter().find(|indent| {
        let mut comparing = Comparing { rest: Some(text) };
        write(tree, &outline, &kept, &Spelled::AsIs, &Layout::indented(*indent), &mut comparing);
        comparing.rest.is_some_and(<[u8]>::is_empty)
    })
}

/// Compares what is written with a text.
struct Comparing<'a> {
    /// What has not been written yet; nothing once another byte was.
    rest: Option<&'a [u8]>,
}

impl Sink for Comparing<'_> {
    fn put(&mut self, bytes: &[u8]) {
        self.rest = self.rest.and_then(|rest| rest.strip_prefix(bytes));
    }
}
