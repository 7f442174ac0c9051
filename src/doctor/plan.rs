//! Which forms are tried, in which order.

use super::candidate::Candidate;
use super::change::Change;
use super::edit::EDITS;
use super::layout::{Indent, KeyOrder, Layout, Spelling};
use super::order::sequence;
use super::spelling::{Spelled, has_odd_integers};
use super::write::Outline;
use crate::json::{NodeId, Tree};

/// One pass over a document: its bytes, or its JSON in one layout, hashed with and without a final newline.
pub(super) struct Pass {
    /// Place of the text among the candidates.
    pub(super) text: usize,
    pub(super) work: Work,
    /// Length without a final newline, in bytes.
    length: usize,
}

impl Pass {
    /// The layout that it writes, if it does.
    pub(super) fn layout(&self) -> Option<Layout> {
        match &self.work {
            Work::Bytes(_) => None,
            Work::Written(layout) => Some(*layout),
        }
    }

    /// The newline at the end of its forms, where one is there or added.
    pub(super) fn newline(&self, text: &[u8]) -> &'static [u8] {
        let cr_lf = match &self.work {
            Work::Written(layout) => layout.cr_lf,
            Work::Bytes(losses) if losses.contains(&Change::CrLfLost) => true,
            Work::Bytes(_) if text.ends_with(b"\n") => text.ends_with(b"\r\n"),
            Work::Bytes(_) => text.windows(2).any(|pair| pair == b"\r\n"),
        };
        if cr_lf { b"\r\n" } else { b"\n" }
    }
}

/// What a pass hashes.
pub(super) enum Work {
    /// The text with these losses made good.
    Bytes(&'static [Change]),
    /// Its JSON written anew.
    Written(Layout),
}

/// Forms that a pass tries.
pub(super) const FORMS: usize = 2;

/// Documents of which every layout is tried; more differ only where much happened to a text.
const TREES: usize = 6;

/// Every pass, likely ones first; those of the stated `size` before all others.
pub(super) fn plan(texts: &[Candidate], readable: bool, size: Option<u64>) -> Vec<Pass> {
    let bytes = |text: usize, losses: &'static [Change]| {
        let length = texts.get(text).map_or(0, |text| text.bytes.strip_suffix(b"\n").unwrap_or(&text.bytes).len());
        Pass { text, work: Work::Bytes(losses), length }
    };
    let mut passes: Vec<Pass> = (0..texts.len()).map(|text| bytes(text, &[])).collect();
    if readable {
        let mut known = Vec::new();
        // The barest text is the likeliest: everything that can be undone was undone.
        for (at, text) in texts.iter().enumerate().rev() {
            let Some((tree, outline)) = text.tree().and_then(|tree| Some((tree, Outline::of(tree)?))) else { continue };
            let (_, content) = Spelled::AsIs.measure(tree);
            if !known.contains(&content) && known.len() < TREES {
                known.push(content);
                passes.extend(layouts(tree).into_iter().map(|(layout, content)| Pass {
                    text: at,
                    length: outline.length(&layout, content),
                    work: Work::Written(layout),
                }));
            }
        }
        let ends = [texts.len() - 1, 0];
        let barest = if texts.len() == 1 { &ends[..1] } else { &ends };
        passes.extend(barest.iter().flat_map(|text| EDITS.iter().map(|losses| bytes(*text, losses))));
    }
    if let Some(size) = size {
        passes.sort_by_key(|pass| !(pass.length..=pass.length + 1).any(|length| length as u64 == size));
    }
    passes
}

/// The layouts of a document that differ from each other, likely ones first, each with the length of its names and scalars.
fn layouts(tree: &Tree) -> Vec<(Layout, usize)> {
    let mut orders: Vec<(usize, KeyOrder, Vec<NodeId>)> = Vec::new();
    for (rank, order) in KeyOrder::ALL.into_iter().enumerate() {
        let values = sequence(tree, order);
        if !orders.iter().any(|(_, _, known)| *known == values) {
            orders.push((rank, order, values));
        }
    }
    let odd = has_odd_integers(tree);
    let mut spellings: Vec<(usize, Spelling, bool, (usize, u64))> = Vec::new();
    for (rank, spelling) in Spelling::ALL.into_iter().enumerate() {
        for plain in [false, true].into_iter().filter(|plain| odd || !plain) {
            let measure = Spelled::new(tree, spelling, plain).measure(tree);
            if !spellings.iter().any(|(.., known)| *known == measure) {
                spellings.push((2 * rank + usize::from(plain), spelling, plain, measure));
            }
        }
    }
    let mut ranked = Vec::new();
    for (order_rank, order, _) in &orders {
        for (spelling_rank, spelling, plain_numbers, (content, _)) in
            spellings.iter().filter(|(_, spelling, ..)| spelling.goes_with(*order))
        {
            for indent in Indent::ALL.into_iter().filter(|indent| separators_fit(*indent, *order, *spelling)) {
                let layout = Layout { indent, order: *order, spelling: *spelling, plain_numbers: *plain_numbers, cr_lf: false };
                ranked.push((order_rank + spelling_rank, layout, *content));
            }
        }
    }
    ranked.sort_by_key(|(rank, ..)| *rank);
    let content = Spelled::AsIs.measure(tree).0;
    let windows = Indent::ALL.into_iter().filter(|indent| matches!(indent, Indent::Spaces(_) | Indent::Tab));
    let cr_lf = windows.map(|indent| (Layout { cr_lf: true, ..Layout::indented(indent) }, content));
    ranked.into_iter().map(|(_, layout, content)| (layout, content)).chain(cr_lf).collect()
}

/// Spaces behind commas and colons on one line are Python's, which knows no HTML and keeps what it has read, or sorts it.
fn separators_fit(indent: Indent, order: KeyOrder, spelling: Spelling) -> bool {
    let order = matches!(order, KeyOrder::Kept | KeyOrder::Sorted | KeyOrder::Oci | KeyOrder::Docker);
    indent != Indent::Separators || (order && matches!(spelling, Spelling::Kept | Spelling::Plain | Spelling::Ascii))
}
