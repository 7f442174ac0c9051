//! Reads one member: its digests, what is inside, and its bytes where it is a document.

use super::budget::Account;
use super::{Budget, Content, Event, Inspector, KEEP_LIMIT, KEPT_IN_ALL, Map, Member, holds_document, is_named_document};
use crate::digest::Digest;
use serde::{Deserialize, Serialize};

/// Zeros that are read at once where a file has a hole.
const ZEROS: &[u8] = &[0; 64 << 10];

/// Whether the bytes of a file are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Keep {
    /// They are not: only what they are is noted.
    Never,
    /// They are where they begin as JSON does.
    IfJson,
    /// They are, whatever they hold: its name says that it is a document.
    Always,
}

impl Keep {
    /// Whether the bytes of `member` are kept, where so many bytes of other members are kept already.
    pub fn of(member: &Member, kept_in_all: u64) -> Self {
        let path = member.clean.as_deref().unwrap_or_default();
        // Where tools begin is kept whatever came before it.
        let limit = if is_named_document(path) && path.split('/').count() <= 2 { KEPT_IN_ALL + KEEP_LIMIT } else { KEPT_IN_ALL };
        let room = member.size <= KEEP_LIMIT && kept_in_all.saturating_add(member.size) <= limit;
        if !room || !member.is_file() || !holds_document(path) {
            Keep::Never
        } else if is_named_document(path) {
            Keep::Always
        } else {
            Keep::IfJson
        }
    }
}

/// Reads one member whose bytes pass by, as they stand in the archive.
pub struct Reading {
    at: usize,
    keep: Keep,
    kept: Kept,
    inspector: Inspector,
    budget: Budget,
    holes: Option<Holes>,
}

impl Reading {
    /// Of the member at a place. `named` is the digest that it should have.
    pub fn new(at: usize, keep: Keep, named: Option<&Digest>, budget: impl Into<Budget>) -> Self {
        let budget = budget.into();
        Self { at, keep, kept: Kept::default(), inspector: Inspector::new(named, budget.clone()), budget, holes: None }
    }

    /// Of a member of `size` bytes of which only those in `map` stand in the archive.
    pub fn with_holes(mut self, map: Option<&Map>, size: u64) -> Self {
        if let Some(map) = map {
            // What is unpacked stands between zeros: its packed length says nothing.
            self.inspector = self.inspector.within(&self.budget);
            let account = self.budget.open();
            self.holes = Some(Holes { parts: map.parts().to_vec().into_iter(), part: None, position: 0, size, account, stopped: false });
        }
        self
    }

    /// Takes the next bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        Self::hash_together(&mut [(self, bytes)]);
        self.take_hashed(bytes);
    }

    /// Hashes the next bytes of several members, each of which then takes the same bytes by [`Reading::take_hashed`].
    pub fn hash_together(inputs: &mut [(&mut Reading, &[u8])]) {
        // Of what has holes other bytes are hashed.
        let inputs = inputs.iter_mut().filter(|(reading, _)| reading.holes.is_none());
        let mut inspectors: Vec<_> = inputs.map(|(reading, bytes)| (&mut reading.inspector, *bytes)).collect();
        Inspector::hash_together(&mut inspectors);
    }

    /// Takes the next bytes, which are hashed already.
    pub fn take_hashed(&mut self, bytes: &[u8]) {
        let Some(mut holes) = self.holes.take() else { return self.pass(bytes, true) };
        holes.account.pack(bytes.len() as u64);
        holes.fill(Some(bytes), |bytes| self.pass(bytes, false));
        self.holes = Some(holes);
    }

    fn pass(&mut self, bytes: &[u8], hashed: bool) {
        match self.keep {
            Keep::Never => {}
            Keep::Always => self.kept.bytes.extend_from_slice(bytes),
            Keep::IfJson => {
                self.kept.bytes.extend_from_slice(bytes);
                if self.kept.begins_json() == Some(false) {
                    (self.keep, self.kept) = (Keep::Never, Kept::default());
                }
            }
        }
        if hashed { self.inspector.take_hashed(bytes) } else { self.inspector.take(bytes) }
    }

    /// Whether its bytes are kept, as far as can be said.
    pub fn keeps(&self) -> bool {
        self.keep != Keep::Never
    }

    /// No more bytes will come; `cut` says that there should have been more. The last event holds the bytes, where they are kept.
    /// Nothing where reading was stopped.
    pub fn finish(mut self, cut: bool) -> Vec<Event> {
        if let Some(mut holes) = self.holes.take() {
            if !cut {
                holes.fill(None, |bytes| self.pass(bytes, false));
            }
            if holes.stopped {
                return Vec::new();
            }
        }
        let content: Content = self.inspector.finish(cut);
        let kept = match self.keep {
            Keep::Always => true,
            Keep::IfJson => self.kept.begins_json() == Some(true),
            Keep::Never => false,
        };
        let kept = kept.then_some(Event::Kept(self.at, self.kept.bytes));
        std::iter::once(Event::Content(self.at, content)).chain(kept).collect()
    }
}

