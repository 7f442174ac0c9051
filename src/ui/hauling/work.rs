//! One archive that is read: what is known of its members, what of it is to be read, and how far that is.

use crate::archive::{Archive, ArchiveId, Content, Event, Form, Keep, Limits, Map, Member, Named, Names, PackFault, Part, TarFault, plan};
use crate::digest::Digest;
use crate::protocol::{Job, Key};
use crate::ui::browser::Task;
use crate::workbench::{Haul, Stage};
use std::collections::BTreeMap;

/// The place of what is no member, but the archive itself.
const WHOLE: usize = usize::MAX;

/// An archive and its files.
pub struct Work {
    id: ArchiveId,
    /// In what form its members come.
    form: Form,
    /// The file itself, or the members' files in their order.
    files: Vec<web_sys::File>,
    limits: Limits,
    /// How it stands.
    pub stage: Stage,
    /// Whether a person had it tried again.
    pub again: bool,
    /// Whether the workbench was seen to have it.
    pub seen: bool,
    members: Vec<Known>,
    /// What their names say.
    names: Names,
    /// What the documents of a plain tar name.
    named: Named,
    /// Members told of since it was begun last: what is read again is told again.
    told: usize,
    /// Further members that are not listed, in all, and told of since it was begun last.
    unlisted: (u64, u64),
    /// Whether all members are known.
    listed: bool,
    /// Why not all members can be read.
    pub fault: Option<TarFault>,
    /// What its own bytes are.
    pub whole: Option<Content>,
    /// What was learnt and not passed on.
    pub events: Vec<Event>,
    running: BTreeMap<Key, Running>,
    /// Bytes to read, and those read.
    bytes: u64,
    done: u64,
    blobs_done: usize,
    began: f64,
    trouble: Option<Stage>,
}

/// What is known of a member.
struct Known {
    is_file: bool,
    offset: u64,
    size: u64,
    /// Bytes of it that stand in the archive, and which, where not all do.
    stored: u64,
    holes: Option<Box<Map>>,
    named: Option<Digest>,
    keep: Keep,
    content: bool,
    bomb: bool,
}

/// A job that was given to the workers.
struct Running {
    parts: Vec<(usize, u64)>,
    bytes: u64,
    done: u64,
}

impl Work {
    /// An archive that was given, with its files: the file itself, or those of its members in their order.
    pub fn new(archive: &Archive, files: Vec<web_sys::File>) -> Self {
        let mut work = Self {
            id: archive.id,
            form: archive.form,
            files,
            limits: Limits::default(),
            stage: Stage::Queued,
            again: false,
            seen: false,
            members: Vec::new(),
            names: Names::default(),
            named: Named::default(),
            told: 0,
            unlisted: (0, 0),
            listed: !matches!(archive.form, Form::Tar(_)),
            fault: None,
            whole: None,
            events: Vec::new(),
            running: BTreeMap::new(),
            bytes: archive.size,
            done: 0,
            blobs_done: 0,
            began: 0.0,
            trouble: None,
        };
        archive.members.iter().for_each(|member| work.know(member));
        if archive.form == Form::Folder {
            work.choose_documents(archive);
        }
        work
    }

    /// The one file that it is.
    pub fn file(&self) -> Option<web_sys::File> {
        self.files.first().filter(|_| matches!(self.form, Form::Tar(_))).cloned()
    }

    fn know(&mut self, member: &Member) {
        self.names.note(member);
        if self.form == Form::Tar(None) {
            self.named.list(self.members.len(), member);
        }
        self.members.push(Known {
            is_file: member.is_file(),
            offset: member.offset,
            size: member.size,
            stored: member.stored,
            holes: member.holes.clone(),
            named: member.stated_digest(),
            keep: Keep::Never,
            content: false,
            bomb: false,
        });
    }

    /// Which files of a folder are kept if they are documents: the smallest first, as far as there is room.
    fn choose_documents(&mut self, archive: &Archive) {
        let mut places: Vec<usize> = (0..archive.members.len()).collect();
        places.sort_by_key(|at| archive.members.get(*at).map(|member| member.size));
        let mut kept = 0;
        for at in places {
            let (Some(member), Some(known)) = (archive.members.get(at), self.members.get_mut(at)) else { continue };
            known.keep = Keep::of(member, kept);
            kept += if known.keep == Keep::Never { 0 } else { member.size };
        }
    }

