//! Files that hold files: tars, packed or not, and folders. What is in them, told while their bytes pass by.
//!
//! Nothing here reads anything by itself: bytes are given in pieces of any size, so that the same code serves a file on disk
//! and a stream in a browser, and memory stays bounded whatever the size. Members are only ever names: nothing is unpacked to
//! anywhere.

mod budget;
mod content;
mod inspect;
mod layer;
mod limits;
mod links;
mod listing;
mod member;
mod named;
mod packing;
mod path;
mod peek;
mod plan;
mod read;
mod reading;
mod shape;
mod sort;
mod stream;
mod survey;
mod tar;
mod zstd;

pub use budget::Budget;
pub use content::{Content, Files, PackFault, TarFault, Unpacked};
pub use inspect::Inspector;
pub use limits::{KEEP_LIMIT, KEPT_IN_ALL, LISTING_LIMIT, Limits, MEMBER_LIMIT};
pub use listing::listing;
pub use member::{Member, MemberKind};
pub use named::Named;
pub use packing::{HEAD, Packing, begins_tar, packing};
pub use path::{Clean, blob_digest, clean, escapes, is_litter, rooted};
pub use peek::{Names, PEEK_BYTES, PEEK_MEMBERS, Peek};
pub use plan::{Part, TOGETHER, plan};
pub use read::{ReadArchive, read_archive, read_content, read_folder};
pub use reading::{Keep, Reading};
pub use shape::{Blob, Shape};
pub use sort::{Foreign, Sort, sort};
pub use stream::{Event, Stream, begins_json, holds_document, is_named_document};
pub use survey::Survey;
pub use tar::Map;

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// Identity of an archive for as long as the page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArchiveId(pub u32);

/// A member of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemberId {
    /// The archive.
    pub archive: ArchiveId,
    /// Its place among the members.
    pub at: usize,
}

/// In what form the members came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A tar, packed or not.
    Tar(Option<Packing>),
    /// A folder with what is below it.
    Folder,
    /// Files of their own that are no documents: layers, other tars, anything.
    Loose,
}

/// An archive, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Archive {
    /// Its identity.
    pub id: ArchiveId,
    /// The name of the file or folder.
    pub name: String,
    /// In what form the members came.
    pub form: Form,
    /// Length in bytes of the file, or of all files together.
    pub size: u64,
    /// The members, in the order in which they stand there.
    pub members: Vec<Rc<Member>>,
    /// Members that are not listed, because there are too many.
    pub unlisted: u64,
    /// What the members' content is, by their places; nothing where it was not read, or not yet.
    pub contents: Vec<Option<Rc<Content>>>,
    /// The archive's own bytes, where all of them were read.
    pub whole: Option<Rc<Content>>,
    /// Why its members cannot all be read.
    pub fault: Option<TarFault>,
    /// Where something stands behind the end of the tar, in its unpacked bytes: nobody reads that.
    pub behind: Option<u64>,
    /// Places of members, among those given by themselves, that are packed or archived in a way no image comes in.
    pub foreign: Vec<(usize, Foreign)>,
    /// Places of the last member with each clean path: what unpacking would leave.
    places: HashMap<String, usize>,
    /// Bytes of the list of its members.
    listed: usize,
    /// Number of symbolic links among them.
    links: usize,
}

impl Archive {
    /// An archive whose members are not known yet.
    pub fn new(id: ArchiveId, name: String, form: Form, size: u64) -> Self {
        Self {
            id,
            name,
            form,
            size,
            members: Vec::new(),
            unlisted: 0,
            contents: Vec::new(),
            whole: None,
            fault: None,
            behind: None,
            foreign: Vec::new(),
            places: HashMap::new(),
            listed: 0,
            links: 0,
        }
    }

    /// Takes a member in, and returns its place; nothing where there are too many.
    pub fn add(&mut self, member: Member) -> Option<usize> {
        self.listed += listing::listed_length(&member);
        if self.unlisted > 0 || self.members.len() >= MEMBER_LIMIT || self.listed > LISTING_LIMIT {
            self.unlisted += 1;
            return None;
        }
        let at = self.members.len();
        self.links += usize::from(matches!(member.kind, MemberKind::Symlink(_)));
        if let Some(path) = &member.clean {
            self.places.insert(path.clone(), at);
        }
        self.members.push(Rc::new(member));
        self.contents.push(None);
        Some(at)
    }

    /// Notes what the content of the member at a place is.
    pub fn settle(&mut self, at: usize, content: Content) {
        if let Some(known) = self.contents.get_mut(at) {
            *known = Some(Rc::new(content));
        }
    }

    /// Folders at the top in which an image seems to lie, in the order of their names: those with a file `oci-layout`,
    /// `index.json` or `manifest.json` in them.
    pub fn image_folders(&self) -> Vec<&str> {
        let folders = self.members.iter().filter_map(|member| {
            let (folder, name) = member.clean.as_deref()?.split_once('/')?;
            matches!(name, "oci-layout" | "index.json" | "manifest.json").then_some(folder)
        });
        folders.collect::<BTreeSet<&str>>().into_iter().collect()
    }

    /// The content of the member at a place, through links.
    pub fn content(&self, at: usize) -> Option<&Rc<Content>> {
        self.contents.get(self.target(at)?)?.as_ref()
    }

    /// The place of the file that the member at a place stands for: itself, or what its links lead to inside the archive.
    pub fn target(&self, mut at: usize) -> Option<usize> {
        // Links to links are rare; more than this are a ring.
        for _ in 0..8 {
            let member = self.members.get(at)?;
            let path = match &member.kind {
                MemberKind::File | MemberKind::Sparse => return Some(at),
                MemberKind::Symlink(to) => path::beside(&member.path, to)?,
                MemberKind::Hardlink(to) => clean(to).inside()?,
                _ => return None,
            };
            at = self.at_path(&path)?;
        }
        None
    }

    /// Why its packed bytes could not all be unpacked, where it is packed.
    pub fn packed_fault(&self) -> Option<PackFault> {
        self.whole.as_ref()?.unpacked.as_ref()?.fault
    }

    /// Whether reading it was given up at a limit of ours: nothing is wrong with what comes behind, it is only not known.
    pub fn was_given_up(&self) -> bool {
        self.packed_fault().is_some_and(PackFault::is_stop)
    }

    /// Whether every member is known of: nothing can be said to be missing from an archive that is damaged or too long.
    pub fn is_whole(&self) -> bool {
        self.fault.is_none() && self.unlisted == 0 && self.packed_fault().is_none()
    }
}
