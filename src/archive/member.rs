//! A member of an archive: a name and where its bytes stand.

use super::path::{blob_digest, clean, from_blobs};
use super::tar::Map;
use crate::digest::Digest;
use serde::{Deserialize, Serialize};

/// What a member is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link to a path, as written.
    Symlink(String),
    /// A further name of the member with a path, as written.
    Hardlink(String),
    /// A file with holes in GNU's old form, which is a kind of its own: some clients take it for no file. Those of pax are files.
    Sparse,
    /// A device, a pipe or something unknown, by its type flag.
    Other(u8),
}

/// A member of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The path as written; bytes that are not UTF-8 are replaced.
    pub path: String,
    /// The path without `./`, doubled and trailing slashes; nothing where it leaves the archive.
    pub clean: Option<String>,
    /// What it is.
    pub kind: MemberKind,
    /// Length of its content in bytes.
    pub size: u64,
    /// Where its content begins in the archive's unpacked bytes.
    pub offset: u64,
    /// Bytes of its content that stand there: fewer than its length where it has holes.
    pub stored: u64,
    /// Which parts of its content stand there, where not all do.
    pub holes: Option<Box<Map>>,
}

impl Member {
    /// A member with this path.
    pub fn new(path: String, kind: MemberKind, size: u64, offset: u64) -> Self {
        Self { clean: clean(&path).inside(), path, kind, size, offset, stored: size, holes: None }
    }

    /// The digest that its path states, wherever its folder `blobs` stands.
    pub fn stated_digest(&self) -> Option<Digest> {
        blob_digest(from_blobs(self.clean.as_deref()?))
    }

    /// Whether it is a file.
    pub fn is_file(&self) -> bool {
        matches!(self.kind, MemberKind::File | MemberKind::Sparse)
    }
}
