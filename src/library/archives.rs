//! Archives in the library: the listing of each, the documents in it, and what is known of all else.

use super::{Document, DocumentId, Expectation, ExpectationSource, Library, Origin, Route};
use crate::archive::{Archive, ArchiveId, Content, Event, MemberId, ReadArchive, Shape, TarFault, listing, rooted};
use crate::digest::Digest;
use crate::image::{SavedImage, saved_images};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// What was given for a descriptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// A document.
    Document(DocumentId),
    /// A member of an archive that is no document: only what its content is was noted.
    Member(MemberId),
    /// An archive as a whole: a layer that was given as a file of its own is one, too.
    Archive(ArchiveId),
}

impl Held {
    /// The document, where it is one.
    pub fn document(self) -> Option<DocumentId> {
        match self {
            Held::Document(id) => Some(id),
            Held::Member(_) | Held::Archive(_) => None,
        }
    }
}

/// An archive of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf {
    /// What is in it.
    pub archive: Rc<Archive>,
    /// The document that lists its members.
    pub listing: DocumentId,
    /// What kind of archive it is, by the names in it.
    pub shape: Rc<Shape>,
    /// Whether all that is going to be read was read.
    pub done: bool,
}

impl Shelf {
    /// The place of the member with a path, counted from where the image stands: absolute ones, too, as Docker takes them.
    pub fn at_path(&self, path: &str) -> Option<usize> {
        self.archive.at_path(&format!("{}{}", self.shape.root, rooted(path)?))
    }

    /// The place of the member whose path states `digest`.
    pub fn blob(&self, digest: &Digest) -> Option<usize> {
        let (algorithm, encoded) = digest.as_str().split_once(':')?;
        self.at_path(&format!("blobs/{algorithm}/{encoded}"))
    }

    /// Whether `member` is what stands at a place, through links.
    pub fn is_at(&self, member: MemberId, at: Option<usize>) -> bool {
        member.archive == self.archive.id && at.and_then(|at| self.archive.target(at)) == Some(member.at)
    }
}

impl Library {
    /// The archives, oldest first.
    pub fn shelves(&self) -> &[Shelf] {
        &self.shelves
    }

    /// The archive with this identity.
    pub fn shelf(&self, id: ArchiveId) -> Option<&Shelf> {
        self.shelves.iter().find(|shelf| shelf.archive.id == id)
    }

    /// The archive whose members this document lists.
    pub fn listed_by(&self, document: &Document) -> Option<&Shelf> {
        self.shelves.iter().find(|shelf| shelf.listing == document.id)
    }

    /// The archive that a document is in, or whose members it lists.
    pub fn shelf_of(&self, document: &Document) -> Option<&Shelf> {
        document.member.map_or_else(|| self.listed_by(document), |member| self.shelf(member.archive))
    }

    /// The identity that the next archive will have; never used twice.
    pub fn next_archive(&self) -> ArchiveId {
        ArchiveId(self.next_archive)
    }

    /// Whether an archive holds images: a layout, whole or in part, or what `docker save` writes.
    pub fn is_image_archive(&self, shelf: &Shelf) -> bool {
        self.is_layout(shelf) || self.is_save(shelf) || shelf.shape.repositories.is_some()
    }

    /// Whether an archive is an OCI layout, whole or in part. `docker save` archives of some tools have their files below
    /// `blobs/` and are none.
    pub fn is_layout(&self, shelf: &Shelf) -> bool {
        let shape = &shelf.shape;
        shape.marker.is_some() || self.has_index(shelf) || (shape.is_layout() && !shape.is_save())
    }

