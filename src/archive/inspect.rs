//! Looks at the bytes of a file as they pass by: digests outside and inside, and the files of a tar.

use super::budget::Account;
use super::layer::LayerFiles;
use super::packing::{HEAD, Packing, begins_tar, packing};
use super::zstd::ZstdDecoder;
use super::{Budget, Content, Files, PackFault, Unpacked};
use crate::digest::{Algorithm, Digest, Hasher, update_together};
use flate2::write::MultiGzDecoder;
use std::io::{self, Write};

/// Packed bytes that are unpacked in one go.
const BITE: usize = 16 << 10;

/// What reads the tar inside.
pub(super) trait Inside {
    /// Takes the next unpacked bytes.
    fn take(&mut self, bytes: &[u8]);
    /// No more bytes will come: there are none, or, where it was `stopped`, none are wanted.
    fn finish(&mut self, stopped: bool) -> Files;
}

/// Looks at one file: a blob, a layer.
pub struct Inspector(Inspection<LayerFiles>);

impl Inspector {
    /// Of a file without bytes yet. `named` is the digest that it should have: its algorithm is computed besides sha256.
    pub fn new(named: Option<&Digest>, budget: impl Into<Budget>) -> Self {
        Self(Inspection::new(named.and_then(Digest::algorithm), budget.into(), LayerFiles::new()))
    }

    /// The same, where its bytes come out of something packed. Before any bytes.
    pub(super) fn within(mut self, budget: &Budget) -> Self {
        self.0.budget = budget.within();
        self
    }

    /// Takes the next bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.take(bytes);
    }

    /// Hashes the next bytes of several files, each of which then takes the same bytes by [`Inspector::take_hashed`].
    pub fn hash_together(inputs: &mut [(&mut Inspector, &[u8])]) {
        let mut hashers: Vec<_> =
            inputs.iter_mut().flat_map(|(inspector, bytes)| inspector.0.hashes.0.iter_mut().map(|(_, hasher)| (hasher, *bytes))).collect();
        update_together(&mut hashers);
    }

    /// Takes the next bytes, which are hashed already.
    pub fn take_hashed(&mut self, bytes: &[u8]) {
        self.0.take_hashed(bytes);
    }

    /// No more bytes will come; `cut` says that there should have been more.
    pub fn finish(self, cut: bool) -> Content {
        self.0.finish(cut).0
    }
}

/// Looks at bytes, and has the tar in them read by `T`.
pub(super) struct Inspection<T: Inside> {
    hashes: Hashes,
    size: u64,
    budget: Budget,
    stage: Stage<T>,
}

enum Stage<T: Inside> {
    /// Too few bytes to tell what they are.
    Beginning(Vec<u8>, T),
    Plain(T),
    // Boxed: both hold tables of many kilobytes.
    Gzip(Box<MultiGzDecoder<Output<T>>>),
    Zstd(Box<ZstdDecoder>, Output<T>),
    /// Unpacking was given up; the bytes are hashed still.
    Failed(Packing, PackFault, Output<T>),
    /// Neither packed nor a tar.
    Other(T),
    Over,
}

impl<T: Inside> Inspection<T> {
    pub(super) fn new(named: Option<Algorithm>, budget: Budget, inside: T) -> Self {
        Self { hashes: Hashes::new(named), size: 0, budget, stage: Stage::Beginning(Vec::new(), inside) }
    }

    /// What reads the tar inside.
    pub(super) fn inside(&mut self) -> Option<&mut T> {
        match &mut self.stage {
            Stage::Beginning(_, inside) | Stage::Plain(inside) | Stage::Other(inside) => Some(inside),
            Stage::Gzip(decoder) => decoder.get_mut().inside.as_mut(),
            Stage::Zstd(_, output) | Stage::Failed(_, _, output) => output.inside.as_mut(),
            Stage::Over => None,
        }
    }

    pub(super) fn take(&mut self, bytes: &[u8]) {
        self.hashes.update(bytes);
        self.take_hashed(bytes);
    }

    fn take_hashed(&mut self, bytes: &[u8]) {
        self.size += bytes.len() as u64;
        match &mut self.stage {
            Stage::Beginning(head, _) => {
                head.extend_from_slice(bytes);
                if head.len() >= HEAD {
                    self.begin();
                }
            }
            _ => self.pass(bytes),
        }
    }

