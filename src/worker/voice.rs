//! What the worker says about a job, and how often: the page must know that it lives, and must not drown in what it learns.

use crate::archive::Event;
use crate::message::to_message;
use crate::protocol::{Key, Report};
use std::cell::{Cell, RefCell};

/// Milliseconds between two reports of progress.
const PROGRESS_EVERY: f64 = 50.0;
/// Milliseconds between two reports of what was learnt.
const LEARNT_EVERY: f64 = 100.0;
/// What is learnt is told when there is so much of it: the page reads a message without pause.
const EVENTS: usize = 250;
/// Bytes of documents in one message.
const KEPT: usize = 1 << 20;

/// The way to speak about one job.
pub(super) struct Voice {
    scope: web_sys::DedicatedWorkerGlobalScope,
    key: Key,
    said: Cell<f64>,
    told: Cell<f64>,
    of: Cell<u64>,
    learnt: RefCell<Vec<Event>>,
    kept: Cell<usize>,
}

impl Voice {
    pub(super) fn new(scope: web_sys::DedicatedWorkerGlobalScope, key: Key) -> Self {
        let now = Cell::new(js_sys::Date::now());
        Self { scope, key, said: now.clone(), told: now, of: Cell::default(), learnt: RefCell::default(), kept: Cell::default() }
    }

    pub(super) fn say(&self, report: Report) {
        if let Some(message) = to_message(&(self.key, report)) {
            let _ = self.scope.post_message(&message);
        }
    }

    /// The job is about so many bytes.
    pub(super) fn begin(&self, of: u64) {
        self.of.set(of);
    }

    /// Whether it is time for a report of progress; if so, the caller makes one.
    pub(super) fn is_due(&self) -> bool {
        let now = js_sys::Date::now();
        let due = now - self.said.get() >= PROGRESS_EVERY;
        if due {
            self.said.set(now);
        }
        due
    }

    /// So many bytes are read.
    pub(super) fn progress(&self, done: u64) {
        if self.is_due() {
            self.say(Report::Progress { done, of: self.of.get() });
            if js_sys::Date::now() - self.told.get() >= LEARNT_EVERY {
                self.tell();
            }
        }
    }

    /// Something was learnt.
    pub(super) fn learn(&self, events: Vec<Event>) {
        for event in events {
            if let Event::Kept(_, bytes) = &event {
                self.kept.set(self.kept.get() + bytes.len());
            }
            let mut learnt = self.learnt.borrow_mut();
            match (learnt.last_mut(), event) {
                (Some(Event::Unlisted(count)), Event::Unlisted(more)) => *count += more,
                (_, event) => learnt.push(event),
            }
            let full = learnt.len() >= EVENTS || self.kept.get() >= KEPT;
            drop(learnt);
            if full {
                self.tell();
            }
        }
    }

    /// The job is done: what was learnt last, and its last report.
    pub(super) fn end(&self, report: Report) {
        self.tell();
        self.say(report);
    }

    fn tell(&self) {
        self.told.set(js_sys::Date::now());
        self.kept.set(0);
        let learnt = std::mem::take(&mut *self.learnt.borrow_mut());
        if !learnt.is_empty() {
            self.say(Report::Learnt(learnt));
        }
    }
}
