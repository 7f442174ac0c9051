//! What a file is, told by how it begins.

use super::{Packing, begins_json, begins_tar, packing};

/// What a file is, told by how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A tar.
    Tar,
    /// Packed: what is inside is not known yet.
    Packed(Packing),
    /// Packed or archived in a way that no image comes in.
    Foreign(Foreign),
    /// JSON, as far as can be seen.
    Json,
    /// Text of any kind, or nothing at all.
    Text,
    /// Anything else.
    Other,
}

/// Ways of packing and archiving that no image comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A zip archive.
    Zip,
    /// Packed with xz.
    Xz,
    /// Packed with bzip2.
    Bzip2,
    /// A 7z archive.
    SevenZip,
    /// A RAR archive.
    Rar,
}

/// How each begins. Sources: APPNOTE 6.3.10, 4.3.7 and 4.3.16; The .xz File Format 1.2.1, 2.1.1.1; bzip2 1.0.8,
/// `compress.c`; 7-Zip 24, `7zFormat.txt`; UnRAR 7, `archive.hpp`.
const FOREIGN: &[(&[u8], Foreign)] = &[
    (b"PK\x03\x04", Foreign::Zip),
    (b"PK\x05\x06", Foreign::Zip),
    (b"\xfd7zXZ\0", Foreign::Xz),
    (b"BZh", Foreign::Bzip2),
    (b"7z\xbc\xaf\x27\x1c", Foreign::SevenZip),
    (b"Rar!\x1a\x07", Foreign::Rar),
];

fn foreign(head: &[u8]) -> Option<Foreign> {
    let (_, found) = FOREIGN.iter().find(|(begin, _)| head.starts_with(begin))?;
    // Three letters and a digit begin many texts.
    (*found != Foreign::Bzip2 || matches!(head.get(3..10), Some([b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59]))).then_some(*found)
}

/// What the file is that begins with `head`: its first [`super::HEAD`] bytes, or all of them.
pub fn sort(head: &[u8]) -> Sort {
    match packing(head) {
        Some(packing) => Sort::Packed(packing),
        None if begins_tar(head) => Sort::Tar,
        None => match foreign(head) {
            Some(foreign) => Sort::Foreign(foreign),
            None if is_text(head) && begins_json(head) => Sort::Json,
            None if is_text(head) => Sort::Text,
            None => Sort::Other,
        },
    }
}

/// Whether bytes are text in some encoding: what shells and editors write has no control characters but these.
fn is_text(head: &[u8]) -> bool {
    let wide =
        head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || matches!(head, [0, b'{' | b'[', ..] | [b'{' | b'[', 0, ..]);
    wide || head.iter().all(|byte| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c' | b'\x08' | b'\x1b'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_how_they_begin() {
        assert_eq!(sort(&[0x1f, 0x8b, 8, 0]), Sort::Packed(Packing::Gzip));
        assert_eq!(sort(b"PK\x03\x04\x14"), Sort::Foreign(Foreign::Zip));
        assert_eq!(sort(b"\xfd7zXZ\0\0\x04"), Sort::Foreign(Foreign::Xz));
        assert_eq!(sort(b"BZh91AY&SY\xd0"), Sort::Foreign(Foreign::Bzip2));
        assert_eq!(sort(b"BZh9 is no magic"), Sort::Text);
        assert_eq!(sort(b"7z\xbc\xaf\x27\x1c\0\x04"), Sort::Foreign(Foreign::SevenZip));
        assert_eq!(sort(&[0; 512]), Sort::Tar);
        assert_eq!(sort(b"\xef\xbb\xbf \n{\"a\": 1}"), Sort::Json);
        assert_eq!(sort(b"FROM alpine\n"), Sort::Text);
        assert_eq!(sort("ɣ—\t\u{1b}[1m".as_bytes()), Sort::Text);
        assert_eq!(sort(b"\xff\xfe{\0}\0"), Sort::Text);
        assert_eq!(sort(b""), Sort::Text);
        assert_eq!(sort(b"\x7fELF\x02\x01\x01\0"), Sort::Other);
        assert_eq!(sort(&[0; 100]), Sort::Other);
    }
}
