//! The files of a tar as layers have rules about them.
//!
//! Source: image-spec v1.1.1, `layer.md`: no path twice, no whiteout without a name.

use super::inspect::Inside;
use super::tar::{Reader, Sink};
use super::{Files, Member, MemberKind};
use crate::digest::fingerprint;
use std::collections::HashSet;

/// Paths that are remembered to find those that stand there twice.
const REMEMBERED: usize = 1 << 20;

/// Notes the files of a tar whose bytes pass by.
pub(super) struct LayerFiles {
    reader: Reader,
    notes: Notes,
}

#[derive(Default)]
struct Notes {
    files: Files,
    /// The first half of a hash of each path: short, and no two real paths share it.
    seen: HashSet<u128>,
}

impl LayerFiles {
    pub(super) fn new() -> Self {
        Self { reader: Reader::new(), notes: Notes::default() }
    }
}

impl Inside for LayerFiles {
    fn take(&mut self, bytes: &[u8]) {
        self.reader.take(bytes, &mut self.notes);
    }

    fn finish(&mut self, stopped: bool) -> Files {
        let fault = self.reader.finish(stopped, &mut self.notes);
        Files { fault, ..std::mem::take(&mut self.notes.files) }
    }
}

impl Sink for Notes {
    fn member(&mut self, member: Member) -> bool {
        self.files.count += 1;
        let path = member.path.trim_start_matches("./").trim_end_matches('/');
        if path.rsplit('/').next() == Some(".wh.") && self.files.bare_whiteout.is_none() {
            self.files.bare_whiteout = Some(member.path.clone());
        }
        // Folders that come again only set their own times and owners again.
        if member.kind != MemberKind::Folder && self.seen.len() < REMEMBERED && !self.seen.insert(fingerprint(path.as_bytes())) {
            self.files.duplicates += 1;
            self.files.duplicate.get_or_insert_with(|| member.path.clone());
        }
        false
    }

    fn bytes(&mut self, _: &[u8]) -> bool {
        false
    }

    fn end(&mut self, _: bool) {}
}