    /// What the bytes were, and what has read the tar inside.
    pub(super) fn finish(mut self, cut: bool) -> (Content, Option<T>) {
        self.begin();
        let digests = if cut { Vec::new() } else { self.hashes.finish() };
        let (mut unpacked, inside) = match self.stage {
            Stage::Plain(mut inside) => {
                let files = inside.finish(false);
                (Some(Unpacked { packing: None, size: self.size, digests: digests.clone(), fault: None, files }), Some(inside))
            }
            Stage::Gzip(mut decoder) => {
                let fault = decoder.try_finish().err().map(|error| decoder.get_ref().fault(gzip_fault(&error)));
                decoder.get_mut().take_out().finish(Packing::Gzip, fault)
            }
            Stage::Zstd(mut decoder, mut output) => {
                let fault = decoder.finish(&mut output).err().map(|fault| output.fault(fault));
                output.finish(Packing::Zstd, fault)
            }
            Stage::Failed(packing, fault, output) => output.finish(packing, Some(fault)),
            Stage::Beginning(_, inside) | Stage::Other(inside) => (None, Some(inside)),
            Stage::Over => (None, None),
        };
        if let Some(unpacked) = unpacked.as_mut().filter(|_| cut) {
            unpacked.digests.clear();
        }
        (Content { size: self.size, digests, unpacked, cut }, inside)
    }

    /// Tells what the bytes are by their beginning, and passes that on.
    fn begin(&mut self) {
        let (head, inside) = match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Beginning(head, inside) => (head, inside),
            other => {
                self.stage = other;
                return;
            }
        };
        let output = |inside| Output::new(Hashes::alike(&self.hashes), self.budget.open(), inside);
        self.stage = match packing(&head) {
            Some(Packing::Gzip) => Stage::Gzip(Box::new(MultiGzDecoder::new(output(inside)))),
            Some(Packing::Zstd) => Stage::Zstd(Box::new(ZstdDecoder::new()), output(inside)),
            None if begins_tar(&head) => Stage::Plain(inside),
            None => Stage::Other(inside),
        };
        self.pass(&head);
    }

    fn pass(&mut self, bytes: &[u8]) {
        // Of packed data little can become much: what it costs is looked at as it comes.
        bytes.chunks(BITE).for_each(|bite| self.pass_bite(bite));
    }

    fn pass_bite(&mut self, bytes: &[u8]) {
        let failed = match &mut self.stage {
            Stage::Plain(inside) => {
                inside.take(bytes);
                None
            }
            Stage::Gzip(decoder) => {
                decoder.get_mut().account.pack(bytes.len() as u64);
                let failed = decoder.write_all(bytes).err();
                failed.map(|error| (Packing::Gzip, decoder.get_ref().fault(gzip_fault(&error)), decoder.get_mut().take_out()))
            }
            Stage::Zstd(decoder, output) => {
                output.account.pack(bytes.len() as u64);
                let failed = decoder.take(bytes, output).err();
                failed.map(|fault| (Packing::Zstd, output.fault(fault), output.take_out()))
            }
            _ => None,
        };
        if let Some((packing, fault, output)) = failed {
            self.stage = Stage::Failed(packing, fault, output);
        }
    }
}

fn gzip_fault(error: &io::Error) -> PackFault {
    if error.kind() == io::ErrorKind::UnexpectedEof { PackFault::Truncated } else { PackFault::Corrupt }
}

/// Where unpacked bytes go.
struct Output<T> {
    hashes: Hashes,
    account: Account,
    bomb: Option<PackFault>,
    inside: Option<T>,
}

impl<T: Inside> Output<T> {
    fn new(hashes: Hashes, account: Account, inside: T) -> Self {
        Self { hashes, account, bomb: None, inside: Some(inside) }
    }

    /// All of it, out of a decoder that holds on to its place.
    fn take_out(&mut self) -> Self {
        let hashes = std::mem::replace(&mut self.hashes, Hashes(Vec::new()));
        Self { hashes, account: self.account.take(), bomb: self.bomb, inside: self.inside.take() }
    }

    /// Why unpacking failed, where the decoder says `told`: it does not know that it was stopped.
    fn fault(&self, told: PackFault) -> PackFault {
        self.bomb.unwrap_or(told)
    }

    fn finish(mut self, packing: Packing, fault: Option<PackFault>) -> (Option<Unpacked>, Option<T>) {
        let stopped = fault.is_some_and(PackFault::is_stop);
        let files = self.inside.as_mut().map(|inside| inside.finish(stopped)).unwrap_or_default();
        let digests = if fault.is_none() { self.hashes.finish() } else { Vec::new() };
        (Some(Unpacked { packing: Some(packing), size: self.account.unpacked, digests, fault, files }), self.inside)
    }
}

