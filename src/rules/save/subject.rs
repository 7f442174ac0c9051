//! The `manifest.json` that a rule looks at, and the archive around it.

use crate::archive::Content;
use crate::diagnostic::Severity;
use crate::image::SavedImage;
use crate::json::Value;
use crate::library::{Document, Library, Shelf};
use std::rc::Rc;

/// `manifest.json` of a `docker save` archive.
pub(super) struct Saved<'a> {
    pub(super) library: &'a Library,
    pub(super) shelf: &'a Shelf,
    /// The images that it lists.
    pub(super) images: Vec<SavedImage<'a>>,
}

impl<'a> Saved<'a> {
    /// The archive whose `manifest.json` this document is, as soon as all of it was read.
    pub(super) fn of(library: &'a Library, document: &Document) -> Option<Self> {
        let shelf = shelf(library, document)?;
        let images = library.saved(shelf)?.1;
        Some(Self { library, shelf, images })
    }

    /// How bad it is that the archive cannot be loaded by `manifest.json`.
    pub(super) fn severity(&self) -> Severity {
        if self.library.is_layout(self.shelf) { Severity::Warning } else { Severity::Error }
    }

    /// Whether members may be there that are not known of.
    pub(super) fn is_cut(&self) -> bool {
        !self.shelf.archive.is_whole()
    }

    /// The place of the file that a path in `manifest.json` leads to.
    pub(super) fn file(&self, path: Value<'_>) -> Option<usize> {
        self.shelf.archive.target(self.shelf.at_path(&path.as_str()?)?)
    }

    /// What that file is, where it was read.
    pub(super) fn content(&self, path: Value<'_>) -> Option<&'a Rc<Content>> {
        self.shelf.archive.contents.get(self.file(path)?)?.as_ref()
    }

    /// `rootfs.diff_ids` of an image's config, where that can be read.
    pub(super) fn diff_ids(&self, image: &SavedImage<'_>) -> Option<Vec<Value<'a>>> {
        let config = self.library.member_at(self.shelf, self.file(image.config?)?)?;
        let list = config.tree.as_deref()?.root().get("rootfs")?.get("diff_ids").filter(|list| list.is_array())?;
        Some(list.items().collect())
    }
}

/// The archive whose `manifest.json` this document is, broken or not, as soon as all of it was read.
pub(super) fn shelf<'a>(library: &'a Library, document: &Document) -> Option<&'a Shelf> {
    let member = document.member?;
    let shelf = library.shelf(member.archive)?;
    (shelf.done && shelf.is_at(member, shelf.shape.save)).then_some(shelf)
}
