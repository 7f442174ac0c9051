//! What the bytes of a layer are, told by how they begin. What is compressed is not unpacked here.

use crate::media_type::Compression;

/// What the bytes of a blob are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// No bytes at all: containerd and Docker take them for a layer that changes nothing.
    Empty,
    /// A tar, or one packed by gzip or zstd.
    Packed(Compression),
    /// Something else.
    Other,
}

/// What `bytes` are.
pub(super) fn content(bytes: &[u8]) -> Content {
    match bytes {
        [] => Content::Empty,
        [0x1f, 0x8b, ..] => Content::Packed(Compression::Gzip),
        // Zstandard frames, or the skippable frame that may stand before one (RFC 8878, 3.1).
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Content::Packed(Compression::Zstd),
        _ if is_tar(bytes) => Content::Packed(Compression::None),
        _ => Content::Other,
    }
}

/// Whether the first block is a tar header whose checksum is right, or the zeros that end a tar.
fn is_tar(bytes: &[u8]) -> bool {
    let Some(block) = bytes.get(..512) else { return false };
    if block.iter().all(|byte| *byte == 0) {
        return true;
    }
    let Some(field) = block.get(148..156) else { return false };
    let digits = String::from_utf8_lossy(field);
    let Ok(stated) = u32::from_str_radix(digits.trim_matches([' ', '\0']), 8) else { return false };
    // The checksum is the sum of all bytes, its own field taken as spaces.
    let outside: u32 = block.iter().map(|byte| u32::from(*byte)).sum::<u32>() - field.iter().map(|byte| u32::from(*byte)).sum::<u32>();
    stated == outside + 8 * u32::from(b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blobs_are_told_by_how_they_begin() {
        let mut header = [0_u8; 512];
        header[..4].copy_from_slice(b"name");
        header[100..107].copy_from_slice(b"0000644");
        header[148..156].copy_from_slice(b"        ");
        let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        assert_eq!(content(&header), Content::Packed(Compression::None));
        header[0] = b'm';
        assert_eq!(content(&header), Content::Other);
        assert_eq!(content(&[0; 1024]), Content::Packed(Compression::None));
        assert_eq!(content(&[0; 100]), Content::Other);
        assert_eq!(content(&[]), Content::Empty);
        assert_eq!(content(b"\x1f\x8b\x08"), Content::Packed(Compression::Gzip));
        assert_eq!(content(b"\x28\xb5\x2f\xfd\0"), Content::Packed(Compression::Zstd));
        assert_eq!(content(b"{}"), Content::Other);
    }
}
