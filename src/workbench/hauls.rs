//! Archives that are being read: how far, and what comes of it. Reading itself is the page's work.

use super::{Notice, Selection, Workbench};
use crate::archive::{Archive, ArchiveId, Content, Event, Form, TarFault};
use crate::library::{DocumentId, Shelf};
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
    /// Whether a person had it tried again.
    pub again: bool,
}

impl Haul {
    /// Of an archive of so many bytes of which nothing was read.
    pub fn queued(bytes: u64) -> Self {
        Self { stage: Stage::Queued, bytes, done: 0, blobs: 0, blobs_done: 0, running: Vec::new(), elapsed: 0.0, again: false }
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
    /// What the archive's own bytes are, told when all else is known.
    Whole(Content),
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
                } else {
                    match &mut self.notice {
                        Some(Notice::CameToo(_, more)) => *more += 1,
                        // What went wrong, and what can be brought back, stays.
                        None | Some(Notice::AlreadyGiven(_) | Notice::SameArchive(_) | Notice::DigestExpected(_)) => {
                            self.notice = Some(Notice::CameToo(id, 0));
                        }
                        Some(_) => {}
                    }
                }
            }
            News::Whole(whole) => {
                let Some(fault) = self.library.shelf(id).filter(|shelf| shelf.done).map(|shelf| shelf.archive.fault) else { return };
                Rc::make_mut(&mut self.library).conclude(id, fault, Some(whole));
                self.analyse();
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
                if self.withdraw_copy(id) {
                    return;
                }
                self.analyse();
                self.lead_in(id, was_first);
            }
        }
    }

    /// Takes an archive out that is the same as one that was here before: by its name, its size and all that is in it.
    /// Whether it was.
    fn withdraw_copy(&mut self, id: ArchiveId) -> bool {
        let Some(new) = self.library.shelf(id).filter(|shelf| shelf.archive.form != Form::Loose) else { return false };
        let known = |archive: &Archive| (archive.name.clone(), archive.size, archive.form, archive.unlisted);
        let (archive, listing) = (new.archive.clone(), new.listing);
        let same = |other: &&Shelf| {
            other.archive.id < id
                && other.done
                && known(&other.archive) == known(&archive)
                && other.archive.members == archive.members
                && other.archive.contents == archive.contents
        };
        let Some(first) = self.library.shelves().iter().find(same).map(|shelf| shelf.archive.id) else { return false };
        self.remove(&[listing]);
        // There is nothing to bring back.
        self.removed.clear();
        self.removed_shelves.clear();
        self.notice = Some(Notice::SameArchive(first));
        true
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

    /// Takes an archive out; its documents stay.
    pub(super) fn unshelve(&mut self, id: ArchiveId) -> Option<(Shelf, Haul)> {
        let haul = Rc::make_mut(&mut self.hauls).remove(&id);
        if self.led == Some(id) {
            self.led = None;
        }
        let shelf = Rc::make_mut(&mut self.library).unshelve(id)?;
        let haul = haul.unwrap_or_else(|| Haul::queued(shelf.archive.size));
        Some((shelf, haul))
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

    use super::super::{Action, Workbench};
    use crate::archive::{Inspector, Limits, Member, MemberKind};
    use crate::digest::{Algorithm, Digest};
    use crate::library::{Held, Verification};

    fn content(bytes: &[u8]) -> Content {
        let mut inspector = Inspector::new(None, Limits::default());
        inspector.take(bytes);
        inspector.finish(false)
    }

    fn haul(id: u32, news: News) -> Action {
        Action::Haul(ArchiveId(id), Box::new(news))
    }

    /// What is learnt of a layout with one image of one manifest and one layer; the layer's content comes later.
    fn layout(layer: &[u8]) -> (Vec<Event>, Event) {
        let digest = |bytes: &[u8]| Digest::of(Algorithm::Sha256, bytes);
        let descriptor =
            |kind: &str, bytes: &[u8]| format!(r#"{{"mediaType":"{kind}","digest":"{}","size":{}}}"#, digest(bytes), bytes.len());
        let config = br#"{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[]}}"#;
        let manifest = format!(
            r#"{{"schemaVersion":2,"config":{},"layers":[{}]}}"#,
            descriptor("application/vnd.oci.image.config.v1+json", config),
            descriptor("application/vnd.oci.image.layer.v1.tar", b"layer")
        );
        let index = |child: &str, kind| format!(r#"{{"schemaVersion":2,"manifests":[{}]}}"#, descriptor(kind, child.as_bytes()));
        let inner = index(&manifest, "application/vnd.oci.image.manifest.v1+json");
        let outer = index(&inner, "application/vnd.oci.image.index.v1+json");
        let blob = |bytes: &[u8]| format!("blobs/sha256/{}", digest(bytes).encoded());
        let files: Vec<(String, Vec<u8>)> = vec![
            ("oci-layout".into(), br#"{"imageLayoutVersion":"1.0.0"}"#.to_vec()),
            ("index.json".into(), outer.clone().into()),
            (blob(inner.as_bytes()), inner.clone().into()),
            (blob(manifest.as_bytes()), manifest.clone().into()),
            (blob(config), config.to_vec()),
            (blob(b"layer"), layer.to_vec()),
        ];
        let mut events = Vec::new();
        for (at, (path, bytes)) in files.iter().enumerate() {
            events.push(Event::Member(Member::new(path.clone(), MemberKind::File, bytes.len() as u64, 0)));
            if at < 5 {
                events.extend([Event::Content(at, content(bytes)), Event::Kept(at, bytes.clone())]);
            }
        }
        (events, Event::Content(5, content(layer)))
    }

    fn given(layer: &[u8]) -> (Workbench, Event) {
        let (events, last) = layout(layer);
        let archive = Archive::new(ArchiveId(0), "image.tar".into(), Form::Tar(None), 5000);
        let state = Workbench::default().after(haul(0, News::Given(archive)));
        (state.after(haul(0, News::Learnt(events, Haul { stage: Stage::Hashing, ..Haul::queued(5000) }))), last)
    }

    fn layer_state(state: &Workbench) -> Verification {
        let manifest = state.library.documents().iter().find(|document| document.kind().is_manifest()).unwrap();
        let layer = manifest.image.as_deref().unwrap().descriptors.last().unwrap();
        state.library.verify(layer)
    }

    #[test]
    fn the_index_of_an_archive_opens_and_its_blobs_settle_one_by_one() {
        let (state, last) = given(b"layer");
        // The index of the image, not the layout's own.
        let open = state.document().unwrap();
        assert!(open.kind().is_index() && open.origin.name.starts_with("image.tar/blobs/"), "{}", open.origin.name);
        assert!(matches!(state.analysis().unwrap().entries[..], [Verification::Verified(Held::Document(_))]));
        assert!(matches!(layer_state(&state), Verification::Waiting(_)));
        let done = state.after(haul(0, News::Learnt(vec![last], Haul::queued(5000))));
        assert!(matches!(layer_state(&done), Verification::Verified(Held::Member(_))));
        assert_eq!(done.open, state.open);
        let (broken, last) = given(b"lazer");
        let broken = broken.after(haul(0, News::Learnt(vec![last], Haul::queued(5000))));
        assert!(matches!(layer_state(&broken), Verification::Differs(Held::Member(_), _)));
    }

    #[test]
    fn an_archive_is_removed_and_comes_back_as_a_whole() {
        let (state, _) = given(b"layer");
        let listing = state.library.shelves()[0].listing;
        let count = state.library.documents().len();
        let removed = state.after(Action::Remove(listing));
        assert!(removed.library.documents().is_empty() && removed.library.shelves().is_empty() && removed.hauls.is_empty());
        assert!(matches!(removed.notice, Some(super::super::Notice::Removed(_))));
        let back = removed.after(Action::Undo);
        assert_eq!((back.library.documents().len(), back.library.shelves().len()), (count, 1));
        assert_eq!(back.hauls[&ArchiveId(0)].stage, Stage::Stopped);
        // What is told of an archive that is gone changes nothing.
        let late = removed.after(haul(0, News::Learnt(Vec::new(), Haul::queued(1))));
        assert!(late.library.documents().is_empty() && late.hauls.is_empty());
    }

    #[test]
    fn what_was_open_comes_back_with_its_archive() {
        let (state, _) = given(b"layer");
        let (listing, manifest) = (state.library.shelves()[0].listing, manifest(&state));
        let elsewhere = state.after(Action::Open(manifest)).after(Action::Show(super::super::Panel::Findings));
        let back = elsewhere.after(Action::Remove(listing)).after(Action::Show(super::super::Panel::About)).after(Action::Undo);
        assert_eq!((back.open, &back.panel), (Some(manifest), &super::super::Panel::Findings));
    }

    #[test]
    fn where_an_archive_goes_the_one_before_opens_as_it_did() {
        let (state, _) = given(b"layer");
        let entry = state.open;
        let (events, _) = layout(b"other");
        let second = Archive::new(ArchiveId(1), "other.tar".into(), Form::Tar(None), 6000);
        let two = state.after(haul(1, News::Given(second)));
        assert!(matches!(two.notice, Some(Notice::CameToo(ArchiveId(1), 0))) && two.open == entry);
        let two = two.after(haul(1, News::Learnt(events, Haul::queued(6000))));
        let listing = two.library.shelves()[1].listing;
        let opened = two.after(Action::Open(listing));
        assert_eq!(opened.after(Action::Remove(listing)).open, entry);
    }

    #[test]
    fn an_archive_given_twice_stays_one() {
        let whole = |state: &Workbench, id: u32, layer: &[u8]| {
            let (events, last) = layout(layer);
            let archive = Archive::new(ArchiveId(id), "image.tar".into(), Form::Tar(None), 5000);
            let state = state.after(haul(id, News::Given(archive))).after(haul(id, News::Learnt(events, Haul::queued(5000))));
            let done = Haul { stage: Stage::Done, ..Haul::queued(5000) };
            state.after(haul(id, News::Learnt(vec![last], Haul::queued(5000)))).after(haul(id, News::Over(None, None, done)))
        };
        let once = whole(&Workbench::default(), 0, b"layer");
        let twice = whole(&once, 1, b"layer");
        assert_eq!((twice.library.shelves().len(), twice.library.documents().len()), (1, once.library.documents().len()));
        assert!(matches!(twice.notice, Some(Notice::SameArchive(ArchiveId(0)))));
        assert_eq!(twice.open, once.open);
        assert_eq!(whole(&once, 1, b"lazer").library.shelves().len(), 2);
    }

    fn manifest(state: &Workbench) -> DocumentId {
        state.library.documents().iter().find(|document| document.kind().is_manifest()).unwrap().id
    }

    #[test]
    fn a_person_who_went_elsewhere_is_left_there() {
        let (state, last) = given(b"layer");
        let listing = state.library.shelves()[0].listing;
        let elsewhere = state.after(Action::Open(listing));
        let after = elsewhere.after(haul(0, News::Learnt(vec![last], Haul::queued(5000))));
        assert_eq!(after.open, Some(listing));
    }

    #[test]
    fn rate_and_time_left_follow_from_what_was_done() {
        let haul = Haul { stage: Stage::Hashing, done: 250, elapsed: 500.0, ..Haul::queued(1000) };
        assert_eq!((haul.share(), haul.rate(), haul.left()), (0.25, Some(500.0), Some(1.5)));
        assert_eq!(Haul { elapsed: 10.0, ..haul }.rate(), None);
        assert_eq!(Haul::queued(0).share(), 0.0);
    }
}