    /// Whether an archive has a `manifest.json` of `docker save`, be it broken. Many other things are called so: it lists
    /// images, or lies beside what looks like their files.
    pub fn is_save(&self, shelf: &Shelf) -> bool {
        let is_hex = |name: &str| name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_part = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            name == "layer.tar"
                || name.split_once('.').is_some_and(|(stem, ending)| is_hex(stem) && matches!(ending, "json" | "tar" | "tar.gz"))
        };
        let beside = || {
            let paths = shelf.shape.others.iter().filter_map(|at| shelf.archive.members.get(*at)?.clean.as_deref());
            paths.take(1000).any(is_part)
        };
        shelf.shape.save.is_some() && (self.saved(shelf).is_some() || shelf.shape.repositories.is_some() || beside())
    }

    /// Whether the file `index.json` of an archive is one of an image: many other things are called so.
    fn has_index(&self, shelf: &Shelf) -> bool {
        let document = shelf.shape.index.and_then(|at| self.member_at(shelf, at));
        document.is_some_and(|document| document.kind().is_index() || document.kind().is_manifest())
    }

    /// `manifest.json` of an archive, where it lists images as `docker save` does, with those.
    pub fn saved<'a>(&'a self, shelf: &Shelf) -> Option<(&'a Document, Vec<SavedImage<'a>>)> {
        let document = self.member_at(shelf, shelf.shape.save?)?;
        let root = document.tree.as_deref().filter(|_| document.syntax.is_none())?.root();
        Some((document, saved_images(root)?))
    }

    /// The document that the member at a place of an archive is, through links.
    pub fn member_at(&self, shelf: &Shelf, at: usize) -> Option<&Rc<Document>> {
        self.member_document(MemberId { archive: shelf.archive.id, at: shelf.archive.target(at)? })
    }

    /// Takes an archive in, whose members need not be known yet. Returns the document that lists them.
    pub fn shelve(&mut self, archive: Archive) -> DocumentId {
        let listing = self.next_id();
        self.next = self.next.max(listing.0 + 1);
        self.next_archive = self.next_archive.max(archive.id.0 + 1);
        let shape = Rc::new(Shape::of(&archive));
        self.shelves.push(Shelf { archive: Rc::new(archive), listing, shape, done: false });
        self.relist(self.shelves.len() - 1);
        listing
    }

    /// Takes in a whole archive that was read. Returns the document that lists its members.
    pub fn give_archive(&mut self, name: String, read: ReadArchive) -> DocumentId {
        let id = self.next_archive();
        let listing = self.shelve(Archive::new(id, name, read.form, read.size));
        self.learn(id, read.events);
        self.conclude(id, read.fault, read.whole);
        listing
    }

    /// Takes in what was learnt about an archive. Returns the documents that came.
    pub fn learn(&mut self, id: ArchiveId, events: Vec<Event>) -> Vec<DocumentId> {
        let found = self.shelves.iter_mut().enumerate().find(|(_, shelf)| shelf.archive.id == id);
        let Some((at, shelf)) = found else { return Vec::new() };
        let known = Rc::make_mut(&mut shelf.archive);
        let before = (known.members.len(), known.unlisted);
        let mut kept = Vec::new();
        for event in events {
            match event {
                Event::Member(member) => _ = known.add(member),
                Event::Content(member, content) => known.settle(member, content),
                Event::Kept(member, bytes) => kept.push((member, bytes)),
                Event::Unlisted(count) => known.unlisted += count,
                Event::Behind(at) => known.behind = Some(at),
            }
        }
        let grown = (known.members.len(), known.unlisted) != before;
        if grown {
            shelf.shape = Rc::new(Shape::of(&shelf.archive));
        }
        let archive = shelf.archive.clone();
        // Of a member that is not listed nobody knows what it is called.
        kept.retain(|(at, _)| *at < archive.members.len());
        // Read again, a document is the same, or whole where only its beginning was known.
        let known = |at: usize| self.member_document(MemberId { archive: id, at });
        kept.retain(|(at, bytes)| known(*at).is_none_or(|document| *document.bytes != **bytes));
        let stale: Vec<DocumentId> = kept.iter().filter_map(|(at, _)| known(*at)).map(|document| document.id).collect();
        if !stale.is_empty() {
            self.remove(&stale);
        }
        let mut next = self.next_id().0;
        let documents: Vec<Document> = kept
            .into_iter()
            .map(|(member, bytes)| {
                let id = DocumentId(next);
                next += 1;
                member_document(id, &archive, member, bytes)
            })
            .collect();
        let ids = documents.iter().map(|document| document.id).collect();
        self.insert_all(documents);
        if grown {
            self.relist(at);
        } else {
            self.forget();
        }
        ids
    }

    /// Notes that nothing more will be learnt of an archive, why its members cannot all be read, and what its own bytes are.
    pub fn conclude(&mut self, id: ArchiveId, fault: Option<TarFault>, whole: Option<Content>) {
        let Some(shelf) = self.shelves.iter_mut().find(|shelf| shelf.archive.id == id) else { return };
        let archive = Rc::make_mut(&mut shelf.archive);
        archive.fault = fault;
        if let Some(whole) = whole {
            archive.whole = Some(Rc::new(whole));
        }
        shelf.done = true;
        // Where there is no image, files that only look like documents are of no interest.
        if self.shelf(id).is_some_and(|shelf| !self.is_image_archive(shelf)) {
            let of_archive = |document: &&Rc<Document>| document.member.is_some_and(|member| member.archive == id);
            let leaving: Vec<DocumentId> = self.documents.iter().filter(of_archive).map(|document| document.id).collect();
            self.remove(&leaving);
        }
        self.forget();
    }

    /// The documents of an archive that its entry points lead to: `oci-layout`, `index.json`, `manifest.json`, and whatever
    /// these name, however deep.
    pub fn reachable(&self, shelf: &Shelf) -> Vec<&Rc<Document>> {
        let mut found: Vec<&Rc<Document>> = Vec::new();
        let mut seen = HashSet::new();
        let shape = &shelf.shape;
        let mut waiting: Vec<&Rc<Document>> =
            [shape.marker, shape.index, shape.save].into_iter().flatten().filter_map(|at| self.member_at(shelf, at)).collect();
        let saved = self.saved(shelf).map(|(_, images)| images).unwrap_or_default();
        let configs = saved.iter().filter_map(|image| image.config?.as_str());
        waiting.extend(configs.filter_map(|path| self.member_at(shelf, shelf.at_path(&path)?)));
        while let Some(document) = waiting.pop() {
            if !seen.insert(document.id) {
                continue;
            }
            found.push(document);
            let descriptors = document.image.as_deref().map(|image| image.descriptors.as_slice()).unwrap_or_default();
            // Another archive may hold the same: what counts is what this one has under the name, whatever it holds.
            let named = descriptors.iter().filter_map(|descriptor| descriptor.digest()).flat_map(|digest| {
                let stated = shelf.blob(digest).and_then(|at| self.member_at(shelf, at));
                stated.or_else(|| self.by_digest(digest))
            });
            waiting.extend(named.filter(|child| child.member.is_some_and(|member| member.archive == shelf.archive.id)));
        }
        found
    }

    /// Takes an archive out and returns it; its documents stay.
    pub fn unshelve(&mut self, id: ArchiveId) -> Option<Shelf> {
        let at = self.shelves.iter().position(|shelf| shelf.archive.id == id)?;
        let shelf = self.shelves.remove(at);
        self.forget();
        Some(shelf)
    }

    /// Puts an archive back that was taken out.
    pub fn reshelve(&mut self, shelf: Shelf) {
        self.shelves.push(shelf);
        self.forget();
    }

    /// The documents of an archive: the list of its members, and those that are documents.
    pub fn documents_of<'a>(&'a self, shelf: &'a Shelf) -> impl Iterator<Item = &'a Rc<Document>> {
        let id = shelf.archive.id;
        let of_archive = move |document: &Document| document.member.is_some_and(|member| member.archive == id);
        self.documents.iter().filter(move |document| document.id == shelf.listing || of_archive(document))
    }

    /// What `digest` names by its content, and is no document, with that content.
    pub fn blob(&self, digest: &Digest) -> Option<(Held, &Rc<Content>)> {
        let held = *self.members().by_content.get(digest)?;
        let content = match held {
            Held::Member(id) => self.shelf(id.archive)?.archive.contents.get(id.at)?.as_ref()?,
            Held::Archive(id) => self.shelf(id)?.archive.whole.as_ref()?,
            Held::Document(_) => return None,
        };
        Some((held, content))
    }

    /// The member whose path states `digest`, through links, with its content where that is known.
    pub fn stated_blob(&self, digest: &Digest) -> Option<(MemberId, Option<&Rc<Content>>)> {
        let id = *self.members().by_path.get(digest)?;
        let archive = &self.shelf(id.archive)?.archive;
        // A link that leads to nothing is nothing.
        let at = archive.target(id.at)?;
        Some((MemberId { at, ..id }, archive.contents.get(at)?.as_ref()))
    }

    /// Bytes of all documents of an archive.
    pub(super) fn kept_of(&self, id: ArchiveId) -> u64 {
        self.members().kept.get(&id).copied().unwrap_or_default()
    }

    /// The document that a member of an archive is.
    pub fn member_document(&self, id: MemberId) -> Option<&Rc<Document>> {
        self.documents.get(*self.members().documents.get(&id)?)
    }

    /// Writes the document anew that lists the members of an archive.
    fn relist(&mut self, at: usize) {
        let Some(shelf) = self.shelves.get(at) else { return };
        let origin = Origin { name: shelf.archive.name.clone(), route: Route::Listing };
        let document = Document::read(shelf.listing, origin, listing(&shelf.archive).into_bytes());
        self.insert(document);
    }

    fn members(&self) -> &Members {
        self.members.get_or_init(|| Rc::new(Members::read(self)))
    }
}

