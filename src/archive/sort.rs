//! What a file is, told by how it begins.

use super::{Packing, begins_json, begins_tar, packing};

/// What a file is, told by how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A tar.
    Tar,
    /// Packed: what is inside is not known yet.
    Packed(Packing),
    /// A zip archive: no image comes as one.
    Zip,
    /// JSON, as far as can be seen.
    Json,
    /// Text of any kind, or nothing at all.
    Text,
    /// Anything else.
    Other,
}

/// What the file is that begins with `head`: its first [`super::HEAD`] bytes, or all of them.
pub fn sort(head: &[u8]) -> Sort {
    match packing(head) {
        Some(packing) => Sort::Packed(packing),
        None if begins_tar(head) => Sort::Tar,
        None if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") => Sort::Zip,
        None if is_text(head) && begins_json(head) => Sort::Json,
        None if is_text(head) => Sort::Text,
        None => Sort::Other,
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
        assert_eq!(sort(b"PK\x03\x04\x14"), Sort::Zip);
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
