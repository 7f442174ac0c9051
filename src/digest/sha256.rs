//! SHA-256 in the making, alone or beside others: FIPS 180-4. Blocks of one input are the crate `sha2`'s work.

use super::lanes::compress;
use sha2::block_api::compress256;

/// The initial hash value: FIPS 180-4, section 5.3.3.
const BEGIN: [u32; 8] = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

/// Length of a block in bytes.
const BLOCK: usize = 64;

/// SHA-256 of bytes that come in pieces.
#[derive(Clone)]
pub(super) struct Sha256 {
    state: [u32; 8],
    length: u64,
    /// The beginning of a block that is not whole.
    rest: [u8; BLOCK],
}

impl Sha256 {
    pub(super) fn new() -> Self {
        Self { state: BEGIN, length: 0, rest: [0; BLOCK] }
    }

    /// Bytes of the block that is not whole.
    fn begun(&self) -> usize {
        (self.length % BLOCK as u64) as usize
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        let bytes = self.fill_block(bytes);
        let (blocks, rest) = bytes.as_chunks();
        if !blocks.is_empty() {
            compress256(&mut self.state, blocks);
        }
        self.length += bytes.len() as u64;
        if let Some(place) = self.rest.get_mut(..rest.len()).filter(|_| !rest.is_empty()) {
            place.copy_from_slice(rest);
        }
    }

    /// Takes as many bytes as the block that was begun lacks, and returns the others: none where it stays begun.
    fn fill_block<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let begun = self.begun();
        if begun == 0 {
            return bytes;
        }
        let (now, later) = bytes.split_at(bytes.len().min(BLOCK - begun));
        if let Some(place) = self.rest.get_mut(begun..begun + now.len()) {
            place.copy_from_slice(now);
        }
        self.length += now.len() as u64;
        if self.begun() == 0 {
            compress256(&mut self.state, &[self.rest]);
        }
        later
    }

    pub(super) fn finish(mut self) -> [u8; 32] {
        let bits = self.length.wrapping_mul(8).to_be_bytes();
        let begun = self.begun();
        // A one, zeros, and the length at the end of a block.
        let zeros = if begun < BLOCK - 8 { BLOCK - 8 - begun } else { 2 * BLOCK - 8 - begun };
        let mut padding = [0; 2 * BLOCK];
        padding[0] = 0x80;
        self.update(padding.get(..zeros).unwrap_or_default());
        self.update(&bits);
        let mut digest = [0; 32];
        for (bytes, word) in digest.as_chunks_mut().0.iter_mut().zip(self.state) {
            *bytes = word.to_be_bytes();
        }
        digest
    }
}

/// Fewer inputs than this are faster one after the other.
const FEW: usize = 3;

/// Each takes its bytes, up to four side by side.
pub(super) fn update_together(inputs: &mut [(&mut Sha256, &[u8])]) {
    for group in inputs.chunks_mut(4) {
        for (hash, bytes) in group.iter_mut() {
            *bytes = hash.fill_block(bytes);
        }
        let common = group.iter().map(|(_, bytes)| bytes.len() / BLOCK).min().unwrap_or(0);
        if group.len() >= FEW && common > 0 {
            // Lanes without an input of their own repeat the last one.
            let last = group.len() - 1;
            let mut states = std::array::from_fn(|lane| group[lane.min(last)].0.state);
            let blocks = std::array::from_fn(|lane| group[lane.min(last)].1.as_chunks().0.get(..common).unwrap_or_default());
            compress(&mut states, blocks);
            for ((hash, bytes), state) in group.iter_mut().zip(states) {
                hash.state = state;
                hash.length += (common * BLOCK) as u64;
                *bytes = bytes.get(common * BLOCK..).unwrap_or_default();
            }
        }
        for (hash, bytes) in group.iter_mut() {
            hash.update(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::Digest as _;

    fn bytes(length: usize, seed: u32) -> Vec<u8> {
        (0..length as u32).map(|at| ((at ^ seed).wrapping_mul(2_654_435_761) >> 11) as u8).collect()
    }

    #[test]
    fn pieces_of_any_length_make_the_digest_of_the_whole() {
        for length in [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 4096] {
            let bytes = bytes(length, 1);
            for piece in [1, 7, 64, 65, 5000] {
                let mut hash = Sha256::new();
                bytes.chunks(piece).for_each(|piece| hash.update(piece));
                assert_eq!(hash.finish()[..], sha2::Sha256::digest(&bytes)[..], "{length} in pieces of {piece}");
            }
        }
    }

    #[test]
    fn side_by_side_each_makes_its_own_digest() {
        let lengths = [[900, 0, 63], [5, 700, 64], [4096, 4096, 1], [64, 1, 200], [333, 777, 0], [128, 64, 64]];
        let inputs: Vec<Vec<Vec<u8>>> =
            lengths.iter().enumerate().map(|(at, pieces)| pieces.iter().map(|length| bytes(*length, at as u32 + 7)).collect()).collect();
        for count in 1..=inputs.len() {
            let mut hashes: Vec<Sha256> = (0..count).map(|_| Sha256::new()).collect();
            for piece in 0..3 {
                let mut together: Vec<_> = hashes.iter_mut().zip(&inputs).map(|(hash, input)| (hash, &input[piece][..])).collect();
                update_together(&mut together);
            }
            for (hash, input) in hashes.into_iter().zip(&inputs) {
                assert_eq!(hash.finish()[..], sha2::Sha256::digest(input.concat())[..], "{count} side by side");
            }
        }
    }
}
