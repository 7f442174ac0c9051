//! What is looked at: an index with what was given beside it, and what a trait sees in it.

use crate::image::{Descriptor, Index, Kind, Role};
use crate::json::Value;
use crate::library::{Document, Library};
use std::rc::Rc;

/// An index and the documents beside it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its kind: OCI index or Docker list.
    pub kind: Kind,
    /// Its outermost value.
    pub root: Value<'a>,
    /// Its entries and the parts that they play.
    pub index: &'a Index,
    /// Everything that was given.
    pub library: &'a Library,
}

impl<'a> Subject<'a> {
    /// The subject that `document` is, where it is an index.
    pub fn of(library: &'a Library, document: &'a Document) -> Option<Self> {
        let image = document.image.as_deref()?;
        let root = document.tree.as_deref()?.root();
        Some(Self { document, kind: image.kind, root, index: image.index.as_ref()?, library })
    }

    /// Whether it is the `index.json` of an image layout: its entries are images, not one image's platforms.
    pub fn is_layout(&self) -> bool {
        self.index.names_images()
    }

    /// Whether it may be one: the file is called so.
    pub fn may_be_layout(&self) -> bool {
        self.is_layout() || self.document.origin.name.rsplit(['/', '\\']).next() == Some("index.json")
    }

    /// Places of the entries that `test` holds for.
    pub fn entries(&self, test: impl Fn(&Descriptor, Role) -> bool) -> Vec<usize> {
        self.index.iter().filter(|(_, entry, role)| test(entry, *role)).map(|(at, ..)| at).collect()
    }

    /// What an entry points to, where it was given.
    pub fn child(&self, entry: &Descriptor) -> Option<&'a Rc<Document>> {
        self.library.by_digest(entry.digest()?)
    }
}

/// What a trait sees in an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// The index as a whole has it.
    pub whole: bool,
    /// Places of the entries that show it.
    pub entries: Vec<usize>,
    /// Places of the entries that may have it: what they point to was not given.
    pub unseen: Vec<usize>,
}

impl Sight {
    /// The index as a whole has it, or has it not.
    pub fn whole(whole: bool) -> Self {
        Self { whole, ..Self::default() }
    }

    /// These entries show it.
    pub fn entries(entries: Vec<usize>) -> Self {
        Self { entries, ..Self::default() }
    }

    /// Whether the index has it.
    pub fn is_there(&self) -> bool {
        self.whole || !self.entries.is_empty()
    }

    /// Whether it cannot be told from what was given.
    pub fn is_open(&self) -> bool {
        !self.is_there() && !self.unseen.is_empty()
    }
}
