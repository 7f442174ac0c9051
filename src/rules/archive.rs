//! What rules see of an archive: its members, what they hold, and the document that lists them.

use super::{NOTHING, Report};
use crate::archive::{Archive, Content, Member, Shape};
use crate::diagnostic::Finding;
use crate::image::SavedImage;
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library, Shelf};
use crate::text;
use crate::text::Span;
use std::rc::Rc;

/// Findings of one rule about single members: nobody reads more of the same.
const EACH: usize = 100;

/// Places that are marked in one finding about many members.
const MARKS: usize = 20;

static ONE_MORE: Text = text!("The same is true of one more member", "另有 1 个成员也是如此");
static MORE: Text = text!("The same is true of {0} more members", "另有 {0} 个成员也是如此");
static TOO: Text = text!("This one, too", "还有这一个");

/// An archive and all that is known of it.
#[derive(Clone, Debug)]
pub struct ArchiveView<'a> {
    /// Everything that was given.
    pub library: &'a Library,
    /// The archive's place there.
    pub shelf: &'a Shelf,
    /// The outermost value of its listing: what is said about the whole has its place there. Nothing where the listing is too
    /// long to be read as JSON.
    pub root: Option<Value<'a>>,
    list: Vec<Value<'a>>,
}

impl<'a> ArchiveView<'a> {
    /// The archive that `document` lists, if it lists one.
    pub(super) fn of(library: &'a Library, document: &'a Document) -> Option<Self> {
        let shelf = library.listed_by(document)?;
        let root = document.tree.as_deref().map(|tree| tree.root());
        let list = root.and_then(|root| root.get("members")).into_iter().flat_map(|list| list.items()).collect();
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
    pub fn value(&self, at: usize) -> Option<Value<'a>> {
        self.list.get(at).copied().or(self.root)
    }

    /// The bytes of that value.
    pub fn span(&self, at: usize) -> Span {
        self.value(at).map(|value| value.span()).unwrap_or_default()
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

    /// Whether it is an OCI layout, whole or in part.
    pub fn is_layout(&self) -> bool {
        self.library.is_layout(self.shelf)
    }

    /// Whether it holds images at all.
    pub fn is_image(&self) -> bool {
        self.library.is_image_archive(self.shelf)
    }

    /// Whether all that is going to be read was read.
    pub fn is_done(&self) -> bool {
        self.shelf.done
    }

    /// Whether every member is known of: nothing can be said to be missing from an archive that is damaged or too long.
    pub fn is_whole(&self) -> bool {
        self.is_done() && self.archive().is_whole()
    }

    /// Says something about each of `places`: about the first hundred one by one, and how many more there are. `say` is told
    /// the position in `places`, the member's value, and the member.
    pub fn each(&self, places: &[usize], report: &mut Report, mut say: impl FnMut(usize, Option<Value<'a>>, &'a Member, &mut Report)) {
        for (position, at) in places.iter().enumerate().take(EACH) {
            if let Some(member) = self.member(*at) {
                say(position, self.value(*at), member, report);
            }
        }
        if let Some(more) = places.len().checked_sub(EACH).filter(|more| *more > 0) {
            report.missing(self.root, if more == 1 { &ONE_MORE } else { &MORE }, [more.to_string()]);
        }
    }

    /// Marks up to twenty of `places` in a finding about all of them.
    pub fn mark(&self, places: &[usize], finding: &mut Finding) {
        for at in places.iter().skip(1).take(MARKS) {
            finding.label(self.span(*at), &TOO, NOTHING);
        }
    }

    /// `manifest.json` with the images that it lists.
    pub fn saved(&self) -> Option<(&'a Document, Vec<SavedImage<'a>>)> {
        self.library.saved(self.shelf)
    }
}
