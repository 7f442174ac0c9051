//! Questions to workers that are answered by one report each.

use super::pool::{Pool, Task, Told};
use super::{prepare_worker, window};
use crate::protocol::{Job, Key, Report};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds between two looks at the workers.
const SECOND: i32 = 1000;
/// Seconds without any answer or progress after which no more are waited for: a file may be far away.
const PATIENCE: u32 = 30;

struct Asking {
    pool: Pool,
    answers: Vec<Option<Report>>,
    /// Questions that are open.
    open: usize,
    quiet: u32,
    resolve: js_sys::Function,
}

type Shared = Rc<RefCell<Option<Asking>>>;

/// What workers say last about each job; nothing where they died of it, or it took too long.
pub async fn ask_workers(jobs: Vec<(Job, web_sys::File)>) -> Vec<Option<Report>> {
    prepare_worker().await;
    let shared: Shared = Rc::default();
    let answers = vec![None; jobs.len()];
    if jobs.is_empty() {
        return answers;
    }
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let hears = shared.clone();
        let pool = Pool::new(move |voice, heard| note(&hears, |asking| asking.pool.heard(voice, heard)));
        let open = jobs.len();
        shared.replace(Some(Asking { pool, answers: answers.clone(), open, quiet: 0, resolve }));
    });
    let tasks = jobs.into_iter().enumerate().map(|(at, (job, file))| Task::new(at as Key, job, vec![file], 0));
    note(&shared, |asking| asking.pool.give(tasks));
    let clock = {
        let shared = shared.clone();
        Closure::<dyn FnMut()>::new(move || {
            note(&shared, |asking| {
                asking.quiet += 1;
                asking.pool.watch()
            });
        })
    };
    let every = |window: web_sys::Window| {
        window.set_interval_with_callback_and_timeout_and_arguments_0(clock.as_ref().unchecked_ref(), SECOND).ok()
    };
    let number = window().and_then(every);
    let _ = JsFuture::from(promise).await;
    if let (Some(window), Some(number)) = (window(), number) {
        window.clear_interval_with_handle(number);
    }
    // With it the workers end.
    let asking = shared.take();
    asking.map_or(answers, |asking| asking.answers)
}

/// Notes what is told, and ends the waiting once there is nothing to wait for.
fn note(shared: &Shared, told: impl FnOnce(&mut Asking) -> Vec<Told>) {
    let mut shared = shared.borrow_mut();
    let Some(asking) = shared.as_mut() else { return };
    for told in told(asking) {
        let (key, answer) = match told {
            Told::Report(key, report) if report.is_last() => (key, Some(report)),
            Told::Died(key, _) => (key, None),
            Told::Report(_, Report::Progress { .. }) => {
                asking.quiet = 0;
                continue;
            }
            Told::Report(..) | Told::Again(_) => continue,
        };
        if let Some(place) = asking.answers.get_mut(key as usize) {
            (*place, asking.quiet) = (answer, 0);
            asking.open = asking.open.saturating_sub(1);
        }
    }
    if asking.open == 0 || asking.quiet > PATIENCE {
        let _ = asking.resolve.call0(&JsValue::NULL);
    }
}
