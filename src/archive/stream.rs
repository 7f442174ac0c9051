//! Reads an archive whose bytes pass by once, in order: what is in it, the documents, and what each member's content is.

use super::inspect::{Inside, Inspection};
use super::listing::listed_length;
use super::path::from_blobs;
use super::tar::{Reader, Sink};
use super::{Budget, Content, Files, Keep, LISTING_LIMIT, MEMBER_LIMIT, Member, Reading, is_litter};
use serde::{Deserialize, Serialize};

/// What is learnt about an archive. Members are counted from 0 in the order in which they come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The next member.
    Member(Member),
    /// The bytes of a member that is a document.
    Kept(usize, #[serde(with = "serde_bytes")] Vec<u8>),
    /// What the content of a member is.
    Content(usize, Content),
    /// So many further members, which are not listed because there are too many.
    Unlisted(u64),
    /// Behind the end of the tar something stands, at this place in its unpacked bytes.
    Behind(u64),
}

/// Reads an archive, packed or not.
pub struct Stream(Inspection<Members>);

impl Stream {
    /// Of an archive without bytes yet.
    pub fn new(budget: impl Into<Budget>) -> Self {
        let budget = budget.into();
        let within = budget.within();
        Self(Inspection::new(None, budget, Members::new(Want::Everything(within))))
    }

    /// Takes the next bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.take(bytes);
    }

    /// What was learnt since it was asked last.
    pub fn events(&mut self) -> Vec<Event> {
        self.0.inside().map(Members::events).unwrap_or_default()
    }

    /// No more bytes will come: what was learnt last, and what the archive's own bytes are.
    pub fn finish(self, cut: bool) -> (Vec<Event>, Content) {
        let (content, inside) = self.0.finish(cut);
        (inside.map(|mut inside| inside.events()).unwrap_or_default(), content)
    }
}

/// What is wanted of the members.
pub(super) enum Want {
    /// The documents, and what each content is.
    Everything(Budget),
    /// The documents alone, for which nothing may be spent: what else there is will be read later.
    Documents(Budget),
}

/// Reads the members of a tar.
pub(super) struct Members {
    reader: Reader,
    pieces: Pieces,
}

struct Pieces {
    want: Want,
    events: Vec<Event>,
    /// Members listed.
    count: usize,
    /// Bytes of the list of them.
    listed: usize,
    full: bool,
    kept_in_all: u64,
    current: Option<Reading>,
    files: Files,
}

impl Members {
    pub(super) fn new(want: Want) -> Self {
        let files = Files::default();
        let pieces = Pieces { want, events: Vec::new(), count: 0, listed: 0, full: false, kept_in_all: 0, current: None, files };
        Self { reader: Reader::new(), pieces }
    }

    pub(super) fn events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.pieces.events)
    }

    pub(super) fn skippable(&self) -> u64 {
        self.reader.skippable()
    }

    pub(super) fn skip(&mut self, count: u64) {
        self.reader.skip(count, &mut self.pieces);
    }

    pub(super) fn passed_to(&self) -> u64 {
        self.reader.passed_to()
    }

    pub(super) fn is_over(&self) -> bool {
        self.reader.is_over()
    }
}

impl Inside for Members {
    fn take(&mut self, bytes: &[u8]) {
        self.reader.take(bytes, &mut self.pieces);
    }

    fn finish(&mut self, stopped: bool) -> Files {
        if stopped {
            // What the member holds further on is not known.
            self.pieces.current = None;
        }
        let fault = self.reader.finish(stopped, &mut self.pieces);
        Files { fault, ..std::mem::take(&mut self.pieces.files) }
    }
}

impl Sink for Pieces {
    fn member(&mut self, member: Member) -> bool {
        self.files.count += 1;
        // What is known of holes takes memory as well.
        self.listed += listed_length(&member) + member.holes.as_ref().map_or(0, |map| map.parts().len() * 16);
        self.full |= self.count >= MEMBER_LIMIT || self.listed > LISTING_LIMIT;
        if self.full {
            match self.events.last_mut() {
                Some(Event::Unlisted(count)) => *count += 1,
                _ => self.events.push(Event::Unlisted(1)),
            }
            return false;
        }
        let keep = Keep::of(&member, self.kept_in_all);
        let budget = match &self.want {
            Want::Everything(budget) => member.is_file().then_some(budget),
            Want::Documents(budget) => (keep != Keep::Never).then_some(budget),
        };
        let stated = member.stated_digest();
        let reading = |budget: &Budget| {
            Reading::new(self.count, keep, stated.as_ref(), budget.clone()).with_holes(member.holes.as_deref(), member.size)
        };
        self.current = budget.map(reading);
        self.count += 1;
        self.events.push(Event::Member(member));
        self.current.is_some()
    }

