//! Jobs that hash side by side: each brings a piece and waits until the others have brought theirs.

use super::pieces::Piece;
use crate::archive::Reading;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// A member that is read, and its next piece.
type Brought = (Reading, Piece);

/// The jobs that hash side by side.
#[derive(Default)]
pub(super) struct Lanes(RefCell<State>);

#[derive(Default)]
struct State {
    /// Jobs that have begun and have not ended.
    jobs: usize,
    waiting: Vec<(Rc<RefCell<Lane>>, Waker)>,
}

#[derive(Default)]
struct Lane {
    brought: Option<Brought>,
    hashed: bool,
}

/// A job's place among the others, for as long as it lasts.
pub(super) struct Place<'a>(&'a Lanes);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.0.borrow_mut().jobs -= 1;
        self.0.hash_when_all_are_here();
    }
}

impl Lanes {
    /// A job begins.
    pub(super) fn join(&self) -> Place<'_> {
        self.0.borrow_mut().jobs += 1;
        Place(self)
    }

    /// Hashes what all jobs have brought, once each has.
    fn hash_when_all_are_here(&self) {
        let mut state = self.0.borrow_mut();
        if state.waiting.len() < state.jobs {
            return;
        }
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        let mut lanes: Vec<_> = waiting.iter().map(|(lane, _)| lane.borrow_mut()).collect();
        let mut inputs: Vec<(&mut Reading, &[u8])> =
            lanes.iter_mut().filter_map(|lane| lane.brought.as_mut()).map(|(reading, piece)| (reading, piece.bytes())).collect();
        Reading::hash_together(&mut inputs);
        for lane in &mut lanes {
            lane.hashed = true;
        }
        drop(lanes);
        waiting.into_iter().for_each(|(_, waker)| waker.wake());
    }
}

impl Place<'_> {
    /// Hashes a piece beside those of the other jobs, and gives it back.
    pub(super) async fn hash(&self, reading: Reading, piece: Piece) -> Option<Brought> {
        let lane = Rc::new(RefCell::new(Lane { brought: Some((reading, piece)), hashed: false }));
        let mut came = false;
        poll_fn(|context| {
            if !std::mem::replace(&mut came, true) {
                self.0.0.borrow_mut().waiting.push((lane.clone(), context.waker().clone()));
                self.0.hash_when_all_are_here();
            }
            if lane.borrow().hashed { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        let mut lane = lane.borrow_mut();
        lane.brought.take()
    }
}
