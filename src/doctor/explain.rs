//! What happened, once the original is known.

use super::candidate::Candidate;
use super::change::Change;
use super::layout::{End, Form, Indent, KeyOrder, Layout, Spelling};
use super::order::sequence;
use super::spelling::Spelled;
use super::write::{Outline, Sink, write};
use crate::json::{Tree, Value};

/// The changes that lead from the original in `form` to `text`, from which it was made, in an order that can be told.
pub(super) fn changes(given: &[u8], text: &Candidate, form: &Form) -> Vec<Change> {
    let mut changes = form.undone.clone();
    let ended = text.bytes.ends_with(b"\n");
    // With what was around it went the newline behind it, which nobody lost.
    let trimmed = changes.iter().any(|change| matches!(change, Change::OuterSpace | Change::Surroundings | Change::Cut));
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
            changes.push(Change::Respelled(layout.spelling));
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
