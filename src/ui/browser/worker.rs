//! The worker, as the page sees it: one for each job, started when the job is, ended with it.
//!
//! Its two files are loaded with the page, so that no request follows later. The script runs from a `data:` address: such a
//! worker has no origin and inherits the page's own policy, so that it can reach nothing; one loaded from a file's address
//! would be bound by the headers that a server sends with it alone.

use super::own_file;
use crate::protocol::{Job, Report};
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
    /// What it says.
    Report(Report),
    /// It could not be started, or it died.
    Silence,
}

/// A job that a worker does. Dropped, it ends.
pub struct Running {
    state: Rc<RefCell<State>>,
}

enum State {
    Starting,
    At { worker: web_sys::Worker, _listeners: [Closure<dyn FnMut(JsValue)>; 2] },
    Over,
}

impl Drop for Running {
    fn drop(&mut self) {
        if let State::At { worker, .. } = self.state.replace(State::Over) {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
    }
}

/// Has a worker do `job`; `hear` gets what it says.
pub fn run_in_worker(job: Job, hear: impl Fn(Heard) + 'static) -> Running {
    let state = Rc::new(RefCell::new(State::Starting));
    let running = Running { state: state.clone() };
    spawn_local(async move {
        prepare_worker().await;
        if matches!(*state.borrow(), State::Over) {
            return;
        }
        let hear = Rc::new(hear);
        match start(job, hear.clone()) {
            Some(at) => _ = state.replace(at),
            None => hear(Heard::Silence),
        }
    });
    running
}

fn start(job: Job, hear: Rc<impl Fn(Heard) + 'static>) -> Option<State> {
    let worker = PROGRAM.with(|program| {
        let program = program.get()?;
        let worker = web_sys::Worker::new(&program.script).ok()?;
        worker.post_message(&program.module).ok()?;
        Some(worker)
    })?;
    let on_message = {
        let (worker, hear) = (worker.clone(), hear.clone());
        let mut job = Some(job);
        Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let data = event.dyn_into().map(|event: web_sys::MessageEvent| event.data()).unwrap_or_default();
            match serde_wasm_bindgen::from_value(data) {
                Ok(Report::Ready) => {
                    let sent = job.take().and_then(|job| worker.post_message(&serde_wasm_bindgen::to_value(&job).ok()?).ok());
                    if sent.is_none() {
                        hear(Heard::Silence);
                    }
                }
                Ok(report) => hear(Heard::Report(report)),
                Err(_) => hear(Heard::Silence),
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
    Some(State::At { worker, _listeners: [on_message, on_error] })
}
