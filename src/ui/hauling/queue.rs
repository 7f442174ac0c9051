//! The archives that were given, and the one that is being read.

use super::pace::Pace;
use super::work::Work;
use crate::archive::{Archive, ArchiveId};
use crate::protocol::{Key, Report};
use crate::ui::browser::{Pool, Told, now, window};
use crate::ui::intake::Dispatch;
use crate::workbench::{Action, News, Stage, Workbench};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet, VecDeque};
use wasm_bindgen::prelude::*;

/// Milliseconds between two looks at how far it is.
const TICK: i32 = 50;
/// Ticks in a second.
const SECOND: u32 = 20;

/// The archives and who reads them.
pub struct Queue {
    dispatch: Option<Dispatch>,
    works: BTreeMap<ArchiveId, Work>,
    waiting: VecDeque<ArchiveId>,
    current: Option<ArchiveId>,
    pool: Pool,
    next_archive: u32,
    next_key: Key,
    pace: Pace,
    /// What is to be told once nothing here is held any more.
    said: Vec<Action>,
    /// Whether how far it is was among that.
    paced: bool,
    clock: Option<(i32, Closure<dyn FnMut()>)>,
    ticks: u32,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::new(Queue::new());
}

/// Does something with the queue, then tells the workbench what came of it.
pub fn with_queue<T>(act: impl FnOnce(&mut Queue) -> T) -> T {
    let (result, said, dispatch, paced) = QUEUE.with(|queue| {
        let mut queue = queue.borrow_mut();
        let result = act(&mut queue);
        let paced = std::mem::take(&mut queue.paced);
        (result, std::mem::take(&mut queue.said), queue.dispatch.clone(), paced)
    });
    let began = now();
    if let Some(dispatch) = dispatch {
        said.into_iter().for_each(|action| dispatch.dispatch(action));
    }
    if paced {
        // Behind what is drawn of it.
        let end = Closure::once_into_js(move || QUEUE.with(|queue| queue.borrow_mut().pace.end(began, now())));
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(end.unchecked_ref(), 0);
        }
    }
    result
}

impl Queue {
    fn new() -> Self {
        Self {
            dispatch: None,
            works: BTreeMap::new(),
            waiting: VecDeque::new(),
            current: None,
            pool: Pool::new(|voice, heard| {
                with_queue(|queue| {
                    let told = queue.pool.heard(voice, heard);
                    queue.hear(told);
                });
            }),
            next_archive: 0,
            next_key: 0,
            pace: Pace::default(),
            said: Vec::new(),
            paced: false,
            clock: None,
            ticks: 0,
        }
    }

    /// Tells the workbench behind `dispatch`.
    pub fn speak_through(&mut self, dispatch: &Dispatch) {
        self.dispatch = Some(dispatch.clone());
    }

    /// Something may have to be read soon.
    pub fn warm(&mut self) {
        self.pool.warm();
    }

    /// Takes an archive in, with its files as [`Work::new`] wants them. `archive` makes it under its identity.
    pub fn admit(&mut self, archive: impl FnOnce(ArchiveId) -> Archive, files: Vec<web_sys::File>) {
        let id = ArchiveId(self.next_archive);
        self.next_archive += 1;
        let archive = archive(id);
        self.works.insert(id, Work::new(&archive, files));
        self.say(id, News::Given(archive));
        self.waiting.push_back(id);
        self.advance();
    }

    /// Whether the files of an archive are here.
    pub fn holds(&self, id: ArchiveId) -> bool {
        self.works.contains_key(&id)
    }

    /// Lets a waiting archive go before the others.
    pub fn prefer(&mut self, id: ArchiveId) {
        if self.waiting.contains(&id) {
            self.waiting.retain(|waiting| *waiting != id);
            self.waiting.push_front(id);
            self.tell(id);
        }
    }

    /// The archive that is read next.
    pub fn next(&self) -> Option<ArchiveId> {
        self.waiting.front().copied()
    }

    /// The one file that an archive is.
    pub fn file(&self, id: ArchiveId) -> Option<web_sys::File> {
        self.works.get(&id).and_then(Work::file)
    }

    /// Stops reading an archive, or waiting for that.
    pub fn stop(&mut self, id: ArchiveId) {
        if self.halt(id) {
            self.tell(id);
            self.advance();
        }
    }

    /// Reads an archive again, as far as it was not read.
    pub fn again(&mut self, id: ArchiveId, without_limits: bool) {
        let Some(work) = self.works.get_mut(&id) else { return };
        if work.stage.is_going_on() || !(without_limits || work.stage.can_be_tried_again()) {
            return;
        }
        if without_limits {
            work.lift_limits();
        }
        (work.stage, work.again) = (Stage::Queued, true);
        self.waiting.push_back(id);
        self.tell(id);
        self.advance();
    }

