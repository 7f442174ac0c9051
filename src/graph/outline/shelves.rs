//! Archives in the tree: their images first, then the files that describe them, then what nothing refers to.

use super::super::tally::{listed_files, saved_parts, unreferenced};
use super::{Child, Part, Row, Standing, Walk, entries};
use crate::archive::{ArchiveId, MemberId};
use crate::digest::{Algorithm, Digest};
use crate::library::{Difference, Document, Held, Library, Shelf, Verification};
use std::collections::HashSet;
use std::rc::Rc;

/// Whether a document has its row below an archive.
pub(super) fn is_inside(library: &Library, document: &Document) -> bool {
    document.member.is_some_and(|member| library.shelf(member.archive).is_some())
}

impl Walk<'_> {
    /// The children of a row that stands for an archive or a part of one; nothing for any other row.
    pub(super) fn of_archive(&self, row: &Row) -> Option<Vec<Child>> {
        match row.part {
            Part::Archive(id) => Some(self.library.shelf(id).map(|shelf| contents(self.library, shelf)).unwrap_or_default()),
            Part::Saved(at) => Some(self.saved(row, at)),
            Part::Unreferenced(_) => Some(self.grouped(row, |shelf| unreferenced(self.library, shelf).collect())),
            Part::Others(_) => Some(self.grouped(row, |shelf| others(self.library, shelf))),
            Part::Members(_) => Some(Vec::new()),
            // The entries of an archive's `index.json` are its images and stand beside it.
            Part::File if row.document.as_deref().is_some_and(|document| is_image_list(self.library, document)) => Some(Vec::new()),
            _ => None,
        }
    }

    /// Whether a row is the one image of its archive.
    pub(super) fn only_image(&self, row: &Row) -> bool {
        let holder = row.holder.as_ref().map(|(document, _)| document);
        let alone = holder.and_then(|document| Some(document.image.as_deref()?.index.as_ref()?.entries.len() == 1));
        let is_list = holder.is_some_and(|document| is_image_list(self.library, document));
        matches!(row.part, Part::Entry(..)) && is_list && alone == Some(true)
    }

    fn grouped(&self, row: &Row, places: impl Fn(&Shelf) -> Vec<usize>) -> Vec<Child> {
        let shelf = row.member.and_then(|member| self.library.shelf(member.archive));
        shelf.map(|shelf| places(shelf).into_iter().map(|at| file(self.library, shelf, at)).collect()).unwrap_or_default()
    }

    fn saved(&self, row: &Row, at: usize) -> Vec<Child> {
        let Some(shelf) = row.member.and_then(|member| self.library.shelf(member.archive)) else { return Vec::new() };
        let Some(image) = saved_parts(self.library, shelf).into_iter().nth(at) else { return Vec::new() };
        let matches = image.config_matches(self.library);
        let config = image.config.and_then(|id| self.library.get(id)).cloned();
        let standing = match (&config, matches) {
            (None, _) => Standing::Absent,
            (Some(_), Some(true)) => Standing::AsExpected,
            (Some(_), Some(false)) => Standing::NotAsExpected,
            (Some(_), None) => Standing::Alone,
        };
        let mut children = vec![Child { document: config, standing: Some(standing), ..Child::new(Part::Config, "c".to_owned()) }];
        children.extend(image.layers.iter().enumerate().map(|(at, layer)| {
            let standing = match (layer.member, layer.matches) {
                (None, _) => Standing::Absent,
                (Some(_), Some(matches)) => Standing::DiffId(matches),
                (Some(member), None) if shelf.archive.content(member.at).is_none() => Standing::Unread(member),
                (Some(_), None) => Standing::Alone,
            };
            Child { member: layer.member, standing: Some(standing), ..Child::new(Part::SavedLayer(at), format!("l{at}")) }
        }));
        children
    }
}

/// Whether a document is the `index.json` of an archive, whose entries stand directly below that.
fn is_image_list(library: &Library, document: &Document) -> bool {
    let shelf = document.member.and_then(|member| library.shelf(member.archive));
    shelf.is_some_and(|shelf| image_list(library, shelf).is_some_and(|list| list.id == document.id))
}

fn image_list<'a>(library: &'a Library, shelf: &Shelf) -> Option<&'a Rc<Document>> {
    let document = library.member_at(shelf, shelf.shape.index?)?;
    document.image.as_deref()?.index.as_ref().map(|_| document)
}

