//! Reads one member: its digests, what is inside, and its bytes where it is a document.

use super::{Content, Event, Inspector, KEEP_LIMIT, KEPT_IN_ALL, Limits, Member, begins_json, holds_document, is_named_document};
use crate::digest::Digest;
use serde::{Deserialize, Serialize};

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

/// Reads one member whose bytes pass by.
pub struct Reading {
    at: usize,
    keep: Keep,
    kept: Vec<u8>,
    inspector: Inspector,
}

impl Reading {
    /// Of the member at a place. `named` is the digest that it should have.
    pub fn new(at: usize, keep: Keep, named: Option<&Digest>, limits: Limits) -> Self {
        Self { at, keep, kept: Vec::new(), inspector: Inspector::new(named, limits) }
    }

    /// Takes the next bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        Self::hash_together(&mut [(self, bytes)]);
        self.take_hashed(bytes);
    }

    /// Hashes the next bytes of several members, each of which then takes the same bytes by [`Reading::take_hashed`].
    pub fn hash_together(inputs: &mut [(&mut Reading, &[u8])]) {
        let mut inspectors: Vec<_> = inputs.iter_mut().map(|(reading, bytes)| (&mut reading.inspector, *bytes)).collect();
        Inspector::hash_together(&mut inspectors);
    }

    /// Takes the next bytes, which are hashed already.
    pub fn take_hashed(&mut self, bytes: &[u8]) {
        if self.keep == Keep::IfJson && self.kept.is_empty() && !begins_json(bytes) {
            self.keep = Keep::Never;
        }
        if self.keep != Keep::Never {
            self.kept.extend_from_slice(bytes);
        }
        self.inspector.take_hashed(bytes);
    }

    /// Whether its bytes are kept, as far as can be said.
    pub fn keeps(&self) -> bool {
        self.keep != Keep::Never
    }

    /// No more bytes will come; `cut` says that there should have been more. The last event holds the bytes, where they are kept.
    pub fn finish(self, cut: bool) -> Vec<Event> {
        let content: Content = self.inspector.finish(cut);
        let kept = match self.keep {
            Keep::Always => true,
            Keep::IfJson => !self.kept.is_empty(),
            Keep::Never => false,
        };
        let kept = kept.then_some(Event::Kept(self.at, self.kept));
        std::iter::once(Event::Content(self.at, content)).chain(kept).collect()
    }
}