/// Members of archives, by what they are asked for.
#[derive(Debug, Default)]
pub(super) struct Members {
    /// Archives as a whole are among them.
    by_content: HashMap<Digest, Held>,
    by_path: HashMap<Digest, MemberId>,
    /// Places of documents.
    documents: HashMap<MemberId, usize>,
    /// Bytes of the documents of each archive.
    kept: HashMap<ArchiveId, u64>,
}

impl Members {
    fn read(library: &Library) -> Self {
        let mut found = Self::default();
        for shelf in library.shelves.iter().rev() {
            let archive = shelf.archive.id;
            for (at, content) in shelf.archive.contents.iter().enumerate().rev() {
                // What was not read to its end has the digest of a part, which is nobody's.
                let digests = content.iter().filter(|content| !content.cut).flat_map(|content| &content.digests);
                found.by_content.extend(digests.map(|digest| (digest.clone(), Held::Member(MemberId { archive, at }))));
            }
            let digests = shelf.archive.whole.iter().filter(|content| !content.cut).flat_map(|content| &content.digests);
            found.by_content.extend(digests.map(|digest| (digest.clone(), Held::Archive(archive))));
            found.by_path.extend(shelf.shape.blobs.iter().map(|blob| (blob.digest.clone(), MemberId { archive, at: blob.at })));
        }
        let documents = library.documents.iter().enumerate();
        found.documents = documents.filter_map(|(at, document)| Some((document.member?, at))).collect();
        for document in &library.documents {
            if let Some(member) = document.member {
                *found.kept.entry(member.archive).or_default() += document.bytes.len() as u64;
            }
        }
        found
    }
}

fn member_document(id: DocumentId, archive: &Archive, at: usize, bytes: Vec<u8>) -> Document {
    let member = archive.members.get(at);
    let path = member.map(|member| member.clean.clone().unwrap_or_else(|| member.path.clone())).unwrap_or_default();
    let origin = Origin { name: format!("{}/{path}", archive.name), route: Route::Member };
    let stated = member.and_then(|member| member.stated_digest()).map(|digest| Expectation { digest, source: ExpectationSource::Path });
    Document::read(id, origin, bytes).with(stated.into_iter().collect()).of(MemberId { archive: archive.id, at })
}