    /// Begins, at a time in milliseconds: the jobs to do first. `key` names the next job.
    pub fn begin(&mut self, now: f64, key: &mut Key) -> Vec<Task> {
        (self.began, self.done, self.told, self.trouble) = (now, 0, 0, None);
        self.unlisted.1 = 0;
        self.running.clear();
        let size = self.files.first().map_or(0, |file| file.size() as u64);
        match self.form {
            Form::Tar(None) if !self.listed => {
                (self.stage, self.bytes) = (Stage::Listing, size);
                vec![self.task(Job::Survey, Vec::new(), 0, self.files.clone(), key)]
            }
            Form::Tar(Some(_)) => {
                (self.stage, self.bytes) = (Stage::Hashing, size);
                vec![self.task(Job::Stream { limits: self.limits }, Vec::new(), size, self.files.clone(), key)]
            }
            _ => self.inspect(key),
        }
    }

    /// The jobs that read every member whose content is not known.
    fn inspect(&mut self, key: &mut Key) -> Vec<Task> {
        self.keep_named();
        let places = (0..self.members.len()).filter(|at| self.members.get(*at).is_some_and(|known| known.is_file && !known.content));
        let mut parts = self.parts(places);
        // A layer may have names as images do: then its own digest is what is wanted of it.
        if self.form == Form::Tar(None) && self.whole.is_none() && !self.names.are_of_image() {
            let length = self.files.first().map_or(0, |file| file.size() as u64);
            parts.push(Part { at: WHOLE, offset: 0, length, holes: None, named: None, keep: Keep::Never });
        }
        (self.stage, self.done) = (Stage::Hashing, 0);
        self.bytes = parts.iter().map(|part| part.length).sum();
        plan(parts).into_iter().map(|parts| self.inspection(parts, key)).collect()
    }

    /// Of a plain tar, that the documents are kept that others name. Their places.
    fn keep_named(&mut self) -> Vec<usize> {
        let wanted = if self.form == Form::Tar(None) { self.named.wanted() } else { Vec::new() };
        for at in &wanted {
            if let Some(known) = self.members.get_mut(*at) {
                known.keep = Keep::IfJson;
            }
        }
        wanted
    }

    /// The jobs that read documents which were named by those read last.
    pub fn further(&mut self, key: &mut Key) -> Vec<Task> {
        if !self.running.is_empty() || self.trouble.is_some() {
            return Vec::new();
        }
        let wanted = self.keep_named();
        let parts = self.parts(wanted.into_iter());
        self.bytes += parts.iter().map(|part| part.length).sum::<u64>();
        plan(parts).into_iter().map(|parts| self.inspection(parts, key)).collect()
    }

    fn parts(&self, places: impl Iterator<Item = usize>) -> Vec<Part> {
        let part = |at: usize| {
            let known = self.members.get(at)?;
            // Of a folder each file is its own.
            let offset = if matches!(self.form, Form::Tar(_)) { known.offset } else { 0 };
            let holes = known.holes.clone().map(|map| (known.size, map));
            Some(Part { at, offset, length: known.stored, holes, named: known.named.clone(), keep: known.keep })
        };
        places.filter_map(part).collect()
    }

    fn inspection(&mut self, parts: Vec<Part>, key: &mut Key) -> Task {
        let places = parts.iter().map(|part| (part.at, part.length)).collect();
        let bytes = parts.iter().map(|part| part.length).sum();
        let files = match self.form {
            Form::Tar(_) => self.files.clone(),
            // A job about one file of several takes that file for all its parts: it has one part.
            _ => parts.iter().filter_map(|part| self.files.get(part.at).cloned()).collect(),
        };
        self.task(Job::Inspect { parts, archive: self.id.0, limits: self.limits }, places, bytes, files, key)
    }

    /// Workers died of a job: its members are read one by one, but for one alone.
    pub fn died(&mut self, job: Job, key: Key, next: &mut Key) -> Vec<Task> {
        match job {
            Job::Inspect { parts, .. } if parts.len() > 1 && self.has(key) => {
                self.running.remove(&key);
                let known = |part: &Part| self.members.get(part.at).is_some_and(|known| known.content);
                let (read, unread): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(known);
                self.done += read.iter().map(|part| part.length).sum::<u64>();
                unread.into_iter().map(|part| self.inspection(vec![part], next)).collect()
            }
            _ => {
                self.over(key, Some(Stage::Died));
                Vec::new()
            }
        }
    }

