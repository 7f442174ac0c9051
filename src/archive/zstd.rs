//! Unpacks Zstandard that passes by in pieces: frames one after the other, skippable ones among them (RFC 8878).
//!
//! The crate `ruzstd` decodes; it wants whole blocks, which are at most 128 KiB.

use super::PackFault;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::Write;

/// The longest header of a frame: magic, descriptor, window, dictionary, content size.
const HEADER: usize = 18;
/// Windows larger than this are not unpacked. `github.com/klauspost/compress/zstd` (v1.18, `MaxWindowSize`), which containerd,
/// Docker and Podman unpack with, refuses them unless the whole frame is one segment.
const WINDOW_LIMIT: u64 = 512 << 20;
/// For windows up to this, memory is kept from frame to frame: those of `zstd --ultra --long` need 128 MiB. For larger ones it
/// is taken as it is used.
const KEPT_WINDOW: u64 = 128 << 20;

enum State {
    /// Between frames.
    Between,
    /// Inside a frame, before a block: whether a checksum stands at its end, how long its header says that its content is, and
    /// how much of that was given.
    Blocks { checksum: bool, content: Option<u64>, given: u64 },
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
        Self { decoder: decoder(), state: State::Between, waiting: Vec::new(), begun: false }
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
                let Some(frame) = Frame::read(rest) else {
                    return if last { Err(PackFault::Truncated) } else { Err(PackFault::Corrupt) };
                };
                if frame.window > WINDOW_LIMIT {
                    return Err(PackFault::Window { size: frame.window });
                }
                if frame.window > KEPT_WINDOW {
                    self.decoder = decoder();
                }
                self.decoder.reset(rest).map_err(|_| PackFault::Corrupt)?;
                self.state = State::Blocks { checksum: frame.checksum, content: frame.content, given: 0 };
                self.begun = true;
                Ok(usize::try_from(self.decoder.bytes_read_from_source()).ok())
            }
            State::Blocks { checksum, content, given } => {
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
                let more = self.decoder.collect_to_writer(&mut *sink).map_err(|_| PackFault::Corrupt)?;
                let given = given + more as u64;
                if content.is_some_and(|content| given > content) {
                    return Err(PackFault::Corrupt);
                }
                if is_last {
                    let is_long = content.is_none_or(|content| given == content);
                    let is_right = !checksum || self.decoder.get_checksum_from_data() == self.decoder.get_calculated_checksum();
                    if !(is_long && is_right) {
                        return Err(PackFault::Corrupt);
                    }
                    self.state = State::Between;
                } else {
                    self.state = State::Blocks { checksum, content, given };
                }
                Ok(Some(whole))
            }
        }
    }
}

fn decoder() -> FrameDecoder {
    let mut decoder = FrameDecoder::new();
    decoder.set_max_window_size(WINDOW_LIMIT);
    decoder
}

/// What the header of a frame says (RFC 8878, 3.1.1.1).
struct Frame {
    checksum: bool,
    /// Length of its content.
    content: Option<u64>,
    window: u64,
}

impl Frame {
    /// Reads the header that `bytes` begin with; nothing where it is not all there.
    fn read(bytes: &[u8]) -> Option<Self> {
        let descriptor = *bytes.get(4)?;
        let is_single = descriptor & 0x20 != 0;
        let dictionary = [0, 1, 2, 4].get(usize::from(descriptor & 3)).copied()?;
        let at = 5 + usize::from(!is_single) + dictionary;
        let number = |length: usize| {
            let bytes = bytes.get(at..at + length)?;
            Some(bytes.iter().rev().fold(0, |value: u64, byte| value << 8 | u64::from(*byte)))
        };
        let content = match descriptor >> 6 {
            0 if !is_single => None,
            0 => Some(number(1)?),
            1 => Some(number(2)? + 256),
            2 => Some(number(4)?),
            _ => Some(number(8)?),
        };
        let window = match content.filter(|_| is_single) {
            Some(content) => content,
            None => {
                let window = *bytes.get(5)?;
                let base = 1_u64 << (10 + (window >> 3));
                base + base / 8 * u64::from(window & 7)
            }
        };
        Some(Self { checksum: descriptor & 4 != 0, content, window })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One frame of 300 zeros: a header, a block that repeats one byte, and a checksum, where there is one.
    fn frame(descriptor: u8, header: &[u8], checksum: &[u8]) -> Vec<u8> {
        let block = (300_u32 << 3 | 1 << 1 | 1).to_le_bytes();
        [&[0x28, 0xb5, 0x2f, 0xfd, descriptor], header, &block[..3], &[0], checksum].concat()
    }

    fn unpacked(bytes: &[u8]) -> Result<usize, PackFault> {
        let (mut decoder, mut out) = (ZstdDecoder::new(), Vec::new());
        for byte in bytes {
            decoder.take(std::slice::from_ref(byte), &mut out)?;
        }
        decoder.finish(&mut out).map(|()| out.len())
    }

    #[test]
    fn a_frame_holds_what_its_header_and_its_checksum_say() {
        let window = 10 << 3;
        assert_eq!(unpacked(&frame(0, &[window], &[])), Ok(300));
        assert_eq!(unpacked(&frame(0x40, &[window, 44, 0], &[])), Ok(300));
        assert_eq!(unpacked(&frame(0x40, &[window, 45, 0], &[])), Err(PackFault::Corrupt));
        assert_eq!(unpacked(&frame(0x40, &[window, 43, 0], &[])), Err(PackFault::Corrupt));
        assert_eq!(unpacked(&frame(0xc0, &[window, 44, 1, 0, 0, 0, 0, 0, 0], &[])), Ok(300));
        // xxHash64 of 300 zeros, its low half.
        let right = CHECKSUM.to_le_bytes();
        assert_eq!(unpacked(&frame(4, &[window], &right)), Ok(300));
        assert_eq!(unpacked(&frame(4, &[window], &[0; 4])), Err(PackFault::Corrupt));
        assert_eq!(unpacked(&frame(4, &[window], &right[..3])), Err(PackFault::Truncated));
    }

    #[test]
    fn windows_are_as_large_as_clients_take_them() {
        // 128, 256 and 512 MiB, and the next larger ones.
        for log in [27, 28, 29] {
            assert_eq!(unpacked(&frame(0, &[(log - 10) << 3], &[])), Ok(300));
        }
        assert_eq!(unpacked(&frame(0, &[19 << 3 | 1], &[])), Err(PackFault::Window { size: (512 << 20) + (64 << 20) }));
        assert_eq!(unpacked(&frame(0, &[21 << 3], &[])), Err(PackFault::Window { size: 2 << 30 }));
    }

    const CHECKSUM: u32 = 0x3a00_ea90;
}