impl<T: Inside> Write for Output<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.account.unpack(bytes.len() as u64) {
            self.bomb = Some(PackFault::Bomb { packed: self.account.packed, unpacked: self.account.unpacked });
            return Err(io::Error::other("unpacks to too much"));
        }
        self.hashes.update(bytes);
        if let Some(inside) = &mut self.inside {
            inside.take(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Several digests of the same bytes.
struct Hashes(Vec<(Algorithm, Hasher)>);

impl Hashes {
    fn new(named: Option<Algorithm>) -> Self {
        let further = named.filter(|algorithm| *algorithm != Algorithm::Sha256);
        let all = std::iter::once(Algorithm::Sha256).chain(further);
        Self(all.map(|algorithm| (algorithm, Hasher::new(algorithm))).collect())
    }

    /// Of other bytes by the same algorithms.
    fn alike(other: &Self) -> Self {
        Self(other.0.iter().map(|(algorithm, _)| (*algorithm, Hasher::new(*algorithm))).collect())
    }

    fn update(&mut self, bytes: &[u8]) {
        self.0.iter_mut().for_each(|(_, hasher)| hasher.update(bytes));
    }

    fn finish(self) -> Vec<Digest> {
        self.0.into_iter().map(|(algorithm, hasher)| Digest::from_hex(algorithm, &hasher.finish())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, TarFault};
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;

    fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut builder = ::tar::Builder::new(Vec::new());
        for (path, bytes) in members {
            let mut header = ::tar::Header::new_ustar();
            header.set_size(bytes.len() as u64);
            builder.append_data(&mut header, path, *bytes).unwrap();
        }
        builder.into_inner().unwrap()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn content(bytes: &[u8], piece: usize, limits: Limits) -> Content {
        let mut inspector = Inspector::new(None, limits);
        bytes.chunks(piece).for_each(|piece| inspector.take(piece));
        inspector.finish(false)
    }

    #[test]
    fn a_layer_has_a_digest_outside_and_a_diff_id_inside() {
        let plain = tar(&[("a", b"one"), ("b", &[7; 300_000])]);
        let diff_id = Digest::of(Algorithm::Sha256, &plain);
        let mut skippable = vec![0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
        skippable.extend(zstd(&plain));
        skippable.extend([0x51, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
        let half = plain.len() / 2;
        let frames = [zstd(&plain[..half]), zstd(&plain[half..])].concat();
        let members = [gzip(&plain[..half]), gzip(&plain[half..])].concat();
        for packed in [plain.clone(), gzip(&plain), members, zstd(&plain), frames, skippable] {
            for piece in [13, 1000, packed.len()] {
                let content = content(&packed, piece, Limits::default());
                assert_eq!(content.digests, [Digest::of(Algorithm::Sha256, &packed)]);
                let unpacked = content.unpacked.unwrap();
                assert_eq!((unpacked.fault, unpacked.size), (None, plain.len() as u64));
                assert_eq!(unpacked.digests, std::slice::from_ref(&diff_id));
                assert_eq!((unpacked.files.count, unpacked.files.fault), (2, None));
            }
        }
    }

    #[test]
    fn what_cannot_be_unpacked_has_no_diff_id() {
        let plain = tar(&[("a", &[9; 5000])]);
        for packed in [gzip(&plain), zstd(&plain)] {
            let cut = content(&packed[..packed.len() - 6], 100, Limits::default()).unpacked.unwrap();
            assert!(matches!(cut.fault, Some(PackFault::Truncated | PackFault::Corrupt)));
            assert!(cut.digests.is_empty());
            let mut broken = packed.clone();
            let middle = packed.len() - 9;
            broken[middle..].fill(0xff);
            let broken = content(&broken, 100, Limits::default());
            assert!(matches!(broken.unpacked.unwrap().fault, Some(PackFault::Corrupt | PackFault::Truncated)));
            assert_eq!(broken.size, packed.len() as u64);
        }
        let no_tar = content(&gzip(b"hello"), 3, Limits::default()).unpacked.unwrap();
        assert_eq!((no_tar.fault, no_tar.files.fault), (None, Some(TarFault::NotTar)));
        assert_eq!(content(b"hello", 3, Limits::default()).unpacked, None);
    }

    #[test]
    fn bombs_are_given_up_and_their_digest_is_told_still() {
        let bomb = vec![0; 20 << 20];
        let limits = Limits { free: 1 << 20, ratio: 100 };
        for packed in [gzip(&bomb), zstd(&bomb)] {
            let content = content(&packed, 4096, limits);
            assert_eq!(content.digests, [Digest::of(Algorithm::Sha256, &packed)]);
            let unpacked = content.unpacked.unwrap();
            assert!(matches!(unpacked.fault, Some(PackFault::Bomb { unpacked, .. }) if unpacked < 2 << 20), "{:?}", unpacked.fault);
        }
        assert!(content(&gzip(&bomb), 4096, Limits::NONE).unpacked.unwrap().fault.is_none());
    }

    #[test]
    fn the_files_of_a_layer_are_looked_at() {
        let layer = tar(&[("etc/a", b""), ("etc/a", b""), ("x/.wh.", b""), ("x/.wh.b", b"")]);
        let files = content(&layer, 512, Limits::default()).unpacked.unwrap().files;
        assert_eq!((files.duplicates, files.duplicate.as_deref(), files.bare_whiteout.as_deref()), (1, Some("etc/a"), Some("x/.wh.")));
    }
}
