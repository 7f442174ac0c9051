//! What an archive holds, is asked for by its images, and was not read: nothing is known to be wrong with it, and nothing to
//! be right.

use super::{Document, Held, Library, Shelf, Verification};
use crate::archive::{Content, Form, KEEP_LIMIT, KEPT_IN_ALL, PackFault, holds_document};
use crate::image::{Descriptor, Place, SavedImage};
use crate::json::Value;
use crate::media_type as mt;
use std::collections::{BTreeSet, HashSet};

/// Levels below an index, and documents there, that are looked through.
const DEPTH: usize = 3;
const BELOW: usize = 1000;

/// What of an archive was not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Reading was given up before its end: what stands behind that place is not known.
    pub rest: bool,
    /// Members that are not listed, because there are too many.
    pub unlisted: u64,
    /// Places of documents that were not kept: they are too large, there are too many, or their names do not tell.
    pub documents: Vec<usize>,
    /// Places of files that were not hashed.
    pub contents: Vec<usize>,
    /// Layers that were not unpacked to their end.
    pub layers: usize,
}

impl Unread {
    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What of a part of an image was not read.
enum Lack {
    Document(usize),
    Content(usize),
    Layer,
    /// It may stand where reading did not come to.
    Behind,
}

impl Library {
    /// What of an archive was not read, as far as its images ask for it.
    pub fn unread(&self, shelf: &Shelf) -> Unread {
        let archive = &shelf.archive;
        let mut unread = Unread { rest: archive.was_given_up(), unlisted: archive.unlisted, ..Unread::default() };
        let (mut documents, mut contents) = (BTreeSet::new(), BTreeSet::new());
        let mut take = |lack: Lack| match lack {
            Lack::Document(at) => _ = documents.insert(at),
            Lack::Content(at) => _ = contents.insert(at),
            Lack::Layer => unread.layers += 1,
            Lack::Behind => {}
        };
        let shape = &shelf.shape;
        let begins = [shape.marker, shape.index, shape.save].into_iter().flatten();
        begins.filter_map(|at| self.lack_of_document(shelf, at)).for_each(&mut take);
        for document in self.reachable(shelf) {
            self.lacks(document).for_each(&mut take);
        }
        for image in self.saved(shelf).map(|(_, images)| images).unwrap_or_default() {
            self.saved_lacks(shelf, &image).into_iter().for_each(&mut take);
        }
        (unread.documents, unread.contents) = (documents.into_iter().collect(), contents.into_iter().collect());
        unread
    }

    /// Whether something that `document` names is here and was not read, or may be where reading did not come to; of an index,
    /// what its manifests name, too.
    pub fn has_unread(&self, document: &Document) -> bool {
        let mut waiting = vec![(document, 0)];
        let mut seen = HashSet::new();
        while let Some((document, depth)) = waiting.pop().filter(|_| seen.len() < BELOW) {
            if !seen.insert(document.id) {
                continue;
            }
            if self.lacks(document).next().is_some() {
                return true;
            }
            let index = document.image.as_deref().and_then(|image| image.index.as_ref()).filter(|_| depth < DEPTH);
            let digests = index.into_iter().flat_map(|index| index.entries.iter().filter_map(|entry| entry.digest()));
            waiting.extend(digests.filter_map(|digest| self.by_digest(digest)).map(|child| (&**child, depth + 1)));
        }
        false
    }

    /// What was not read of that which a document names.
    fn lacks<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = Lack> + 'a {
        let shelf = document.member.and_then(|member| self.shelf(member.archive)).filter(|shelf| shelf.done);
        let descriptors = document.image.as_deref().map(|image| image.descriptors.as_slice()).unwrap_or_default();
        descriptors.iter().filter(|part| part.place != Place::Subject).filter_map(move |part| self.lack(shelf, part))
    }

