//! Several workers that share what there is to do: started when needed, kept from job to job, started anew where one dies.

use super::worker::{Heard, Worker};
use crate::protocol::{Job, Key, Report};
use std::collections::VecDeque;
use std::rc::Rc;

/// More workers than this are no faster: reading is not.
const MOST: usize = 8;
/// A worker gets further jobs before it has done those it has, so that it need not wait for the page: up to so many bytes.
const AHEAD: u64 = 4 << 20;
/// So many jobs at most.
const JOBS_AHEAD: usize = 8;
/// Large files that a worker hashes side by side: as many as a vector has lanes.
const SIDE_BY_SIDE: usize = 4;
/// So many of all workers: each takes a few megabytes, and reading has no more to give.
const SIDE_BY_SIDE_IN_ALL: usize = 16;
/// Times that a job is given to a worker before it is given up.
const TRIES: u32 = 2;
/// Calls of [`Pool::watch`] that a worker may be silent for. Workers that live say so every second.
const PATIENCE: u32 = 8;

/// A job for the pool.
pub struct Task {
    /// What it is known by.
    pub key: Key,
    /// The job.
    pub job: Job,
    /// The files that it is about.
    pub files: Vec<web_sys::File>,
    /// Bytes to read.
    pub bytes: u64,
    tries: u32,
}

impl Task {
    /// A job that was not tried yet.
    pub fn new(key: Key, job: Job, files: Vec<web_sys::File>, bytes: u64) -> Self {
        Self { key, job, files, bytes, tries: 0 }
    }
}

/// What is told about a job.
pub enum Told {
    /// A worker says something.
    Report(Key, Report),
    /// It begins anew, with another worker.
    Again(Key),
    /// Workers died of it, or none can be started, which is told by no job.
    Died(Key, Option<Job>),
}

/// Which worker says something: its slot, and which of those that were there one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    slot: usize,
    turn: u32,
}

/// The workers and what they do.
pub struct Pool {
    slots: Vec<Slot>,
    waiting: VecDeque<Task>,
    hear: Rc<dyn Fn(Voice, Heard)>,
}

#[derive(Default)]
struct Slot {
    worker: Option<Worker>,
    turn: u32,
    tasks: Vec<Task>,
    silent: u32,
}

impl Pool {
    /// Without workers yet: as many as the machine has processors. `hear` passes on to [`Pool::heard`] what they say.
    pub fn new(hear: impl Fn(Voice, Heard) + 'static) -> Self {
        let processors = super::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
        let count = (processors as usize).clamp(1, MOST);
        Self { slots: (0..count).map(|_| Slot::default()).collect(), waiting: VecDeque::new(), hear: Rc::new(hear) }
    }

    /// Starts the workers, so that they are there when there is something to do.
    pub fn warm(&mut self) {
        for at in 0..self.slots.len() {
            self.start(at);
        }
    }

    /// Starts the worker of a slot, where there is none.
    fn start(&mut self, at: usize) {
        let Some(slot) = self.slots.get_mut(at).filter(|slot| slot.worker.is_none()) else { return };
        let voice = Voice { slot: at, turn: slot.turn };
        let hear = self.hear.clone();
        slot.worker = Worker::start(move |heard| hear(voice, heard));
        slot.silent = 0;
    }

    /// Takes jobs on. What cannot be done is told.
    pub fn give(&mut self, tasks: impl IntoIterator<Item = Task>) -> Vec<Told> {
        self.waiting.extend(tasks);
        self.feed()
    }

    /// Ends everything at once: the workers that do something, too.
    pub fn clear(&mut self) {
        self.waiting.clear();
        self.slots.iter_mut().filter(|slot| !slot.tasks.is_empty()).for_each(Slot::end);
    }

    /// Ends the workers that have nothing to do, and gives their memory back.
    pub fn rest(&mut self) {
        self.slots.iter_mut().filter(|slot| slot.tasks.is_empty()).for_each(Slot::end);
    }

