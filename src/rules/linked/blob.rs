//! What the bytes of a layer are: told by how they begin, and, where a file was read to its end, by what is inside.

use crate::archive::{Content, PackFault, Packing, TarFault, Unpacked, begins_tar, packing};
use crate::digest::{Algorithm, Digest};
use crate::library::{Document, Library};
use crate::media_type::Compression;

/// What the bytes of a blob begin as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Form {
    /// No bytes at all: containerd and Docker take them for a layer that changes nothing.
    Empty,
    /// A tar, or something packed by gzip or zstd.
    Packed(Compression),
    /// Something else.
    Other,
}

/// A layer that was given.
#[derive(Clone, Copy)]
pub(in crate::rules) enum Blob<'a> {
    /// As a document: its bytes are there, what is packed is not unpacked.
    Document(&'a Document),
    /// As a file that was read: what it is was noted.
    Read(&'a Content),
}

/// Why a layer cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Fault {
    /// What is inside is no tar.
    NotTar,
    /// It is damaged, or ends too early.
    Damaged,
    /// Unpacking was given up after so many packed and unpacked bytes.
    Bomb(u64, u64),
    /// Its Zstandard window, so many bytes, is more than clients take: it was not unpacked.
    Window(u64),
}

/// The layer that `digest` names, where it was given.
pub(in crate::rules) fn blob<'a>(library: &'a Library, digest: &Digest) -> Option<Blob<'a>> {
    let document = library.by_digest(digest).map(|document| Blob::Document(document));
    document.or_else(|| library.blob(digest).map(|(_, content)| Blob::Read(content)))
}

impl<'a> Blob<'a> {
    /// What it begins as.
    pub(in crate::rules) fn form(self) -> Form {
        match self {
            Blob::Document(document) => form(&document.bytes),
            Blob::Read(content) if content.size == 0 => Form::Empty,
            Blob::Read(content) => match &content.unpacked {
                Some(unpacked) => Form::Packed(unpacked.packing.into()),
                None => Form::Other,
            },
        }
    }

    /// What is inside, where it was read to its end.
    pub(in crate::rules) fn unpacked(self) -> Option<&'a Unpacked> {
        match self {
            Blob::Document(_) => None,
            Blob::Read(content) => content.unpacked.as_ref(),
        }
    }

    /// The digest of the tar inside, where it is known.
    pub(in crate::rules) fn diff_id(self, algorithm: Algorithm) -> Option<&'a Digest> {
        match self {
            Blob::Document(document) => (self.form() == Form::Packed(Compression::None)).then(|| document.digest(algorithm)),
            Blob::Read(_) => self.unpacked()?.diff_id(algorithm),
        }
    }

    /// Why it cannot be unpacked.
    pub(in crate::rules) fn fault(self) -> Option<Fault> {
        let unpacked = self.unpacked()?;
        match (unpacked.fault, unpacked.files.fault) {
            (Some(PackFault::Bomb { packed, unpacked }), _) => Some(Fault::Bomb(packed, unpacked)),
            (Some(PackFault::Window { size }), _) => Some(Fault::Window(size)),
            (Some(PackFault::Corrupt | PackFault::Truncated), _) => Some(Fault::Damaged),
            // No bytes inside are a tar without files for Go.
            (None, Some(TarFault::NotTar)) => (unpacked.size > 0).then_some(Fault::NotTar),
            (None, Some(_)) => Some(Fault::Damaged),
            (None, None) => None,
        }
    }
}

impl From<Option<Packing>> for Compression {
    fn from(packing: Option<Packing>) -> Self {
        match packing {
            None => Compression::None,
            Some(Packing::Gzip) => Compression::Gzip,
            Some(Packing::Zstd) => Compression::Zstd,
        }
    }
}

/// What `bytes` begin as.
fn form(bytes: &[u8]) -> Form {
    match packing(bytes) {
        _ if bytes.is_empty() => Form::Empty,
        None if !begins_tar(bytes) => Form::Other,
        packing => Form::Packed(packing.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blobs_are_told_by_how_they_begin() {
        assert_eq!(form(&[0; 1024]), Form::Packed(Compression::None));
        assert_eq!(form(&[0; 100]), Form::Other);
        assert_eq!(form(&[]), Form::Empty);
        assert_eq!(form(b"\x1f\x8b\x08"), Form::Packed(Compression::Gzip));
        assert_eq!(form(b"\x28\xb5\x2f\xfd\0"), Form::Packed(Compression::Zstd));
        assert_eq!(form(b"{}"), Form::Other);
    }
}