    fn lack(&self, shelf: Option<&Shelf>, part: &Descriptor) -> Option<Lack> {
        let digest = part.digest()?;
        let here = shelf.zip(shelf.and_then(|shelf| shelf.blob(digest)));
        match self.verify(part) {
            Verification::Verified(Held::Document(_)) | Verification::Differs(..) | Verification::CannotVerify => None,
            Verification::Verified(held) => match here {
                Some((shelf, at)) if is_document(part) => self.lack_of_document(shelf, at),
                _ => {
                    let is_layer = matches!(part.place, Place::Layer(_)) && part.media_type().is_some_and(mt::is_filesystem_layer);
                    let given_up = is_layer && self.content(held).is_some_and(was_given_up);
                    given_up.then_some(Lack::Layer)
                }
            },
            Verification::Waiting(member) => {
                let is_done = self.shelf(member.archive).is_some_and(|shelf| shelf.done);
                is_done.then_some(Lack::Content(member.at))
            }
            Verification::NotGiven => {
                let archive = &shelf?.archive;
                (archive.was_given_up() || archive.unlisted > 0).then_some(Lack::Behind)
            }
        }
    }

    fn content(&self, held: Held) -> Option<&Content> {
        match held {
            Held::Member(id) => self.shelf(id.archive)?.archive.contents.get(id.at)?.as_deref(),
            Held::Archive(id) => self.shelf(id)?.archive.whole.as_deref(),
            Held::Document(_) => None,
        }
    }

    /// Of a member that is meant to be a document: nothing where it was read, and where it is none.
    fn lack_of_document(&self, shelf: &Shelf, at: usize) -> Option<Lack> {
        if !shelf.done || self.member_at(shelf, at).is_some() {
            return None;
        }
        let Some(target) = shelf.archive.target(at) else { return lack_of_content(shelf, at) };
        let member = shelf.archive.members.get(target)?;
        let had_room = member.size <= KEEP_LIMIT && self.kept_of(shelf.archive.id).saturating_add(member.size) <= KEPT_IN_ALL;
        // Of a plain tar what is named is read whatever it is called.
        let was_told = shelf.archive.form == Form::Tar(None) || member.clean.as_deref().is_some_and(holds_document);
        if had_room && was_told { lack_of_content(shelf, at) } else { Some(Lack::Document(target)) }
    }

    fn saved_lacks(&self, shelf: &Shelf, image: &SavedImage<'_>) -> Vec<Lack> {
        if !shelf.done {
            return Vec::new();
        }
        let place = |path: Value<'_>| shelf.at_path(&path.as_str()?);
        let behind = || shelf.archive.was_given_up() || shelf.archive.unlisted > 0;
        let config = image.config.and_then(|path| match place(path) {
            Some(at) => self.lack_of_document(shelf, at),
            None => behind().then_some(Lack::Behind),
        });
        let layers = image.layers.iter().flatten().filter_map(|path| {
            let Some(at) = place(*path) else { return behind().then_some(Lack::Behind) };
            let given_up = shelf.archive.content(at).is_some_and(|content| was_given_up(content));
            lack_of_content(shelf, at).or_else(|| given_up.then_some(Lack::Layer))
        });
        config.into_iter().chain(layers).collect()
    }
}

/// Whether the content of a descriptor is a document that is judged.
fn is_document(part: &Descriptor) -> bool {
    match part.place {
        Place::Config => part.media_type().is_some_and(mt::is_image_config),
        Place::Layer(_) | Place::Subject => false,
        _ => part.media_type().is_none_or(|name| mt::is_index(name) || mt::is_image_manifest(name)),
    }
}

fn was_given_up(content: &Content) -> bool {
    content.unpacked.as_ref().and_then(|unpacked| unpacked.fault).is_some_and(PackFault::is_stop)
}

/// Of a file whose bytes are of interest: nothing where they were read to their end, or as far as there are any.
fn lack_of_content(shelf: &Shelf, at: usize) -> Option<Lack> {
    let target = shelf.archive.target(at)?;
    let is_read = shelf.archive.contents.get(target).is_some_and(Option::is_some);
    (!is_read).then_some(Lack::Content(target))
}
