//! Files with holes: which parts of them stand in a tar. What does not is zeros.
//!
//! Sources: GNU tar 1.35, `sparse.c` and its manual, Storing Sparse Files; Go 1.27, `archive/tar` (`reader.go`, `common.go`).

use super::BLOCK;
use super::header::{field, numeric};
use serde::{Deserialize, Serialize};

/// Parts that a map may have, and bytes that it may take, as for Go.
const PARTS: usize = 1 << 20;
const MAP_LIMIT: usize = 1 << 20;

/// The parts of a file that stand in the tar, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map(Vec<(u64, u64)>);

impl Map {
    /// The map that these numbers make: an offset and a length for each part.
    pub(super) fn read<'a>(mut numbers: impl Iterator<Item = &'a [u8]>) -> Option<Self> {
        let mut map = Self::default();
        while let Some(offset) = numbers.next() {
            map.push(number(offset)?, number(numbers.next()?)?)?;
        }
        Some(map)
    }

    /// The map of these parts.
    #[cfg(test)]
    pub(in crate::archive) fn read_all(parts: &[(u64, u64)]) -> Self {
        Self(parts.to_vec())
    }

    fn push(&mut self, offset: i64, length: i64) -> Option<()> {
        let room = self.0.len() < PARTS;
        self.0.push((u64::try_from(offset).ok()?, u64::try_from(length).ok()?));
        room.then_some(())
    }

    /// Whether its parts stand in order, inside a file of `size` bytes, and are `stored` bytes together.
    pub(super) fn fits(&self, size: u64, stored: u64) -> bool {
        let mut end = 0;
        let mut sum: u64 = 0;
        self.0.iter().all(|(offset, length)| {
            let next = offset.checked_add(*length).filter(|next| *next <= size && *offset >= end);
            sum = sum.saturating_add(*length);
            end = next.unwrap_or(end);
            next.is_some()
        }) && sum == stored
    }

    /// The parts: the offset of each in the file, and its length.
    pub(in crate::archive) fn parts(&self) -> &[(u64, u64)] {
        &self.0
    }
}

/// A decimal number.
pub(super) fn number(text: &[u8]) -> Option<i64> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// A map that comes in blocks of its own.
#[derive(Debug)]
pub(super) enum Blocks {
    /// GNU's old form: four parts in the header, and blocks of 21 behind it.
    Old(Map, usize),
    /// Version 1.0: decimal numbers in lines, the number of parts first, up to the end of a block.
    Lines { text: Vec<u8>, lines: usize, wanted: usize },
}

impl Blocks {
    /// Reads what of an old map stands in the header. Whether that is all of it.
    pub(super) fn old(header: &[u8]) -> Option<(Self, bool)> {
        let mut blocks = Self::Old(Map::default(), 4 * 24 + 1);
        let over = blocks.take_old(field(header, 386..483))?;
        Some((blocks, over))
    }

    /// A map of version 1.0, of which nothing was read.
    pub(super) fn lines() -> Self {
        Self::Lines { text: Vec::new(), lines: 0, wanted: 1 }
    }

    /// Takes the next block. Whether it was the last; nothing where it makes no sense.
    pub(super) fn take(&mut self, block: &[u8]) -> Option<bool> {
        match self {
            Self::Old(_, length) => {
                *length += BLOCK;
                let fits = *length < MAP_LIMIT;
                self.take_old(field(block, 0..505)).filter(|_| fits)
            }
            Self::Lines { text, lines, wanted } => {
                text.extend_from_slice(block);
                *lines += block.iter().filter(|byte| **byte == b'\n').count();
                if *wanted == 1 && *lines > 0 {
                    let count = number(text.split(|byte| *byte == b'\n').next()?).and_then(|count| usize::try_from(count).ok())?;
                    *wanted = (count <= PARTS).then_some(count * 2 + 1)?;
                }
                (text.len() <= MAP_LIMIT).then_some(*lines >= *wanted)
            }
        }
    }

    /// Takes the parts of an old map in these bytes; the last of them says whether there are more blocks.
    fn take_old(&mut self, bytes: &[u8]) -> Option<bool> {
        let Self::Old(map, _) = self else { return None };
        let parts = bytes.chunks_exact(24);
        let more = parts.remainder().first() != Some(&0);
        for part in parts.take_while(|part| part.first() != Some(&0)) {
            map.push(numeric(field(part, 0..12))?, numeric(field(part, 12..24))?)?;
        }
        Some(!more)
    }

    /// The map, once its last block was taken.
    pub(super) fn map(self) -> Option<Map> {
        match self {
            Self::Old(map, _) => Some(map),
            Self::Lines { text, wanted, .. } => Map::read(text.split(|byte| *byte == b'\n').take(wanted).skip(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_in_order_and_inside() {
        let fits = |parts: &[(u64, u64)], size, stored| Map(parts.to_vec()).fits(size, stored);
        assert!(fits(&[], 10, 0) && fits(&[(0, 5), (5, 0), (7, 3)], 10, 8) && fits(&[(10, 0)], 10, 0));
        assert!(!fits(&[(0, 5), (4, 1)], 10, 6) && !fits(&[(5, 6)], 10, 6) && !fits(&[(0, 5)], 10, 4) && !fits(&[(u64::MAX, 1)], 10, 1));
    }

    #[test]
    fn lines_end_with_a_block() {
        let block = |text: &str| {
            let mut block = text.as_bytes().to_vec();
            block.resize(BLOCK, 0);
            block
        };
        let mut blocks = Blocks::lines();
        assert_eq!(blocks.take(&block("2\n0\n5\n10\n0\n")), Some(true));
        assert_eq!(blocks.map(), Some(Map(vec![(0, 5), (10, 0)])));
        let mut long = Blocks::lines();
        assert_eq!(long.take(&block(&format!("{}1", "0".repeat(511)))[..512]), Some(false));
        assert_eq!(long.take(&block("\n3\n4\n")), Some(true));
        for bad in ["x\n", "-1\n", "9999999999\n"] {
            assert_eq!(Blocks::lines().take(&block(bad)), None, "{bad}");
        }
    }
}
