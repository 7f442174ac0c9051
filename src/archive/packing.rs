//! How files are packed, told by how they begin.

use super::tar::is_header;
use serde::{Deserialize, Serialize};

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Packing {
    /// gzip (RFC 1952).
    Gzip,
    /// Zstandard (RFC 8878).
    Zstd,
}

/// Bytes at the beginning of a file that tell what it is.
pub const HEAD: usize = 512;

/// How the file that begins so is packed, if it is.
pub fn packing(head: &[u8]) -> Option<Packing> {
    match head {
        [0x1f, 0x8b, ..] => Some(Packing::Gzip),
        // Zstandard frames, or the skippable frame that may stand before one (RFC 8878, 3.1).
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Packing::Zstd),
        _ => None,
    }
}

/// Whether the file that begins so is a tar: a header whose checksum is right, or the zeros that end a tar.
pub fn begins_tar(head: &[u8]) -> bool {
    head.get(..HEAD).is_some_and(|block| block.iter().all(|byte| *byte == 0) || is_header(block))
}
