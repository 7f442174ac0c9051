//! What is read of an archive at most. Bytes are counted in all of these.

use serde::{Deserialize, Serialize};

/// The largest member that is kept as a document. containerd reads JSON of at most 20 MiB from an archive
/// (`core/images/archive/importer.go`, v2.1), most clients manifests of at most 4.
pub const KEEP_LIMIT: u64 = 20 << 20;

/// Bytes of all documents of one archive that are kept.
pub const KEPT_IN_ALL: u64 = 64 << 20;

/// Members that are listed.
pub const MEMBER_LIMIT: usize = 100_000;

/// Bytes of the list of one archive's members, as it is written out: a tar may say names of a megabyte each. Documents of more
/// than 32 MiB are not read as JSON, and a finding about a member has its place in the list.
pub const LISTING_LIMIT: usize = 24 << 20;

/// When unpacking stops: a small file that unpacks to more than anyone can wait for is a bomb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// So many bytes beyond the ratio are unpacked of an archive in all.
    pub free: u64,
    /// What is at most so many times as long as its packed form is always unpacked.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        // gzip packs zeros 1030 times smaller, real layers two to ten times; a sparse log file in one is the exception.
        Self { free: 2 << 30, ratio: 200 }
    }
}

impl Limits {
    /// No limit.
    pub const NONE: Limits = Limits { free: u64::MAX, ratio: u64::MAX };
}
