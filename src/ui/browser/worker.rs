//! A worker, as the page sees it.
//!
//! Its two files are loaded with the page, so that no request follows later. The script runs from a `data:` address: such a
//! worker has no origin and inherits the page's own policy, so that it can reach nothing; one loaded from a file's address
//! would be bound by the headers that a server sends with it alone.

use super::own_file;
use crate::message::{from_message, to_message};
use crate::protocol::{Job, Key, Report};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Waits for the program and starts it. A program that does not start is an error that the page hears of.
const BEGIN: &str = ";onmessage=({data})=>{onmessage=null;wasm_bindgen({module_or_path:data}).catch(error=>setTimeout(()=>{throw error}))}";

/// What every worker is started from.
struct Program {
    /// Address that holds the script.
    script: String,
    /// Bytes of the WebAssembly module.
    module: JsValue,
}

thread_local! {
    static PROGRAM: OnceCell<Program> = const { OnceCell::new() };
}

/// Loads the worker's files, where that has not been done.
pub async fn prepare_worker() {
    if PROGRAM.with(|program| program.get().is_none())
        && let Some(loaded) = load().await
    {
        PROGRAM.with(|program| _ = program.set(loaded));
    }
}

async fn load() -> Option<Program> {
    let glue = String::from_utf8(own_file("worker.js").await?).ok()?;
    let module = js_sys::Uint8Array::from(own_file("worker_bg.wasm").await?.as_slice()).into();
    let script = js_sys::encode_uri_component(&(glue + BEGIN));
    Some(Program { script: format!("data:text/javascript;charset=utf-8,{script}"), module })
}

/// What is heard from a worker.
#[derive(Clone, Debug)]
pub enum Heard {
    /// What it says about a job.
    Report(Key, Report),
    /// It could not be started, or it died.
    Silence,
}

/// A worker that runs. Dropped, it ends at once, whatever it does.
pub struct Worker {
    worker: web_sys::Worker,
    /// Messages for when it listens; nothing once it does.
    waiting: Rc<RefCell<Option<Vec<JsValue>>>>,
    _listeners: [Closure<dyn FnMut(JsValue)>; 2],
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Worker {
    /// Starts a worker; `hear` gets what it says. Nothing where the browser refuses, or its program was not loaded.
    pub fn start(hear: impl Fn(Heard) + 'static) -> Option<Self> {
        let worker = PROGRAM.with(|program| {
            let program = program.get()?;
            let worker = web_sys::Worker::new(&program.script).ok()?;
            worker.post_message(&program.module).ok()?;
            Some(worker)
        })?;
        let hear = Rc::new(hear);
        let waiting = Rc::new(RefCell::new(Some(Vec::new())));
        let on_message = {
            let (worker, hear, waiting) = (worker.clone(), hear.clone(), waiting.clone());
            Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
                let data = event.dyn_into().map(|event: web_sys::MessageEvent| event.data()).unwrap_or_default();
                match from_message(data) {
                    Some((_, Report::Ready)) => {
                        let messages = waiting.borrow_mut().take().unwrap_or_default();
                        messages.iter().for_each(|message| _ = worker.post_message(message));
                    }
                    Some((key, report)) => hear(Heard::Report(key, report)),
                    None => hear(Heard::Silence),
                }
            })
        };
        let on_error = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            // Told here; the page itself goes on.
            if let Some(event) = event.dyn_ref::<web_sys::Event>() {
                event.prevent_default();
            }
            hear(Heard::Silence);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { worker, waiting, _listeners: [on_message, on_error] })
    }

    /// Gives it a job, known by `key` in what it says. Whether that worked.
    pub fn give(&self, key: Key, job: &Job, files: &[web_sys::File]) -> bool {
        let message = js_sys::Object::new();
        let Some(job) = to_message(&(key, job)) else { return false };
        let set = |key: &str, value: &JsValue| js_sys::Reflect::set(&message, &key.into(), value).is_ok();
        let set = set("job", &job) && set("files", &files.iter().collect::<js_sys::Array>());
        match self.waiting.borrow_mut().as_mut() {
            Some(waiting) => waiting.push(message.into()),
            None => return set && self.worker.post_message(&message).is_ok(),
        }
        set
    }
}

/// A job that a worker of its own does. Dropped, it ends.
pub struct Running {
    state: Rc<RefCell<State>>,
}

enum State {
    Starting,
    At { _worker: Worker },
    Over,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.state.replace(State::Over);
    }
}

/// Has a worker do `job`, which is about `files`; `hear` gets what it says.
pub fn run_in_worker(job: Job, files: Vec<web_sys::File>, hear: impl Fn(Heard) + 'static) -> Running {
    let state = Rc::new(RefCell::new(State::Starting));
    let running = Running { state: state.clone() };
    spawn_local(async move {
        prepare_worker().await;
        if matches!(*state.borrow(), State::Over) {
            return;
        }
        let hear = Rc::new(hear);
        let told = hear.clone();
        match Worker::start(move |heard| told(heard)).filter(|worker| worker.give(0, &job, &files)) {
            Some(worker) => _ = state.replace(State::At { _worker: worker }),
            None => hear(Heard::Silence),
        }
    });
    running
}
