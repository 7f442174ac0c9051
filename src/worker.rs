//! The worker: does what the page asks for, one job after the other. It is stopped by ending it.

use crate::protocol::{Report, perform};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Milliseconds between two reports of progress.
const REPORT_EVERY: f64 = 50.0;

/// Takes jobs from now on, and says that it does.
pub fn listen() {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let say = {
        let scope = scope.clone();
        move |report: Report| {
            if let Ok(message) = serde_wasm_bindgen::to_value(&report) {
                let _ = scope.post_message(&message);
            }
        }
    };
    let hear = {
        let say = say.clone();
        Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            let Ok(job) = serde_wasm_bindgen::from_value(event.data()) else { return };
            let mut last = js_sys::Date::now();
            let due = move || {
                let now = js_sys::Date::now();
                let due = now - last >= REPORT_EVERY;
                if due {
                    last = now;
                }
                due
            };
            perform(job, due, &say);
        })
    };
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It listens for as long as it lives.
    hear.forget();
    say(Report::Ready);
}