    fn task(&mut self, job: Job, parts: Vec<(usize, u64)>, bytes: u64, files: Vec<web_sys::File>, key: &mut Key) -> Task {
        *key += 1;
        self.running.insert(*key, Running { parts, bytes, done: 0 });
        Task::new(*key, job, files, bytes)
    }

    /// Whether a job is about this archive.
    pub fn has(&self, key: Key) -> bool {
        self.running.contains_key(&key)
    }

    /// A job begins anew.
    pub fn restart(&mut self, key: Key) {
        if let Some(running) = self.running.get_mut(&key) {
            running.done = 0;
            if running.parts.is_empty() {
                self.told = 0;
                self.unlisted.1 = 0;
            }
        }
    }

    /// So many bytes of a job are read.
    pub fn progress(&mut self, key: Key, done: u64) {
        if let Some(running) = self.running.get_mut(&key) {
            running.done = done.min(running.bytes);
        }
    }

    /// Takes in what was learnt, without what was learnt before.
    pub fn learn(&mut self, events: Vec<Event>) {
        for event in events {
            match &event {
                Event::Member(member) => {
                    self.told += 1;
                    if self.told <= self.members.len() {
                        continue;
                    }
                    self.know(member);
                }
                Event::Content(WHOLE, content) => {
                    self.whole = Some(content.clone());
                    continue;
                }
                Event::Content(at, content) => {
                    if let Some(known) = self.members.get_mut(*at) {
                        self.blobs_done += usize::from(!known.content);
                        known.content = true;
                        known.bomb =
                            content.unpacked.as_ref().is_some_and(|unpacked| matches!(unpacked.fault, Some(PackFault::Bomb { .. })));
                    }
                }
                Event::Unlisted(count) => {
                    let (all, told) = self.unlisted;
                    self.unlisted = (all.max(told + count), told + count);
                    if self.unlisted.0 > all {
                        self.events.push(Event::Unlisted(self.unlisted.0 - all));
                    }
                    continue;
                }
                Event::Kept(at, bytes) => {
                    if self.form == Form::Tar(None) {
                        self.named.keep(*at, bytes);
                    }
                }
                Event::Behind(_) => {}
            }
            self.events.push(event);
        }
    }

    /// All members of a plain tar are known: the jobs that read them.
    pub fn listed(&mut self, key: Key, fault: Option<TarFault>, next: &mut Key) -> Vec<Task> {
        self.running.remove(&key);
        (self.listed, self.fault) = (true, fault);
        self.inspect(next)
    }

    /// All of a packed archive was read.
    pub fn streamed(&mut self, key: Key, fault: Option<TarFault>, whole: Content) {
        self.over(key, None);
        (self.listed, self.fault, self.whole) = (true, fault, Some(whole));
    }

    /// A job is over; how, if not well.
    pub fn over(&mut self, key: Key, trouble: Option<Stage>) {
        if let Some(running) = self.running.remove(&key) {
            self.done += running.bytes;
        }
        self.trouble = self.trouble.or(trouble);
    }

    /// How it ended, once nothing of it is left to do.
    pub fn outcome(&self) -> Option<Stage> {
        self.running.is_empty().then(|| self.trouble.unwrap_or(Stage::Done))
    }

    /// What unpacked to too much is to be read again, without limits.
    pub fn lift_limits(&mut self) {
        self.limits = Limits::NONE;
        for known in self.members.iter_mut().filter(|known| known.bomb) {
            known.content = false;
            self.blobs_done = self.blobs_done.saturating_sub(1);
        }
    }

    /// How far it is at a time in milliseconds.
    pub fn haul(&self, now: f64) -> Haul {
        let current: u64 = self.running.values().map(|running| running.done).sum();
        let files = self.members.iter().filter(|known| known.is_file).count();
        Haul {
            stage: self.stage,
            bytes: self.bytes,
            done: self.done + current,
            blobs: files,
            blobs_done: self.blobs_done,
            running: self.running.values().filter_map(Running::current).collect(),
            again: self.again,
            elapsed: if self.began > 0.0 { now - self.began } else { 0.0 },
        }
    }
}

impl Running {
    /// The member that is being read, and how many bytes of it were.
    fn current(&self) -> Option<(usize, u64)> {
        let mut rest = self.done;
        for (at, length) in &self.parts {
            if rest < *length {
                return (self.done > 0 && *at != WHOLE).then_some((*at, rest));
            }
            rest -= length;
        }
        None
    }
}
