//! Documents on their way to the workbench, in the order in which they were given.
//!
//! What is small comes at once, unless something large is before it. What is large is read and judged in slices, between
//! which the page answers.

use crate::library::{DocumentId, Library};
use crate::ui::browser::{now, window};
use crate::ui::hauling::pace::Pace;
use crate::ui::intake::Dispatch;
use crate::workbench::{Action, Given, Incoming, IncomingId, LARGE, Notice, ReadAhead, Workbench};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Milliseconds of one slice: less than a frame.
const SLICE: f64 = 10.0;

/// A document on its way.
enum Slot {
    Ready(Given),
    Waiting(IncomingId, Given),
    Reading(IncomingId, Box<ReadAhead>),
}

/// Documents that come to the workbench together.
struct Batch {
    slots: Vec<Slot>,
    /// The document whose text this is to be.
    replaces: Option<DocumentId>,
}

#[derive(Default)]
struct Queue {
    dispatch: Option<Dispatch>,
    known: Rc<Library>,
    batches: VecDeque<Batch>,
    /// What is shown, and how many bytes of it are done.
    rows: BTreeMap<IncomingId, (Incoming, u64)>,
    next: u32,
    pace: Pace,
    paced: bool,
    said: Vec<Action>,
    /// Whether a slice was asked for.
    called: bool,
    channel: Option<(web_sys::MessageChannel, Closure<dyn FnMut()>)>,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

/// Gives documents: now, or as soon as they and all before them were read.
pub fn give(given: Vec<Given>, dispatch: &Dispatch) {
    with_queue(dispatch, |queue| queue.admit(given, None));
}

/// Gives a document another text, which stands for one that waits to be.
pub fn replace(id: DocumentId, given: Given, dispatch: &Dispatch) {
    with_queue(dispatch, |queue| {
        queue.drop_batches(|batch| batch.replaces == Some(id));
        queue.admit(vec![given], Some(id));
    });
}

/// Gives something up that is being read or waits.
pub fn cancel(id: IncomingId) {
    let dispatch = QUEUE.with(|queue| queue.borrow().dispatch.clone());
    if let Some(dispatch) = dispatch {
        with_queue(&dispatch, |queue| queue.cancel(id));
    }
}

/// Gives up another text of a document, where one waits to be read.
pub fn forget(id: DocumentId) {
    let dispatch = QUEUE.with(|queue| queue.borrow().dispatch.clone());
    if let Some(dispatch) = dispatch {
        with_queue(&dispatch, |queue| queue.drop_batches(|batch| batch.replaces == Some(id)));
    }
}

/// Follows what is known. Called whenever the documents have changed.
pub fn keep_up(bench: &Workbench) {
    QUEUE.with(|queue| queue.borrow_mut().known = bench.library.clone());
}

/// Does something with the queue, then tells the workbench what came of it.
fn with_queue(dispatch: &Dispatch, act: impl FnOnce(&mut Queue)) {
    let (said, paced) = QUEUE.with(|queue| {
        let mut queue = queue.borrow_mut();
        queue.dispatch.get_or_insert_with(|| dispatch.clone());
        act(&mut queue);
        queue.go_on();
        (std::mem::take(&mut queue.said), std::mem::take(&mut queue.paced))
    });
    let began = now();
    said.into_iter().for_each(|action| dispatch.dispatch(action));
    if paced {
        // Behind what is drawn of it.
        let end = Closure::once_into_js(move || QUEUE.with(|queue| queue.borrow_mut().pace.end(began, now())));
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(end.unchecked_ref(), 0);
        }
    }
}

fn bytes(given: &[Given]) -> usize {
    given.iter().map(|given| given.bytes.len()).sum()
}

impl Queue {
    fn admit(&mut self, given: Vec<Given>, replaces: Option<DocumentId>) {
        // What is given twice in a row is one.
        let again = |batch: &Batch| {
            batch.slots.len() == given.len()
                && batch.slots.iter().zip(&given).all(|(slot, given)| match slot {
                    Slot::Ready(known) | Slot::Waiting(_, known) => known == given,
                    Slot::Reading(_, work) => work.given() == given,
                })
        };
        if replaces.is_none() && self.batches.back().is_some_and(again) {
            return;
        }
        let small: Vec<Given> = given.iter().filter(|given| given.bytes.len() < LARGE).cloned().collect();
        // Many that are small take as long as one that is large.
        let together = (bytes(&small) >= LARGE).then(|| self.row(&small));
        let slots = given.into_iter().map(|given| match together {
            _ if given.bytes.len() >= LARGE => Slot::Waiting(self.row(std::slice::from_ref(&given)), given),
            Some(id) => Slot::Waiting(id, given),
            None => Slot::Ready(given),
        });
        let batch = Batch { slots: slots.collect(), replaces };
        self.batches.push_back(batch);
        // Nothing is put off without need.
        if self.batches.len() == 1 {
            self.conclude();
        }
    }

    fn row(&mut self, given: &[Given]) -> IncomingId {
        let id = IncomingId(self.next);
        self.next += 1;
        let name = given.first().map(|given| given.name.clone()).unwrap_or_default();
        let begun = self.batches.is_empty() && self.rows.is_empty();
        let row = Incoming { name, count: given.len(), bytes: bytes(given) as u64, done: begun.then_some(0) };
        self.said.push(Action::Incoming(id, Some(row.clone())));
        self.rows.insert(id, (row, 0));
        id
    }