/// What stands directly below an archive.
fn contents(library: &Library, shelf: &Shelf) -> Vec<Child> {
    let archive = shelf.archive.id;
    let group = |part: Part, step: &str| Child {
        member: Some(MemberId { archive, at: usize::MAX }),
        standing: Some(Standing::Group),
        ..Child::new(part, step.to_owned())
    };
    let mut children = Vec::new();
    let list = image_list(library, shelf);
    match list.and_then(|list| Some((list, list.image.as_deref()?.index.as_ref()?))) {
        Some((list, index)) => children.extend(entries(list, index)),
        None => {
            let images = library.saved(shelf).map_or(0, |(_, images)| images.len());
            children.extend((0..images).map(|at| group(Part::Saved(at), &format!("i{at}"))));
        }
    }
    let shape = &shelf.shape;
    let telling = [shape.index, shape.save, shape.repositories, shape.marker].into_iter().flatten();
    children.extend(telling.map(|at| {
        let child = file(library, shelf, at);
        // Nobody states what these hash to.
        if child.standing == Some(Standing::Alone) { Child { standing: Some(Standing::Group), ..child } } else { child }
    }));
    let alone = unreferenced(library, shelf).count();
    if alone > 0 {
        children.push(group(Part::Unreferenced(alone), "u"));
    }
    let rest = others(library, shelf).len();
    if rest > 0 {
        children.push(group(Part::Others(rest), "o"));
    }
    let members = shelf.archive.members.len();
    if members > 0 {
        let document = library.get(shelf.listing).cloned();
        children.push(Child { document, ..group(Part::Members(members), "m") });
    }
    children
}

/// Files of an archive that are none of its images' parts, as far as is known.
fn others(library: &Library, shelf: &Shelf) -> Vec<usize> {
    let listed: HashSet<usize> = listed_files(library, shelf);
    let is_part = |at: usize| {
        let digests = shelf.archive.content(at).map(|content| content.digests.as_slice()).unwrap_or_default();
        listed.contains(&at) || digests.iter().any(|digest| library.naming(digest).next().is_some())
    };
    let files = shelf.shape.misnamed.iter().chain(&shelf.shape.others).copied();
    files.filter(|at| !is_part(*at)).collect()
}

/// A file of an archive.
fn file(library: &Library, shelf: &Shelf, at: usize) -> Child {
    let archive = shelf.archive.id;
    let document = library.member_at(shelf, at).cloned();
    let standing = match &document {
        // Nothing states a digest for the files that tell what an archive is.
        Some(document) => document.expected.is_empty().then_some(Standing::Group),
        None => Some(stands(shelf, archive, at)),
    };
    Child { document, member: Some(MemberId { archive, at }), standing, ..Child::new(Part::File, format!("f{at}")) }
}

/// How a file that is no document stands against the digest that its path states.
fn stands(shelf: &Shelf, archive: ArchiveId, at: usize) -> Standing {
    let member = MemberId { archive, at: shelf.archive.target(at).unwrap_or(at) };
    let Some(content) = shelf.archive.content(at) else { return Standing::Unread(member) };
    let stated: Option<Digest> = shelf.archive.members.get(at).and_then(|member| member.stated_digest());
    let Some((digest, algorithm)) = stated.and_then(|digest| digest.algorithm().map(|algorithm| (digest, algorithm))) else {
        return Standing::Alone;
    };
    match content.digest(algorithm) {
        Some(own) if *own == digest => Standing::Declared(Verification::Verified(Held::Member(member))),
        Some(own) => Standing::Declared(Verification::Differs(Held::Member(member), vec![Difference::Digest { computed: own.clone() }])),
        None => Standing::Declared(Verification::CannotVerify),
    }
}

impl Row {
    /// The path of the file that the row stands for, and its length in bytes.
    pub fn file<'a>(&self, library: &'a Library) -> Option<(&'a str, u64)> {
        let member = self.member?;
        let known = library.shelf(member.archive)?.archive.members.get(member.at)?;
        Some((known.clean.as_deref().unwrap_or(&known.path), known.size))
    }

    /// What its bytes hash to, where they are a file of an archive that was read.
    pub fn file_digest(&self, library: &Library) -> Option<Digest> {
        let member = self.member?;
        library.shelf(member.archive)?.archive.content(member.at)?.digest(Algorithm::Sha256).cloned()
    }
}
