//! Computing digests with `sha2`.

use super::Algorithm;
use super::sha256::{self, Sha256};
use sha2::Digest as _;

/// A digest in the making: bytes come in pieces. A copy goes its own way from there.
#[derive(Clone)]
pub struct Hasher(State);

#[derive(Clone)]
enum State {
    Sha256(Sha256),
    Sha384(sha2::Sha384),
    Sha512(sha2::Sha512),
}

impl Hasher {
    /// Of no bytes yet.
    pub fn new(algorithm: Algorithm) -> Self {
        Self(match algorithm {
            Algorithm::Sha256 => State::Sha256(Sha256::new()),
            Algorithm::Sha384 => State::Sha384(sha2::Sha384::new()),
            Algorithm::Sha512 => State::Sha512(sha2::Sha512::new()),
        })
    }

    /// Takes further bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.0 {
            State::Sha256(state) => state.update(bytes),
            State::Sha384(state) => state.update(bytes),
            State::Sha512(state) => state.update(bytes),
        }
    }

    /// The digest of all bytes taken, in lower-case hexadecimal, without the algorithm's name.
    pub fn finish(self) -> String {
        match self.0 {
            State::Sha256(state) => hex(&state.finish()),
            State::Sha384(state) => hex(&state.finalize()),
            State::Sha512(state) => hex(&state.finalize()),
        }
    }
}

/// Each digest takes its bytes: as [`Hasher::update`] does, and faster where many bytes of several come together.
pub fn update_together(inputs: &mut [(&mut Hasher, &[u8])]) {
    let mut common = Vec::new();
    for (hasher, bytes) in inputs {
        match &mut hasher.0 {
            State::Sha256(state) => common.push((state, *bytes)),
            State::Sha384(state) => state.update(bytes),
            State::Sha512(state) => state.update(bytes),
        }
    }
    sha256::update_together(&mut common);
}

/// The digest of `bytes` in lower-case hexadecimal, without the algorithm's name.
pub fn compute(algorithm: Algorithm, bytes: &[u8]) -> String {
    let mut hasher = Hasher::new(algorithm);
    hasher.update(bytes);
    hasher.finish()
}

/// The first half of the sha256 of `bytes`: short, and no two inputs anyone has found share it.
pub fn fingerprint(bytes: &[u8]) -> u128 {
    let whole = sha2::Sha256::digest(bytes);
    whole.first_chunk().map_or(0, |half| u128::from_be_bytes(*half))
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
