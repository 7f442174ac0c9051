//! The service worker, as the page sees it: registered, and asked to let a new build take over. What it does is in `static/sw.js`.

use super::{Form, build, form, window};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerRegistration, ServiceWorkerState};

/// Whether the page opens without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// Not known yet.
    #[default]
    Unknown,
    /// A build for development, which is not kept.
    Development,
    /// The page is one file and needs none.
    File,
    /// The browser does not do it here.
    Unsupported,
    /// The files are being stored.
    Preparing,
    /// Everything is stored.
    Ready,
    /// So it is, and a new build waits to take over.
    Update,
    /// The files could not be stored.
    Failed,
}

/// Has the site kept for offline use; `tell` hears how that stands, from now on.
pub async fn keep_site(tell: impl Fn(Offline) + 'static) {
    match form() {
        Form::Development => tell(Offline::Development),
        Form::File => tell(Offline::File),
        Form::Site => {
            let tell: Rc<dyn Fn(Offline)> = Rc::new(tell);
            tell(Offline::Preparing);
            if is_left_over().await {
                return leave().await;
            }
            match register().await {
                Ok(registration) => {
                    if let (Some(active), Some(build)) = (registration.active(), build()) {
                        let _ = active.post_message(&format!("loaded of {build}").into());
                    }
                    watch(&registration, &tell);
                }
                Err(offline) => tell(offline),
            }
        }
    }
}

/// Lets the build that waits take over, and loads the page anew as that build.
pub async fn take_over() {
    let Some(window) = window() else { return };
    let reload = || _ = window.location().reload();
    let waiting = match registered().await {
        Some(registration) => registration.waiting(),
        None => None,
    };
    // It may have taken over already, for another page.
    let Some(waiting) = waiting else { return reload() };
    let again = Closure::<dyn FnMut()>::new({
        let window = window.clone();
        move || _ = window.location().reload()
    });
    waiting.set_onstatechange(Some(again.as_ref().unchecked_ref()));
    again.forget();
    let _ = waiting.post_message(&"take over".into());
}

/// Whether this page is what another server on the same port of this machine left behind: whoever builds sites has many there,
/// and would see this one in place of all others. Elsewhere an address that has no such file any more does not take it away.
async fn is_left_over() -> bool {
    let kept = container().is_some_and(|container| container.controller().is_some());
    let here = window().and_then(|window| window.location().hostname().ok());
    if !kept || !matches!(here.as_deref(), Some("localhost" | "127.0.0.1" | "[::1]")) {
        return false;
    }
    let response = async { JsFuture::from(window()?.fetch_with_str("sw.js")).await.ok()?.dyn_into::<web_sys::Response>().ok() }.await;
    response.is_some_and(|response| {
        let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
        !response.ok() || !kind.contains("javascript")
    })
}

/// Gives the address back to its server.
async fn leave() {
    if let Some(unregistered) = registered().await.and_then(|registration| registration.unregister().ok()) {
        let _ = JsFuture::from(unregistered).await;
    }
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

fn container() -> Option<web_sys::ServiceWorkerContainer> {
    let navigator = window()?.navigator();
    // Absent where the address is not a secure one.
    js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}

async fn registered() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.get_registration()).await.ok()?.dyn_into().ok()
}

async fn register() -> Result<ServiceWorkerRegistration, Offline> {
    let container = container().ok_or(Offline::Unsupported)?;
    let options = web_sys::RegistrationOptions::new();
    options.set_update_via_cache(web_sys::ServiceWorkerUpdateViaCache::None);
    let registered = JsFuture::from(container.register_with_options("sw.js", &options)).await;
    match registered {
        Ok(registration) => registration.dyn_into().map_err(|_| Offline::Unsupported),
        // Without a network an older registration goes on; where there is none, the file did not arrive.
        Err(error) => match JsFuture::from(container.get_registration()).await.ok().and_then(|found| found.dyn_into().ok()) {
            Some(registration) => Ok(registration),
            None if error.is_instance_of::<js_sys::TypeError>() => Err(Offline::Failed),
            None => Err(Offline::Unsupported),
        },
    }
}

/// Tells how it stands now, and whenever a build has been stored or could not be.
fn watch(registration: &ServiceWorkerRegistration, tell: &Rc<dyn Fn(Offline)>) {
    let state = |registration: &ServiceWorkerRegistration| match (registration.waiting(), registration.active()) {
        (Some(_), Some(_)) => Offline::Update,
        (None, Some(_)) => Offline::Ready,
        _ => Offline::Preparing,
    };
    let follow = {
        let (registration, tell) = (registration.clone(), tell.clone());
        move |worker: ServiceWorker| {
            let (registration, tell, followed) = (registration.clone(), tell.clone(), worker.clone());
            let changed = Closure::<dyn FnMut()>::new(move || {
                let first = registration.active().is_none();
                match followed.state() {
                    ServiceWorkerState::Redundant if first => tell(Offline::Failed),
                    _ => tell(state(&registration)),
                }
            });
            worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
            changed.forget();
        }
    };
    tell(state(registration));
    [registration.installing(), registration.waiting()].into_iter().flatten().for_each(&follow);
    let found = {
        let registration = registration.clone();
        Closure::<dyn FnMut()>::new(move || registration.installing().into_iter().for_each(&follow))
    };
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
}
