//! What the worker says, and how often: the page must know that it lives, and must not drown in what it learns.

use crate::archive::Event;
use crate::message::to_message;
use crate::protocol::Report;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Milliseconds between two reports of progress.
const PROGRESS_EVERY: f64 = 50.0;
/// Milliseconds between two reports of what was learnt.
const LEARNT_EVERY: f64 = 100.0;
/// What is learnt is told when there is so much of it: the page reads a message without pause.
const EVENTS: usize = 250;
/// Bytes of documents in one message.
const KEPT: usize = 1 << 20;
/// Milliseconds between two signs of life while the browser lets the worker wait for bytes.
const ALIVE_EVERY: i32 = 1000;

/// The worker's way to speak.
pub(super) struct Voice {
    scope: web_sys::DedicatedWorkerGlobalScope,
    said: Cell<f64>,
    told: Cell<f64>,
    progress: Rc<Cell<(u64, u64)>>,
    learnt: RefCell<Vec<Event>>,
    kept: Cell<usize>,
}

impl Voice {
    pub(super) fn new(scope: web_sys::DedicatedWorkerGlobalScope) -> Self {
        let progress = Rc::<Cell<(u64, u64)>>::default();
        let alive = {
            let (scope, progress) = (scope.clone(), progress.clone());
            Closure::<dyn Fn()>::new(move || {
                let (done, of) = progress.get();
                if of > 0 {
                    post(&scope, &Report::Progress { done, of });
                }
            })
        };
        let _ = scope.set_interval_with_callback_and_timeout_and_arguments_0(alive.as_ref().unchecked_ref(), ALIVE_EVERY);
        alive.forget();
        Self { scope, said: Cell::default(), told: Cell::default(), progress, learnt: RefCell::default(), kept: Cell::default() }
    }

    pub(super) fn say(&self, report: &Report) {
        post(&self.scope, report);
    }

    /// A job of so many bytes begins.
    pub(super) fn begin(&self, of: u64) {
        let now = js_sys::Date::now();
        self.said.set(now);
        self.told.set(now);
        self.progress.set((0, of));
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
        let (_, of) = self.progress.get();
        self.progress.set((done, of));
        if self.is_due() {
            self.say(&Report::Progress { done, of });
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
    pub(super) fn end(&self, report: &Report) {
        self.progress.set((0, 0));
        self.tell();
        self.say(report);
    }

    fn tell(&self) {
        self.told.set(js_sys::Date::now());
        self.kept.set(0);
        let learnt = std::mem::take(&mut *self.learnt.borrow_mut());
        if !learnt.is_empty() {
            self.say(&Report::Learnt(learnt));
        }
    }
}

fn post(scope: &web_sys::DedicatedWorkerGlobalScope, report: &Report) {
    if let Some(message) = to_message(report) {
        let _ = scope.post_message(&message);
    }
}
