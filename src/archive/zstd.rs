//! Unpacks Zstandard that passes by in pieces: frames one after the other, skippable ones among them (RFC 8878).
//!
//! The crate `ruzstd` decodes; it wants whole blocks, which are at most 128 KiB.

use super::PackFault;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::Write;

/// The longest header of a frame: magic, descriptor, window, dictionary, content size.
const HEADER: usize = 18;
/// Windows larger than this are refused before memory is taken: those of `zstd --ultra --long` need 128 MiB.
const WINDOW_LIMIT: u64 = 128 << 20;

enum State {
    /// Between frames.
    Between,
    /// Inside a frame, before a block; whether a checksum stands at its end.
    Blocks { checksum: bool },
    /// Inside a skippable frame.
    Skip { left: u64 },
}

/// Unpacks into a sink.
pub(super) struct ZstdDecoder {
    decoder: FrameDecoder,
    state: State,
    waiting: Vec<u8>,
    begun: bool,
}

impl ZstdDecoder {
    pub(super) fn new() -> Self {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(WINDOW_LIMIT);
        Self { decoder, state: State::Between, waiting: Vec::new(), begun: false }
    }

    /// Takes the next bytes and writes what they unpack to.
    pub(super) fn take(&mut self, bytes: &[u8], sink: &mut impl Write) -> Result<(), PackFault> {
        self.waiting.extend_from_slice(bytes);
        let mut used = 0;
        while let Some(step) = self.step(used, false, sink)? {
            used += step;
        }
        self.waiting.drain(..used);
        Ok(())
    }

    /// No more bytes will come.
    pub(super) fn finish(&mut self, sink: &mut impl Write) -> Result<(), PackFault> {
        let mut used = 0;
        while let Some(step) = self.step(used, true, sink)? {
            used += step;
        }
        let whole = matches!(self.state, State::Between | State::Skip { left: 0 }) && used == self.waiting.len() && self.begun;
        if whole { Ok(()) } else { Err(PackFault::Truncated) }
    }

    /// Does one step on what is waiting from `from` on: how many bytes it used, or nothing where it needs more.
    fn step(&mut self, from: usize, last: bool, sink: &mut impl Write) -> Result<Option<usize>, PackFault> {
        let rest = self.waiting.get(from..).unwrap_or_default();
        match self.state {
            State::Skip { left: 0 } => {
                self.state = State::Between;
                Ok(Some(0))
            }
            State::Skip { left } => {
                let used = usize::try_from(left).unwrap_or(usize::MAX).min(rest.len());
                self.state = State::Skip { left: left - used as u64 };
                Ok(Some(used).filter(|used| *used > 0))
            }
            State::Between => {
                let Some(magic) = rest.first_chunk::<4>() else { return Ok(None) };
                if let [0x50..=0x5f, 0x2a, 0x4d, 0x18] = magic {
                    let Some([_, _, _, _, length @ ..]) = rest.first_chunk::<8>() else { return Ok(None) };
                    self.state = State::Skip { left: u64::from(u32::from_le_bytes(*length)) };
                    self.begun = true;
                    return Ok(Some(8));
                }
                if *magic != [0x28, 0xb5, 0x2f, 0xfd] {
                    return Err(PackFault::Corrupt);
                }
                if rest.len() < HEADER && !last {
                    return Ok(None);
                }
                let checksum = rest.get(4).is_some_and(|descriptor| descriptor & 4 != 0);
                self.decoder.reset(rest).map_err(|_| PackFault::Corrupt)?;
                self.state = State::Blocks { checksum };
                self.begun = true;
                Ok(usize::try_from(self.decoder.bytes_read_from_source()).ok())
            }
            State::Blocks { checksum } => {
                let Some([a, b, c]) = rest.first_chunk::<3>() else { return Ok(None) };
                let header = u32::from_le_bytes([*a, *b, *c, 0]);
                let (is_last, kind, size) = (header & 1 == 1, header >> 1 & 3, (header >> 3) as usize);
                // A block that repeats one byte holds that byte alone.
                let body = if kind == 1 { 1 } else { size };
                let whole = 3 + body + if is_last && checksum { 4 } else { 0 };
                let Some(mut block) = rest.get(..whole) else {
                    return if body > 1 << 17 { Err(PackFault::Corrupt) } else { Ok(None) };
                };
                self.decoder.decode_blocks(&mut block, BlockDecodingStrategy::UptoBlocks(1)).map_err(|_| PackFault::Corrupt)?;
                self.decoder.collect_to_writer(&mut *sink).map_err(|_| PackFault::Corrupt)?;
                if is_last {
                    self.state = State::Between;
                }
                Ok(Some(whole))
            }
        }
    }
}