/// Bytes that are kept as far as they may be a document.
#[derive(Default)]
struct Kept {
    bytes: Vec<u8>,
    /// Bytes at the beginning that say nothing.
    blank: usize,
}

impl Kept {
    /// Whether they begin as JSON does; nothing where too few are there to tell.
    fn begins_json(&mut self) -> Option<bool> {
        const BOM: &[u8] = b"\xef\xbb\xbf";
        if self.blank == 0 {
            if BOM.starts_with(&self.bytes) && self.bytes.len() < BOM.len() {
                return None;
            }
            self.blank = if self.bytes.starts_with(BOM) { BOM.len() } else { 0 };
        }
        let rest = self.bytes.get(self.blank..).unwrap_or_default();
        match rest.iter().position(|byte| !byte.is_ascii_whitespace()) {
            None => {
                self.blank = self.bytes.len();
                None
            }
            Some(at) => Some(matches!(rest.get(at), Some(b'{' | b'['))),
        }
    }
}

/// A file of which only some parts stand in the archive: all else is zeros.
struct Holes {
    parts: std::vec::IntoIter<(u64, u64)>,
    /// The part that is read or comes next, as far as it is not read.
    part: Option<(u64, u64)>,
    /// Bytes of the file that were read, and all of them.
    position: u64,
    size: u64,
    account: Account,
    /// There were more zeros than is waited for.
    stopped: bool,
}

impl Holes {
    /// Passes on what the next bytes are with the zeros before them, or, where no more come, the zeros that are left.
    fn fill(&mut self, bytes: Option<&[u8]>, mut pass: impl FnMut(&[u8])) {
        let mut bytes = bytes;
        while !self.stopped {
            if self.part.is_none_or(|(_, length)| length == 0) {
                self.part = self.parts.find(|(_, length)| *length > 0);
            }
            let (from, length) = match (self.part, bytes) {
                (Some(part), Some(_)) => part,
                (None, None) => (self.size, 0),
                _ => return,
            };
            if self.position < from {
                let zeros = usize::try_from(from - self.position).unwrap_or(usize::MAX).min(ZEROS.len());
                self.stopped = !self.account.unpack(zeros as u64);
                self.position += zeros as u64;
                pass(ZEROS.get(..zeros).unwrap_or_default());
                continue;
            }
            let Some(rest) = bytes.filter(|rest| !rest.is_empty()) else { return };
            let (now, later) = rest.split_at(usize::try_from(length).unwrap_or(usize::MAX).min(rest.len()));
            self.stopped = !self.account.unpack(now.len() as u64);
            self.position += now.len() as u64;
            self.part = Some((self.position, length - now.len() as u64));
            pass(now);
            bytes = Some(later);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Limits;

    fn read(keep: Keep, bytes: &[u8], piece: usize) -> Vec<Event> {
        let mut reading = Reading::new(0, keep, None, Limits::default());
        bytes.chunks(piece).for_each(|piece| reading.take(piece));
        reading.finish(false)
    }

    #[test]
    fn what_begins_as_json_does_is_kept_whatever_the_pieces() {
        for text in [&b"\xef\xbb\xbf {}"[..], b"\n\t []", b"{"] {
            for piece in 1..=text.len() {
                assert_eq!(read(Keep::IfJson, text, piece).last(), Some(&Event::Kept(0, text.to_vec())), "{piece}");
            }
        }
        for text in [&b"\xef\xbb\xbf a{}"[..], b"\xef\xbb{}", b"  ", b"\xef\xbb", b""] {
            assert!((1..=text.len() + 1).all(|piece| read(Keep::IfJson, text, piece).len() == 1), "{text:?}");
        }
    }

    #[test]
    fn holes_are_zeros() {
        let map = Map::read_all(&[(2, 5), (7, 0), (18, 3)]);
        let whole = b"\0\0abcde\0\0\0\0\0\0\0\0\0\0\0fgh\0\0\0\0";
        let read = |budget: Limits, piece: usize| {
            let mut reading = Reading::new(0, Keep::Always, None, budget).with_holes(Some(&map), 25);
            b"abcdefgh".chunks(piece).for_each(|piece| reading.take(piece));
            reading.finish(false)
        };
        for piece in 1..9 {
            let events = read(Limits::default(), piece);
            assert_eq!(events[1], Event::Kept(0, whole.to_vec()));
            assert!(
                matches!(&events[0], Event::Content(0, content) if content.is_named(&Digest::of(crate::digest::Algorithm::Sha256, whole)) == Some(true))
            );
            // What was not waited for is not known.
            assert_eq!(read(Limits { free: 16, ratio: 0 }, piece), []);
        }
    }
}
