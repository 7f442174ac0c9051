//! The worker: does what the page asks for, one job after the other. It is stopped by ending it.

mod jobs;
mod pieces;
mod voice;

use crate::message::from_message;
use crate::protocol::{Job, Report};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use voice::Voice;
use wasm_bindgen::prelude::*;

/// A job and the files that came with it.
type Asked = (Job, Vec<web_sys::Blob>);

/// Takes jobs from now on, and says that it does.
pub fn listen() {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let voice = Rc::new(Voice::new(scope.clone()));
    let waiting: Rc<RefCell<VecDeque<Asked>>> = Rc::default();
    let busy = Rc::new(Cell::new(false));
    let hear = {
        let voice = voice.clone();
        Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            let Some(asked) = read(&event.data()) else { return };
            waiting.borrow_mut().push_back(asked);
            if !busy.replace(true) {
                let (waiting, voice, busy) = (waiting.clone(), voice.clone(), busy.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    loop {
                        let next = waiting.borrow_mut().pop_front();
                        let Some((job, files)) = next else { break };
                        jobs::perform(job, &files, &voice).await;
                    }
                    busy.set(false);
                });
            }
        })
    };
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It listens for as long as it lives.
    hear.forget();
    voice.say(&Report::Ready);
}

/// A message: the job and its files.
fn read(message: &JsValue) -> Option<Asked> {
    let job = from_message(js_sys::Reflect::get(message, &"job".into()).ok()?)?;
    let files: js_sys::Array = js_sys::Reflect::get(message, &"files".into()).ok()?.dyn_into().ok()?;
    Some((job, files.iter().filter_map(|file| file.dyn_into().ok()).collect()))
}
