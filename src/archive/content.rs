//! What the bytes of a file are, known after all of them have passed by.

use super::Packing;
use crate::digest::{Algorithm, Digest};
use serde::{Deserialize, Serialize};

/// What the bytes of a file are. Of a file that was not read to its end, because reading was stopped here, there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Length in bytes; of a file that is cut, of what is there.
    pub size: u64,
    /// Digests of the bytes: sha256, and that of the algorithm that its path names. Empty where it is cut.
    pub digests: Vec<Digest>,
    /// What is inside, where it is a tar or packed. Without digests where it is cut.
    pub unpacked: Option<Unpacked>,
    /// The file ends before the length that was said, or what it is packed in is damaged there.
    pub cut: bool,
}

impl Content {
    /// The digest by `algorithm`, where it was computed.
    pub fn digest(&self, algorithm: Algorithm) -> Option<&Digest> {
        self.digests.iter().find(|digest| digest.algorithm() == Some(algorithm))
    }

    /// Whether `digest` names these bytes; nothing where its algorithm was not computed.
    pub fn is_named(&self, digest: &Digest) -> Option<bool> {
        Some(self.digest(digest.algorithm()?)? == digest)
    }

    /// Whether it unpacks to more than was waited for: what is inside is not known.
    pub fn is_unfinished(&self) -> bool {
        self.unpacked.as_ref().is_some_and(|unpacked| matches!(unpacked.fault, Some(PackFault::Bomb { .. })))
    }
}

/// What is inside a tar or a packed file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpacked {
    /// How it is packed; nothing for a plain tar.
    pub packing: Option<Packing>,
    /// Length of the unpacked bytes.
    pub size: u64,
    /// Digests of the unpacked bytes; of a layer its diff ID. Empty where not all was unpacked.
    pub digests: Vec<Digest>,
    /// Why it was not all unpacked.
    pub fault: Option<PackFault>,
    /// The files in it, where it is a tar as far as that goes.
    pub files: Files,
}

impl Unpacked {
    /// The diff ID by `algorithm`, where it was computed.
    pub fn diff_id(&self, algorithm: Algorithm) -> Option<&Digest> {
        self.digests.iter().find(|digest| digest.algorithm() == Some(algorithm))
    }
}

/// Why something packed was not unpacked to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PackFault {
    /// The data is damaged.
    Corrupt,
    /// It ends too early.
    Truncated,
    /// It unpacks to more than is waited for.
    Bomb {
        /// Packed bytes read so far.
        packed: u64,
        /// Bytes that they gave.
        unpacked: u64,
    },
    /// A Zstandard frame asks for more memory than is given to it: its window in bytes.
    Window {
        /// Length of the window in bytes.
        size: u64,
    },
}

impl PackFault {
    /// Whether nothing is wrong with the data as far as it was read: unpacking was stopped here.
    pub fn is_stop(self) -> bool {
        matches!(self, PackFault::Bomb { .. } | PackFault::Window { .. })
    }
}

/// Why the members of a tar cannot all be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TarFault {
    /// It is no tar: the first block is no header.
    NotTar,
    /// A header's checksum is wrong; its offset.
    Checksum {
        /// Offset of the header in bytes.
        at: u64,
    },
    /// It ends inside a member; where.
    Truncated {
        /// Offset in bytes.
        at: u64,
    },
    /// A length that is no number or beyond all measure; the header's offset.
    Length {
        /// Offset of the header in bytes.
        at: u64,
    },
    /// A header whose fields, pax records or map of holes make no sense, or that follows a block of zeros; its offset.
    Header {
        /// Offset of the header in bytes.
        at: u64,
    },
}

/// The files of a tar, as far as layers have rules about them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files {
    /// Number of members.
    pub count: u64,
    /// Why not all members can be read.
    pub fault: Option<TarFault>,
    /// The first path of a file that stands there twice.
    pub duplicate: Option<String>,
    /// How many members repeat a path.
    pub duplicates: u64,
    /// The first member that is named `.wh.` and nothing more.
    pub bare_whiteout: Option<String>,
}
