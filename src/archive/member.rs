//! A member of an archive: a name and where its bytes stand.

use super::path::{blob_digest, clean, from_blobs};
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
    /// A file with holes (GNU or pax sparse): its bytes do not stand in one piece.
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
}

impl Member {
    /// A member with this path.
    pub fn new(path: String, kind: MemberKind, size: u64, offset: u64) -> Self {
        Self { clean: clean(&path).inside(), path, kind, size, offset }
    }

    /// The digest that its path states, wherever its folder `blobs` stands.
    pub fn stated_digest(&self) -> Option<Digest> {
        blob_digest(from_blobs(self.clean.as_deref()?))
    }

    /// Whether it is a file whose bytes stand in one piece.
    pub fn is_file(&self) -> bool {
        self.kind == MemberKind::File
    }
}