    /// Follows what was removed and brought back.
    pub fn keep_up(&mut self, bench: &Workbench) {
        let there: HashSet<ArchiveId> = bench.library.shelves().iter().map(|shelf| shelf.archive.id).collect();
        let may_return: HashSet<ArchiveId> = bench.removed_shelves.iter().map(|(shelf, _)| shelf.archive.id).collect();
        let mut gone = Vec::new();
        for (id, work) in &mut self.works {
            work.seen |= there.contains(id);
            if work.seen && !there.contains(id) {
                gone.push(*id);
            }
        }
        let mut halted = false;
        for id in gone {
            halted |= self.halt(id);
            if !may_return.contains(&id) {
                self.works.remove(&id);
            }
        }
        if halted {
            self.advance();
        }
    }

    /// Ends what is done about an archive. Whether there was anything.
    fn halt(&mut self, id: ArchiveId) -> bool {
        let Some(work) = self.works.get_mut(&id).filter(|work| work.stage.is_going_on()) else { return false };
        work.stage = Stage::Stopped;
        self.waiting.retain(|waiting| *waiting != id);
        if self.current == Some(id) {
            self.current = None;
            self.pool.clear();
        }
        true
    }

    /// Begins with the next archive, where none is being read.
    fn advance(&mut self) {
        while self.current.is_none()
            && let Some(id) = self.waiting.pop_front()
        {
            let Some(work) = self.works.get_mut(&id) else { continue };
            let tasks = work.begin(now(), &mut self.next_key);
            self.current = Some(id);
            let told = self.pool.give(tasks);
            self.note(told);
        }
        match self.current {
            Some(_) => self.start_clock(),
            None => {
                self.pool.rest();
                self.stop_clock();
            }
        }
    }

    /// What is heard of jobs; the next archive follows.
    fn hear(&mut self, told: Vec<Told>) {
        if self.current.is_some() {
            self.note(told);
            if self.current.is_none() {
                self.advance();
            }
        }
    }

    /// Notes what is heard of jobs.
    fn note(&mut self, told: Vec<Told>) {
        let mut told: VecDeque<Told> = told.into();
        let Some(id) = self.current else { return };
        let Some(work) = self.works.get_mut(&id) else { return };
        while let Some(next) = told.pop_front() {
            match next {
                Told::Again(key) => work.restart(key),
                Told::Died(key, Some(job)) => told.extend(self.pool.give(work.died(job, key, &mut self.next_key))),
                Told::Died(key, None) => work.over(key, Some(Stage::Died)),
                Told::Report(key, report) if work.has(key) => match report {
                    Report::Learnt(events) => work.learn(events),
                    Report::Progress { done, .. } => work.progress(key, done),
                    Report::Listed(fault) => told.extend(self.pool.give(work.listed(key, fault, &mut self.next_key))),
                    Report::Streamed(fault, whole) => work.streamed(key, fault, whole),
                    Report::Unreadable => work.over(key, Some(Stage::Unreadable)),
                    _ => work.over(key, None),
                },
                Told::Report(..) => {}
            }
            let further = if told.is_empty() { work.further(&mut self.next_key) } else { Vec::new() };
            if !further.is_empty() {
                told.extend(self.pool.give(further));
            }
        }
        match work.outcome() {
            Some(stage) => {
                work.stage = stage;
                self.current = None;
                self.conclude(id);
            }
            None => self.tell_at_times(),
        }
    }

    /// Tells that an archive was read, or why not.
    fn conclude(&mut self, id: ArchiveId) {
        let Some(work) = self.works.get(&id) else { return };
        let (stage, fault, whole) = (work.stage, work.fault, work.whole.clone());
        if stage != Stage::Done || !work.events.is_empty() {
            self.tell(id);
        }
        if let Some(work) = self.works.get(&id).filter(|_| stage == Stage::Done) {
            let haul = work.haul(now());
            self.say(id, News::Over(fault, whole, haul));
        }
    }

    /// Tells how far it is, and what was learnt, unless that was told just now.
    fn tell_at_times(&mut self) {
        if let Some(id) = self.current.filter(|_| self.pace.allows(now())) {
            self.pace.begin();
            self.paced = true;
            self.tell(id);
        }
    }

    fn tell(&mut self, id: ArchiveId) {
        let Some(work) = self.works.get_mut(&id) else { return };
        let haul = work.haul(now());
        let events = std::mem::take(&mut work.events);
        let news = if events.is_empty() { News::Progress(haul) } else { News::Learnt(events, haul) };
        self.say(id, news);
    }

    fn say(&mut self, id: ArchiveId, news: News) {
        self.said.push(Action::Haul(id, Box::new(news)));
    }

    fn start_clock(&mut self) {
        if self.clock.is_some() {
            return;
        }
        let tick = Closure::<dyn FnMut()>::new(|| with_queue(Queue::tick));
        let started = window()
            .and_then(|window| window.set_interval_with_callback_and_timeout_and_arguments_0(tick.as_ref().unchecked_ref(), TICK).ok());
        self.clock = started.map(|number| (number, tick));
    }

    fn stop_clock(&mut self) {
        if let (Some((number, _)), Some(window)) = (self.clock.take(), window()) {
            window.clear_interval_with_handle(number);
        }
    }

    fn tick(&mut self) {
        self.ticks += 1;
        if self.ticks.is_multiple_of(SECOND) {
            let told = self.pool.watch();
            if !told.is_empty() {
                self.hear(told);
            }
        }
        self.tell_at_times();
    }
}
