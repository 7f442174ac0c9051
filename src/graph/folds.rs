//! What of the tree is unfolded: what a person did, over what Platmap would do.

use std::collections::BTreeMap;

/// Children shown of one parent until more are asked for.
pub const PAGE: usize = 200;
/// Children added when more are asked for.
pub const MORE: usize = 1_000;

/// Folds by the keys of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    open: BTreeMap<String, bool>,
    shown: BTreeMap<String, usize>,
}

impl Folds {
    /// Whether the row is unfolded; nothing where nobody has said.
    pub fn is_open(&self, key: &str) -> Option<bool> {
        self.open.get(key).copied()
    }

    /// How many children of the row are shown.
    pub fn shown(&self, key: &str) -> usize {
        self.shown.get(key).copied().unwrap_or(PAGE)
    }

    /// Unfolds the row, or folds it.
    pub fn set(&mut self, key: String, open: bool) {
        self.open.insert(key, open);
    }

    /// Shows more children of the row.
    pub fn show_more(&mut self, key: &str) {
        let shown = self.shown(key).saturating_add(MORE);
        self.shown.insert(key.to_owned(), shown);
    }
}
