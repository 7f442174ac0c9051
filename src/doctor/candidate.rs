//! The texts that the bytes may have been: every sensible set of changes undone.

use super::change::Change;
use super::undo::{STEPS, tree_of};
use crate::json::Tree;
use std::cell::OnceCell;
use std::hash::{BuildHasher, RandomState};
use std::rc::Rc;

/// Texts that are kept at most, and bytes of all of them together.
const TEXTS: usize = 32;
const BYTES: usize = 64 << 20;

/// A text, and what was undone to get it.
pub(super) struct Candidate {
    pub(super) bytes: Rc<[u8]>,
    pub(super) undone: Vec<Change>,
    tree: OnceCell<Option<Rc<Tree>>>,
}

impl Candidate {
    fn new(bytes: Rc<[u8]>, undone: Vec<Change>) -> Self {
        Self { bytes, undone, tree: OnceCell::new() }
    }

    /// The tree of the text, where it is exactly one JSON object or array.
    pub(super) fn tree(&self) -> Option<&Rc<Tree>> {
        self.tree.get_or_init(|| tree_of(&self.bytes)).as_ref()
    }
}

/// The texts behind `bytes`: as given first, then with more and more undone, at last with everything. What is not `readable` is too large to be JSON.
pub(super) fn candidates(bytes: Rc<[u8]>, readable: bool) -> Vec<Candidate> {
    let hashes = RandomState::new();
    let mut seen = vec![hashes.hash_one(&bytes)];
    let mut held = bytes.len();
    let mut found = vec![Candidate::new(bytes, Vec::new())];
    let mut barest = 0;
    for (change, step) in STEPS.iter().filter(|(change, _)| readable || matches!(change, Change::ByteOrderMark | Change::CrLf)) {
        // Where there are too many, only the barest text is followed further.
        let branches = if found.len() * 2 <= TEXTS && held * 2 <= BYTES { 0..found.len() } else { barest..barest + 1 };
        let from = barest;
        for at in branches {
            let Some(text) = found.get(at) else { break };
            let tree = if readable { text.tree() } else { None };
            let Some(next) = step(&text.bytes, tree.map(Rc::as_ref)) else { continue };
            let hash = hashes.hash_one(next.as_slice());
            let place = seen.iter().position(|known| *known == hash).unwrap_or(found.len());
            if at == from {
                barest = place;
            }
            if place == found.len() {
                seen.push(hash);
                held += next.len();
                let undone = [text.undone.as_slice(), &[*change]].concat();
                found.push(Candidate::new(next.into(), undone));
            }
        }
    }
    let last = found.remove(barest);
    found.sort_by_key(|text| text.undone.len());
    found.push(last);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_undone_alone_and_together() {
        let found = candidates("\u{feff}{\r\n}\r\n".as_bytes().into(), true);
        let undone: Vec<_> = found.iter().map(|text| text.undone.as_slice()).collect();
        assert_eq!(undone[0], []);
        for expected in [vec![Change::ByteOrderMark], vec![Change::CrLf], vec![Change::ByteOrderMark, Change::CrLf]] {
            assert!(undone.contains(&expected.as_slice()), "{expected:?} {undone:?}");
        }
    }

    #[test]
    fn texts_are_few_even_where_everything_happened() {
        let text =
            "\u{feff}\u{1b}[0m \u{c3}\u{a9}\u{a0}{ \r\n   \"schemaVersion\": 2, \r\n   \"digest\": \"a\nb\", \"manifests\": [null \r\n "
                .repeat(3);
        let found = candidates(text.as_bytes().into(), true);
        assert!(found.len() <= TEXTS + STEPS.len(), "{}", found.len());
    }
}
