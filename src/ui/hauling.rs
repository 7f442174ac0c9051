//! What was dropped, read: documents are given at once, archives are read by workers and told of as they come.
//!
//! Archives are read one after the other, each by all workers. The files stay with the browser: a page that holds one holds
//! no byte of it.

pub mod pace;
mod queue;
mod sorting;
mod work;

pub use sorting::Dropped;

use super::browser::ask_workers;
use super::intake::Dispatch;
use crate::archive::{ArchiveId, Limits};
use crate::digest::Digest;
use crate::protocol::{Job, Report};
use crate::workbench::{Action, News, Notice, Workbench};
use queue::with_queue;
use wasm_bindgen_futures::spawn_local;

/// Takes files in, whatever they are. `entry` is the digest of the entry that they were given for, if they were.
pub fn give_files(files: Vec<Dropped>, entry: Option<Digest>, dispatch: &Dispatch) {
    with_queue(|queue| queue.speak_through(dispatch));
    let dispatch = dispatch.clone();
    spawn_local(sorting::take_in(files, entry, dispatch));
}

/// Stops reading an archive, at once.
pub fn cancel(id: ArchiveId) {
    with_queue(|queue| queue.stop(id));
}

/// Reads what is left of an archive whose reading was stopped or failed.
pub fn retry(id: ArchiveId) {
    with_queue(|queue| queue.again(id, false));
}

/// Reads again what unpacks to too much, without limits.
pub fn unpack_all(id: ArchiveId) {
    with_queue(|queue| queue.again(id, true));
}

/// Reads a waiting archive before the others that wait.
pub fn prefer(id: ArchiveId) {
    with_queue(|queue| queue.prefer(id));
}

/// The archive that is read after the one that is read now.
pub fn next() -> Option<ArchiveId> {
    with_queue(|queue| queue.next())
}

/// Hashes an archive's file as a whole, and says that when it is done. `after` is called in any case.
pub fn hash_whole(id: ArchiveId, dispatch: &Dispatch, after: impl FnOnce() + 'static) {
    let (file, dispatch) = (with_queue(|queue| queue.file(id)), dispatch.clone());
    spawn_local(async move {
        if let Some(file) = file {
            let job = Job::Stream { limits: Limits::default() };
            match ask_workers(vec![(job, file)]).await.pop().flatten() {
                Some(Report::Streamed(_, whole)) => dispatch.dispatch(Action::Haul(id, Box::new(News::Whole(whole)))),
                Some(Report::Unreadable) => dispatch.dispatch(Action::Tell(Notice::Unreadable(String::new()))),
                _ => {}
            }
        }
        after();
    });
}

/// Whether the files of an archive are still at hand: only then can it be read again.
pub fn is_at_hand(id: ArchiveId) -> bool {
    with_queue(|queue| queue.holds(id))
}

/// Follows what was removed and brought back. Called whenever the workbench has changed.
pub fn keep_up(bench: &Workbench) {
    with_queue(|queue| queue.keep_up(bench));
}