    fn bytes(&mut self, bytes: &[u8]) -> bool {
        if let Some(reading) = &mut self.current {
            reading.take(bytes);
        }
        if matches!(self.want, Want::Documents(_)) {
            self.current.take_if(|reading| !reading.keeps());
        }
        self.current.is_some()
    }

    fn end(&mut self, whole: bool) {
        let Some(reading) = self.current.take() else { return };
        let events = reading.finish(!whole);
        if let Some(Event::Kept(_, bytes)) = events.last() {
            self.kept_in_all += bytes.len() as u64;
        }
        self.events.extend(events);
    }

    fn behind(&mut self, at: u64) {
        self.events.push(Event::Behind(at));
    }
}

/// Whether bytes begin as a JSON object or list does: descriptors point to nothing else that is read here.
pub fn begins_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    matches!(text.iter().find(|byte| !byte.is_ascii_whitespace()), Some(b'{' | b'['))
}

/// Whether a file that is called so is read, whatever it holds.
pub fn is_named_document(path: &str) -> bool {
    matches!(path.rsplit('/').next(), Some("oci-layout" | "index.json" | "manifest.json"))
}

/// Whether a file that is called so may be a document: a blob, JSON by its name, or a file named by a digest, as crane names the
/// configs of `docker save` archives. The files `json` beside the layers of old
/// `docker save` archives are of no use to anyone.
pub fn holds_document(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hex = name.strip_prefix("sha256:").unwrap_or(name);
    let is_digest = hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_blob = from_blobs(path).split('/').count() == 3;
    !is_litter(path) && (is_named_document(path) || path.ends_with(".json") || is_digest || is_blob)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Limits, PackFault};
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn contents(bytes: &[u8], limits: Limits) -> (Vec<(usize, Content)>, Content) {
        let mut stream = Stream::new(limits);
        stream.take(bytes);
        let mut events = stream.events();
        let (last, whole) = stream.finish(false);
        events.extend(last);
        let contents =
            events.into_iter().filter_map(|event| if let Event::Content(at, content) = event { Some((at, content)) } else { None });
        (contents.collect(), whole)
    }

    fn tar() -> Vec<u8> {
        let mut builder = ::tar::Builder::new(Vec::new());
        for (path, bytes) in [("a", &[1; 10][..]), ("zeros", &[0; 3 << 20]), ("b", &[2; 10])] {
            let mut header = ::tar::Header::new_ustar();
            header.set_size(bytes.len() as u64);
            builder.append_data(&mut header, path, bytes).unwrap();
        }
        builder.into_inner().unwrap()
    }

    #[test]
    fn what_reading_was_stopped_in_is_not_known() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&tar()).unwrap();
        let packed = encoder.finish().unwrap();
        let (known, whole) = contents(&packed, Limits { free: 1 << 20, ratio: 10 });
        let unpacked = whole.unpacked.unwrap();
        assert!(matches!(unpacked.fault, Some(PackFault::Bomb { .. })) && unpacked.files.fault.is_none() && unpacked.digests.is_empty());
        assert_eq!((known.len(), whole.digests.len(), known[0].1.cut), (1, 1, false));
        assert_eq!(contents(&packed, Limits::NONE).0.len(), 3);
    }

    #[test]
    fn what_ends_too_early_has_no_digests() {
        let (known, _) = contents(&tar()[..100_000], Limits::default());
        let cut = &known[1].1;
        assert!(
            known.len() == 2 && cut.cut && cut.digests.is_empty() && cut.unpacked.as_ref().is_none_or(|inner| inner.digests.is_empty())
        );
        assert_eq!(cut.size, 100_000 - 3 * 512);
    }
}
