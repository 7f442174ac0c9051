//! The worker: does what the page asks for. It is stopped by ending it.

mod jobs;
mod lanes;
mod pieces;
mod voice;

use crate::archive::{Budget, Limits};
use crate::message::{from_message, to_message};
use crate::protocol::{Job, Key, Report};
use lanes::Lanes;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use voice::Voice;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds between two signs of life.
const ALIVE_EVERY: i32 = 1000;

/// A job, and the files that came with it.
type Asked = (Key, Job, Vec<web_sys::Blob>);

/// What the worker has to do.
struct Worker {
    scope: web_sys::DedicatedWorkerGlobalScope,
    /// Jobs that are done one after the other.
    waiting: RefCell<VecDeque<Asked>>,
    /// Whether one of these is being done.
    busy: Cell<bool>,
    /// The others, which read large files side by side.
    lanes: Lanes,
    /// What unpacking the archive that is read may cost here: its number, its limits, and what is left.
    budget: RefCell<Option<(u32, Limits, Budget)>>,
}

/// Takes jobs from now on, and says that it does.
pub fn listen() {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let worker = Rc::new(Worker {
        scope: scope.clone(),
        waiting: RefCell::default(),
        busy: Cell::default(),
        lanes: Lanes::default(),
        budget: RefCell::default(),
    });
    let hear = {
        let worker = worker.clone();
        Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            if let Some(asked) = read(&event.data()) {
                worker.clone().take(asked);
            }
        })
    };
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // The browser may let it wait for bytes, and the page must not take that for its end.
    let alive = {
        let scope = scope.clone();
        Closure::<dyn Fn()>::new(move || say(&scope, Report::Alive))
    };
    let _ = scope.set_interval_with_callback_and_timeout_and_arguments_0(alive.as_ref().unchecked_ref(), ALIVE_EVERY);
    // It listens for as long as it lives.
    hear.forget();
    alive.forget();
    say(&scope, Report::Ready);
}

/// Says something that is about no job.
fn say(scope: &web_sys::DedicatedWorkerGlobalScope, report: Report) {
    if let Some(message) = to_message(&(0 as Key, report)) {
        let _ = scope.post_message(&message);
    }
}

/// A message: the job and its files.
fn read(message: &JsValue) -> Option<Asked> {
    let get = |name: &str| js_sys::Reflect::get(message, &name.into()).ok();
    let (key, job) = from_message(get("job")?)?;
    let files: js_sys::Array = get("files")?.dyn_into().ok()?;
    Some((key, job, files.iter().filter_map(|file| file.dyn_into().ok()).collect()))
}

impl Worker {
    fn take(self: Rc<Self>, asked: Asked) {
        let (key, job, files) = asked;
        if job.is_wide() {
            spawn_local(async move {
                let voice = Voice::new(self.scope.clone(), key);
                jobs::perform_wide(job, &files, &voice, &self).await;
            });
            return;
        }
        self.waiting.borrow_mut().push_back((key, job, files));
        if self.busy.replace(true) {
            return;
        }
        spawn_local(async move {
            loop {
                let next = self.waiting.borrow_mut().pop_front();
                let Some((key, job, files)) = next else { break };
                jobs::perform(job, &files, &Voice::new(self.scope.clone(), key), &self).await;
            }
            self.busy.set(false);
        });
    }

    /// What a job may unpack.
    fn budget(&self, limits: Limits) -> Budget {
        // A few bytes may unpack to very many: the page must hear meanwhile that the worker lives.
        let (scope, said) = (self.scope.clone(), Cell::new(js_sys::Date::now()));
        Budget::new(limits, move || {
            let now = js_sys::Date::now();
            if now - said.get() >= f64::from(ALIVE_EVERY) {
                said.set(now);
                say(&scope, Report::Alive);
            }
        })
    }

    /// What a job about members of an archive may unpack: no more than is left.
    fn budget_of(&self, archive: u32, limits: Limits) -> Budget {
        let mut known = self.budget.borrow_mut();
        match &*known {
            Some((of, by, budget)) if (*of, *by) == (archive, limits) => budget.clone(),
            _ => {
                let budget = self.budget(limits);
                *known = Some((archive, limits, budget.clone()));
                budget
            }
        }
    }
}
