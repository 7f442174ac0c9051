//! Reads an archive whose bytes pass by once, in order: what is in it, the documents, and what each member's content is.

use super::inspect::{Inside, Inspection, Inspector};
use super::path::from_blobs;
use super::tar::{Reader, Sink};
use super::{Content, Files, KEEP_LIMIT, KEPT_IN_ALL, Limits, MEMBER_LIMIT, Member, is_litter};
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
}

/// Reads an archive, packed or not.
pub struct Stream(Inspection<Members>);

impl Stream {
    /// Of an archive without bytes yet.
    pub fn new(limits: Limits) -> Self {
        Self(Inspection::new(None, limits, Members::new(Want::Everything(limits))))
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
#[derive(Clone, Copy)]
pub(super) enum Want {
    /// The documents, and what each content is.
    Everything(Limits),
    /// The documents alone: what else there is will be read later.
    Documents,
}

/// Reads the members of a tar.
pub(super) struct Members {
    reader: Reader,
    pieces: Pieces,
}

struct Pieces {
    want: Want,
    events: Vec<Event>,
    count: usize,
    kept_in_all: u64,
    current: Option<Current>,
    files: Files,
}

/// The member that passes by.
struct Current {
    at: usize,
    /// Whether it may be a document, its bytes so far.
    kept: Option<Vec<u8>>,
    /// Whether its name alone says that it is one.
    named: bool,
    inspector: Option<Inspector>,
}

impl Members {
    pub(super) fn new(want: Want) -> Self {
        let pieces = Pieces { want, events: Vec::new(), count: 0, kept_in_all: 0, current: None, files: Files::default() };
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

    pub(super) fn is_over(&self) -> bool {
        self.reader.is_over()
    }
}

impl Inside for Members {
    fn take(&mut self, bytes: &[u8]) {
        self.reader.take(bytes, &mut self.pieces);
    }

    fn finish(&mut self) -> Files {
        let fault = self.reader.finish(&mut self.pieces);
        Files { fault, ..std::mem::take(&mut self.pieces.files) }
    }
}

impl Sink for Pieces {
    fn member(&mut self, member: Member) -> bool {
        let at = self.count;
        self.count += 1;
        self.files.count += 1;
        let path = member.clean.as_deref().unwrap_or_default();
        let listed = at < MEMBER_LIMIT;
        let room = member.size <= KEEP_LIMIT && self.kept_in_all + member.size <= KEPT_IN_ALL;
        let may_be_document = listed && member.is_file() && room && holds_document(path);
        let stated = member.stated_digest();
        let inspector = match self.want {
            Want::Everything(limits) if listed && member.is_file() => Some(Inspector::new(stated.as_ref(), limits)),
            Want::Documents if may_be_document => Some(Inspector::new(stated.as_ref(), Limits::default())),
            _ => None,
        };
        let wanted = inspector.is_some();
        self.current = wanted.then(|| Current { at, kept: may_be_document.then(Vec::new), named: is_named_document(path), inspector });
        self.events.push(Event::Member(member));
        wanted
    }

    fn bytes(&mut self, bytes: &[u8]) -> bool {
        let Some(current) = &mut self.current else { return false };
        if current.kept.as_ref().is_some_and(|kept| kept.is_empty()) && !current.named && !begins_json(bytes) {
            current.kept = None;
            if matches!(self.want, Want::Documents) {
                self.current = None;
                return false;
            }
        }
        if let Some(kept) = &mut current.kept {
            kept.extend_from_slice(bytes);
        }
        if let Some(inspector) = &mut current.inspector {
            inspector.take(bytes);
        }
        true
    }

    fn end(&mut self, whole: bool) {
        let Some(Current { at, kept, inspector, named }) = self.current.take() else { return };
        let empty = kept.as_ref().is_some_and(Vec::is_empty);
        if let Some(inspector) = inspector {
            self.events.push(Event::Content(at, inspector.finish(!whole)));
        }
        if let Some(kept) = kept.filter(|_| !empty || named) {
            self.kept_in_all += kept.len() as u64;
            self.events.push(Event::Kept(at, kept));
        }
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
