//! The first block of a member: its fields, read as Go's `archive/tar` reads them (1.27, `reader.go`, `strconv.go`).

use super::BLOCK;
use std::ops::Range;

/// In which dialect a header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Older than all others: a name, numbers, and a link.
    V7,
    /// POSIX, pax among it.
    Ustar,
    /// Schily's.
    Star,
    /// GNU's own.
    Gnu,
}

/// Numbers in every header besides the length: mode, user, group and time.
const NUMBERS: [Range<usize>; 4] = [100..108, 108..116, 116..124, 136..148];
/// Numbers of devices: all formats but the oldest have them.
const DEVICES: [Range<usize>; 2] = [329..337, 337..345];
const SIZE: Range<usize> = 124..136;
const CHECKSUM: Range<usize> = 148..156;

/// Something in a header makes no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bad {
    /// Its length.
    Size,
    /// Anything else.
    Field,
}

/// What a header says by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) format: Format,
    pub(super) kind: u8,
    pub(super) path: Vec<u8>,
    pub(super) link: Vec<u8>,
    /// May be negative where the kind has no content.
    pub(super) size: i64,
}

impl Header {
    /// Reads a block whose checksum is right.
    pub(super) fn read(block: &[u8]) -> Result<Self, Bad> {
        let format = format(block);
        let number = |range: Range<usize>| numeric(field(block, range)).ok_or(Bad::Field);
        let size = numeric(field(block, SIZE)).ok_or(Bad::Size)?;
        for range in NUMBERS {
            number(range)?;
        }
        if format != Format::V7 {
            for range in DEVICES {
                number(range)?;
            }
        }
        let prefix = match format {
            Format::V7 => &[],
            Format::Ustar => text(field(block, 345..500)),
            Format::Star => {
                number(476..488)?;
                number(488..500)?;
                text(field(block, 345..476))
            }
            Format::Gnu => gnu_prefix(block),
        };
        let name = text(field(block, 0..100));
        let path = if prefix.is_empty() { name.to_vec() } else { [prefix, b"/", name].concat() };
        let kind = block.get(156).copied().unwrap_or_default();
        Ok(Self { format, kind, path, link: text(field(block, 157..257)).to_vec(), size })
    }
}

/// GNU's format has times where others have a prefix. Go before 1.8 wrote a prefix there all the same.
fn gnu_prefix(block: &[u8]) -> &[u8] {
    let is_time = |range: Range<usize>| {
        let time = field(block, range);
        time.first() == Some(&0) || numeric(time).is_some()
    };
    let prefix = text(field(block, 345..500));
    let has_times = is_time(345..357) && is_time(357..369);
    if has_times || !prefix.is_ascii() { &[] } else { prefix }
}

fn format(block: &[u8]) -> Format {
    match field(block, 257..263) {
        b"ustar\0" if field(block, 508..512) == b"tar\0" => Format::Star,
        b"ustar\0" => Format::Ustar,
        b"ustar " if field(block, 263..265) == b" \0" => Format::Gnu,
        _ => Format::V7,
    }
}

/// Whether a block is a header: its checksum, counted with bytes of either sign as old tars did, is right.
pub(in crate::archive) fn is_header(block: &[u8]) -> bool {
    if block.len() != BLOCK {
        return false;
    }
    let Some(stated) = octal(field(block, CHECKSUM)) else { return false };
    let others = || block.iter().enumerate().filter(|(at, _)| !CHECKSUM.contains(at)).map(|(_, byte)| *byte);
    let spaces = 8 * i64::from(b' ');
    let unsigned = others().map(i64::from).sum::<i64>() + spaces;
    let signed = others().map(|byte| i64::from(byte.cast_signed())).sum::<i64>() + spaces;
    stated == unsigned || stated == signed
}

/// The bytes of a field; none where the block is too short.
pub(super) fn field(block: &[u8], range: Range<usize>) -> &[u8] {
    block.get(range).unwrap_or_default()
}

/// A text up to its first NUL.
pub(super) fn text(field: &[u8]) -> &[u8] {
    field.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// A number in octal digits, or, where the first bit is set, in two's complement.
pub(super) fn numeric(field: &[u8]) -> Option<i64> {
    let Some(first) = field.first().filter(|first| **first & 0x80 != 0) else { return octal(field) };
    let invert = if first & 0x40 == 0 { 0 } else { 0xff };
    let mut value: u64 = 0;
    for (at, byte) in field.iter().enumerate() {
        let byte = (byte ^ invert) & if at == 0 { 0x7f } else { 0xff };
        if value >> 56 > 0 {
            return None;
        }
        value = value << 8 | u64::from(byte);
    }
    let value = i64::try_from(value).ok()?;
    Some(if invert == 0 { value } else { !value })
}

/// A number in octal digits, with NULs and spaces around it; nothing at all is zero.
fn octal(field: &[u8]) -> Option<i64> {
    let is_blank = |byte: &u8| matches!(byte, 0 | b' ');
    let from = field.iter().position(|byte| !is_blank(byte)).unwrap_or(field.len());
    let to = field.iter().rposition(|byte| !is_blank(byte)).map_or(from, |last| last + 1);
    let digits = text(field.get(from..to).unwrap_or_default());
    digits.iter().try_fold(0_i64, |value, byte| {
        let digit = matches!(byte, b'0'..=b'7').then(|| i64::from(byte - b'0'))?;
        value.checked_mul(8)?.checked_add(digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_go_reads_them() {
        let cases: &[(&[u8], Option<i64>)] = &[
            (b"00000000644\0", Some(0o644)),
            (b" 644 \0\0", Some(0o644)),
            (&[0; 12], Some(0)),
            (b"            ", Some(0)),
            (b"\x00 1\x007", Some(1)),
            (b"8", None),
            (b"-1", None),
            (b"+1", None),
            (b"1 1", None),
            (b"\x80\0\0\0\0\0\0\0\0\0\x01\x00", Some(256)),
            (b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", Some(-1)),
            (b"\x80\0\0\0\x80\0\0\0\0\0\0\0", None),
            (b"\x80\x01\0\0\0\0\0\0\0\0\0\0", None),
        ];
        for (field, value) in cases {
            assert_eq!(numeric(field), *value, "{field:?}");
        }
    }
}
