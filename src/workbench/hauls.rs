//! Archives that are being read: how far, and what comes of it. Reading itself is the page's work.

use super::{Selection, Workbench};
use crate::archive::{Archive, ArchiveId, Content, Event, TarFault};
use crate::library::DocumentId;
use std::rc::Rc;

/// How an archive's reading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Others are read first.
    Queued,
    /// Its members are being listed.
    Listing,
    /// Its members are being hashed.
    Hashing,
    /// All of it was read.
    Done,
    /// A person stopped it.
    Stopped,
    /// The worker died or could not be started.
    Died,
    /// The browser could not read the file: it was changed, moved or taken away.
    Unreadable,
}

impl Stage {
    /// Whether something goes on, or will.
    pub fn is_going_on(self) -> bool {
        matches!(self, Stage::Queued | Stage::Listing | Stage::Hashing)
    }

    /// Whether it can be read again.
    pub fn can_be_tried_again(self) -> bool {
        matches!(self, Stage::Stopped | Stage::Died | Stage::Unreadable)
    }
}

/// How far the reading of an archive is.
#[derive(Clone, Debug, PartialEq)]
pub struct Haul {
    /// How it stands.
    pub stage: Stage,
    /// Bytes to read in all.
    pub bytes: u64,
    /// Bytes read.
    pub done: u64,
    /// Files to hash in all, as far as known.
    pub blobs: usize,
    /// Files hashed.
    pub blobs_done: usize,
    /// Members that are being hashed: place and bytes done.
    pub running: Vec<(usize, u64)>,
    /// Milliseconds since reading began.
    pub elapsed: f64,
}

impl Haul {
    /// Of an archive of so many bytes of which nothing was read.
    pub fn queued(bytes: u64) -> Self {
        Self { stage: Stage::Queued, bytes, done: 0, blobs: 0, blobs_done: 0, running: Vec::new(), elapsed: 0.0 }
    }

    /// How much was read, from 0 to 1.
    pub fn share(&self) -> f64 {
        if self.stage == Stage::Done {
            return 1.0;
        }
        if self.bytes == 0 { 0.0 } else { (self.done as f64 / self.bytes as f64).clamp(0.0, 1.0) }
    }

    /// Bytes a second; nothing where it is too early to say.
    pub fn rate(&self) -> Option<f64> {
        (self.elapsed >= 250.0 && self.done > 0).then(|| self.done as f64 / self.elapsed * 1000.0)
    }

    /// Seconds that are left at that rate.
    pub fn left(&self) -> Option<f64> {
        Some(self.bytes.saturating_sub(self.done) as f64 / self.rate()?)
    }
}

/// What the page tells about archives.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// An archive was given; its members are not known yet.
    Given(Archive),
    /// How far it is.
    Progress(Haul),
    /// What was learnt of its members.
    Learnt(Vec<Event>, Haul),
    /// Nothing more will be learnt: why its members cannot all be read, and what its own bytes are.
    Over(Option<TarFault>, Option<Content>, Haul),
}

impl Workbench {
    pub(super) fn haul(&mut self, id: ArchiveId, news: News) {
        match news {
            News::Given(archive) => {
                let size = archive.size;
                let listing = Rc::make_mut(&mut self.library).shelve(archive);
                Rc::make_mut(&mut self.hauls).insert(id, Haul::queued(size));
                self.analyse();
                if self.document().is_none() {
                    self.follow_archive(id, listing);
                }
            }
            News::Progress(haul) => self.note_haul(id, haul),
            News::Learnt(events, haul) => {
                let was_first = self.is_at_entry_point(id);
                Rc::make_mut(&mut self.library).learn(id, events);
                self.note_haul(id, haul);
                self.forget_listing(id);
                self.analyse();
                self.lead_in(id, was_first);
            }
            News::Over(fault, whole, haul) => {
                let was_first = self.is_at_entry_point(id);
                Rc::make_mut(&mut self.library).conclude(id, fault, whole);
                self.note_haul(id, haul);
                self.forget_listing(id);
                self.analyse();
                self.lead_in(id, was_first);
            }
        }
    }

    fn note_haul(&mut self, id: ArchiveId, haul: Haul) {
        if self.library.shelf(id).is_some() {
            Rc::make_mut(&mut self.hauls).insert(id, haul);
        }
    }

    /// What was said about the listing was said about fewer members.
    fn forget_listing(&mut self, id: ArchiveId) {
        if let Some(shelf) = self.library.shelf(id) {
            Rc::make_mut(&mut self.analyses).remove(&shelf.listing);
        }
    }

    /// Whether a person is where the archive was opened, and may be led on as more of it comes.
    fn is_at_entry_point(&self, id: ArchiveId) -> bool {
        let entry = self.library.shelf(id).map(|shelf| self.library.entry_point(shelf));
        self.open.is_none() || (self.led == Some(id) && self.open == entry)
    }

    fn lead_in(&mut self, id: ArchiveId, may: bool) {
        let Some(shelf) = self.library.shelf(id).filter(|_| may) else {
            if self.document().is_none() {
                self.open = self.library.documents().first().map(|document| document.id);
            }
            return;
        };
        let entry = self.library.entry_point(shelf);
        if self.open != Some(entry) {
            self.follow_archive(id, entry);
        }
    }

    fn follow_archive(&mut self, id: ArchiveId, document: DocumentId) {
        self.led = Some(id);
        self.open = Some(document);
        self.selection = Selection::default();
        self.panel = self.panel.for_work();
    }

    /// Takes an archive out with its documents.
    pub(super) fn unshelve(&mut self, id: ArchiveId) {
        Rc::make_mut(&mut self.hauls).remove(&id);
        if self.led == Some(id) {
            self.led = None;
        }
    }

    /// Whether an archive is being read.
    pub fn is_hauling(&self) -> bool {
        self.hauls.values().any(|haul| haul.stage.is_going_on())
    }

    /// The archive that is read now, else the first in the queue.
    pub fn hauled(&self) -> Option<(ArchiveId, &Haul)> {
        let going_on = || self.hauls.iter().filter(|(_, haul)| haul.stage.is_going_on());
        going_on().find(|(_, haul)| haul.stage != Stage::Queued).or_else(|| going_on().next()).map(|(id, haul)| (*id, haul))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_and_time_left_follow_from_what_was_done() {
        let haul = Haul { stage: Stage::Hashing, done: 250, elapsed: 500.0, ..Haul::queued(1000) };
        assert_eq!((haul.share(), haul.rate(), haul.left()), (0.25, Some(500.0), Some(1.5)));
        assert_eq!(Haul { elapsed: 10.0, ..haul }.rate(), None);
        assert_eq!(Haul::queued(0).share(), 0.0);
    }
}
