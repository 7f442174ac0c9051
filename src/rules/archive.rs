//! What rules see of an archive: its members, what they hold, and the document that lists them.

use crate::archive::{Archive, Content, Member, Shape};
use crate::image::SavedImage;
use crate::json::Value;
use crate::library::{Document, Library, Shelf};
use std::rc::Rc;

/// An archive and all that is known of it.
#[derive(Clone, Debug)]
pub struct ArchiveView<'a> {
    /// Everything that was given.
    pub library: &'a Library,
    /// The archive's place there.
    pub shelf: &'a Shelf,
    /// The outermost value of its listing: what is said about the whole has its place there.
    pub root: Value<'a>,
    list: Vec<Value<'a>>,
}

impl<'a> ArchiveView<'a> {
    /// The archive that `document` lists, if it lists one.
    pub(super) fn of(library: &'a Library, document: &'a Document) -> Option<Self> {
        let shelf = library.listed_by(document)?;
        let root = document.tree.as_deref()?.root();
        let list = root.get("members").into_iter().flat_map(|list| list.items()).collect();
        Some(Self { library, shelf, root, list })
    }

    /// The archive.
    pub fn archive(&self) -> &'a Archive {
        &self.shelf.archive
    }

    /// What its names make it.
    pub fn shape(&self) -> &'a Shape {
        &self.shelf.shape
    }

    /// The member at a place.
    pub fn member(&self, at: usize) -> Option<&'a Member> {
        self.archive().members.get(at).map(|member| &**member)
    }

    /// The value of the member at a place in the listing; that of the whole where there is none.
    pub fn value(&self, at: usize) -> Value<'a> {
        self.list.get(at).copied().unwrap_or(self.root)
    }

    /// What the member at a place holds, through links; nothing where that is not known, or not yet.
    pub fn content(&self, at: usize) -> Option<&'a Rc<Content>> {
        self.archive().content(at)
    }

    /// The document that the member at a place is, through links.
    pub fn document(&self, at: usize) -> Option<&'a Document> {
        self.library.member_at(self.shelf, at).map(|document| &**document)
    }

    /// The place of the member with a path, counted from where the image stands.
    pub fn at_path(&self, path: &str) -> Option<usize> {
        self.shelf.at_path(path)
    }

    /// `manifest.json` with the images that it lists.
    pub fn saved(&self) -> Option<(&'a Document, Vec<SavedImage<'a>>)> {
        self.library.saved(self.shelf)
    }
}