    fn cancel(&mut self, id: IncomingId) {
        let Some((row, _)) = self.rows.remove(&id) else { return };
        for batch in &mut self.batches {
            batch.slots.retain(|slot| !matches!(slot, Slot::Waiting(own, _) | Slot::Reading(own, _) if *own == id));
        }
        self.batches.retain(|batch| !batch.slots.is_empty());
        self.said.push(Action::Incoming(id, None));
        self.said.push(Action::Tell(Notice::GivenUp(row.name)));
    }

    fn drop_batches(&mut self, which: impl Fn(&Batch) -> bool) {
        let leaving = self.batches.iter().filter(|batch| which(batch)).flat_map(|batch| &batch.slots);
        let ids = leaving.filter_map(|slot| match slot {
            Slot::Waiting(id, _) | Slot::Reading(id, _) => Some(*id),
            Slot::Ready(_) => None,
        });
        for id in ids.collect::<Vec<_>>() {
            self.rows.remove(&id);
            self.said.push(Action::Incoming(id, None));
        }
        self.batches.retain(|batch| !which(batch));
    }

    /// Takes steps for as long as a slice lasts.
    fn work(&mut self) {
        let began = now();
        while now() - began < SLICE && self.step() {}
        if self.pace.allows(now()) {
            self.tell();
        }
    }

    /// Takes a step. Whether the next may follow at once.
    fn step(&mut self) -> bool {
        let slots = self.batches.front_mut().map(|batch| batch.slots.as_mut_slice()).unwrap_or_default();
        match slots.iter_mut().find(|slot| !matches!(slot, Slot::Ready(_))) {
            Some(slot) => {
                match slot {
                    Slot::Waiting(id, given) => *slot = Slot::Reading(*id, Box::new(ReadAhead::new(given.clone(), self.known.clone()))),
                    Slot::Reading(id, work) => {
                        if !work.step() {
                            return true;
                        }
                        if let Some((_, done)) = self.rows.get_mut(id) {
                            *done += work.given().bytes.len() as u64;
                        }
                        let given = work.given().clone();
                        if let Slot::Reading(_, work) = std::mem::replace(slot, Slot::Ready(given)) {
                            *slot = Slot::Ready(work.finish());
                        }
                    }
                    Slot::Ready(_) => {}
                }
                true
            }
            None => {
                self.conclude();
                false
            }
        }
    }

    /// Gives what was read, where all of it was.
    fn conclude(&mut self) {
        if self.batches.front().is_none_or(|batch| batch.slots.iter().any(|slot| !matches!(slot, Slot::Ready(_)))) {
            return;
        }
        let Some(batch) = self.batches.pop_front() else { return };
        let given: Vec<Given> =
            batch.slots.into_iter().filter_map(|slot| if let Slot::Ready(given) = slot { Some(given) } else { None }).collect();
        match (batch.replaces, given.first()) {
            (Some(id), Some(given)) => self.said.push(Action::Replace(id, given.clone())),
            _ if given.is_empty() => {}
            _ => self.said.push(Action::Give(given)),
        }
        // The rows of those that are left.
        let left = self.batches.iter().flat_map(|batch| &batch.slots).filter_map(|slot| match slot {
            Slot::Waiting(id, _) | Slot::Reading(id, _) => Some(*id),
            Slot::Ready(_) => None,
        });
        let left: Vec<IncomingId> = left.collect();
        let gone: Vec<IncomingId> = self.rows.keys().filter(|id| !left.contains(id)).copied().collect();
        for id in gone {
            self.rows.remove(&id);
            self.said.push(Action::Incoming(id, None));
        }
    }

    /// Tells how far the document is that is being read.
    fn tell(&mut self) {
        let Some((id, work)) = self.batches.front().and_then(|batch| {
            batch.slots.iter().find_map(|slot| if let Slot::Reading(id, work) = slot { Some((*id, work)) } else { None })
        }) else {
            return;
        };
        let Some((row, done)) = self.rows.get_mut(&id) else { return };
        let all = *done as f64 + work.share() * work.given().bytes.len() as f64;
        let share = (100.0 * all / row.bytes.max(1) as f64).clamp(0.0, 100.0) as u8;
        // It never goes back, even where more was found to read.
        let share = share.max(row.done.unwrap_or(0));
        if row.done != Some(share) {
            row.done = Some(share);
            self.said.push(Action::Incoming(id, Some(row.clone())));
            self.pace.begin();
            self.paced = true;
        }
    }

    /// Sees to it that the next slice comes.
    fn go_on(&mut self) {
        if self.batches.is_empty() {
            return;
        }
        if self.channel.is_none() {
            let Ok(channel) = web_sys::MessageChannel::new() else { return };
            let slice = Closure::<dyn FnMut()>::new(|| {
                let dispatch = QUEUE.with(|queue| queue.borrow().dispatch.clone());
                QUEUE.with(|queue| queue.borrow_mut().called = false);
                if let Some(dispatch) = dispatch {
                    with_queue(&dispatch, Queue::work);
                }
            });
            channel.port1().set_onmessage(Some(slice.as_ref().unchecked_ref()));
            self.channel = Some((channel, slice));
        }
        if let Some((channel, _)) = &self.channel
            && !std::mem::replace(&mut self.called, true)
        {
            let _ = channel.port2().post_message(&JsValue::NULL);
        }
    }
}