    /// What a worker says means this.
    pub fn heard(&mut self, voice: Voice, heard: Heard) -> Vec<Told> {
        let Some(slot) = self.slots.get_mut(voice.slot).filter(|slot| slot.turn == voice.turn) else { return Vec::new() };
        let (key, report) = match heard {
            Heard::Silence => return self.bury(voice.slot),
            Heard::Report(key, report) => (key, report),
        };
        slot.silent = 0;
        let is_last = report.is_last();
        let Some(at) = slot.tasks.iter().position(|task| task.key == key) else { return Vec::new() };
        let mut told = vec![Told::Report(key, report)];
        if is_last {
            slot.tasks.remove(at);
            told.extend(self.feed());
        }
        told
    }

    /// Called every second: workers that have not been heard of for long are dead.
    pub fn watch(&mut self) -> Vec<Told> {
        let mut told = Vec::new();
        for at in 0..self.slots.len() {
            let Some(slot) = self.slots.get_mut(at).filter(|slot| !slot.tasks.is_empty()) else { continue };
            slot.silent += 1;
            if slot.silent > PATIENCE {
                told.extend(self.bury(at));
            }
        }
        told
    }

    /// A worker is dead. What it was doing is tried once more, each alone: it is not known which job it was.
    fn bury(&mut self, at: usize) -> Vec<Told> {
        let Some(slot) = self.slots.get_mut(at) else { return Vec::new() };
        let tasks = std::mem::take(&mut slot.tasks);
        slot.end();
        let mut told = Vec::new();
        for mut task in tasks.into_iter().rev() {
            task.tries += 1;
            if task.tries < TRIES {
                told.push(Told::Again(task.key));
                self.waiting.push_front(task);
            } else {
                told.push(Told::Died(task.key, Some(task.job)));
            }
        }
        told.extend(self.feed());
        told
    }

    /// Gives workers what they have time for.
    fn feed(&mut self) -> Vec<Told> {
        let mut told = Vec::new();
        while let Some(next) = self.waiting.front() {
            if next.job.is_wide() && self.slots.iter().map(Slot::wide).sum::<usize>() >= SIDE_BY_SIDE_IN_ALL {
                break;
            }
            // One that has nothing to do first, else one that has little.
            let mut slots: Vec<(usize, &mut Slot)> =
                self.slots.iter_mut().enumerate().filter(|(_, slot)| slot.has_time_for(next)).collect();
            let best = slots.iter_mut().min_by_key(|(_, slot)| (slot.wide(), slot.tasks.len(), slot.worker.is_none()));
            let Some(at) = best.map(|(at, _)| *at) else { break };
            let Some(task) = self.waiting.pop_front() else { break };
            if task.tries > 0 {
                // Not by one that may have died unseen.
                self.slots.iter_mut().skip(at).take(1).for_each(Slot::end);
            }
            self.start(at);
            let Some(slot) = self.slots.get_mut(at) else { break };
            match slot.worker.as_ref().filter(|worker| worker.give(task.key, &task.job, &task.files)) {
                Some(_) => slot.tasks.push(task),
                None => told.push(Told::Died(task.key, None)),
            }
        }
        told
    }
}

impl Slot {
    /// Whether the worker may have `next` besides what it has.
    fn has_time_for(&self, next: &Task) -> bool {
        if self.tasks.is_empty() {
            return true;
        }
        if next.tries > 0 || self.tasks.iter().any(|task| task.tries > 0) {
            return false;
        }
        if next.job.is_wide() {
            return self.wide() < SIDE_BY_SIDE;
        }
        let others = || self.tasks.iter().filter(|task| !task.job.is_wide());
        others().count() < JOBS_AHEAD && others().map(|task| task.bytes).sum::<u64>() + next.bytes <= AHEAD
    }

    /// Large files that its worker is hashing.
    fn wide(&self) -> usize {
        self.tasks.iter().filter(|task| task.job.is_wide()).count()
    }

    fn end(&mut self) {
        self.worker = None;
        self.turn += 1;
        self.tasks.clear();
        self.silent = 0;
    }
}
