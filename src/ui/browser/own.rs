//! The page's own files: beside it on the server, or inside it where the page is a single file.

use super::{root, window};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// What the page was built as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A site, file by file.
    Site,
    /// One file that holds everything.
    File,
    /// A build for development.
    Development,
}

/// What this page was built as.
pub fn form() -> Form {
    match attribute("data-form").as_deref() {
        Some("site") => Form::Site,
        Some("file") => Form::File,
        _ => Form::Development,
    }
}

/// The name of this build.
pub fn build() -> Option<String> {
    attribute("data-build")
}

fn attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// The bytes of a file of the page, by its path.
pub async fn own_file(path: &str) -> Option<Vec<u8>> {
    if form() == Form::File { inside(path) } else { beside(path).await }
}

/// The policy that stands in the page.
pub fn policy() -> Option<String> {
    let policy = window()?.document()?.query_selector("meta[http-equiv=Content-Security-Policy]").ok()??;
    policy.get_attribute("content")
}

fn inside(path: &str) -> Option<Vec<u8>> {
    let element = window()?.document()?.query_selector(&format!("script[data-file=\"{path}\"]")).ok()??;
    STANDARD.decode(element.text_content()?).ok()
}

async fn beside(path: &str) -> Option<Vec<u8>> {
    // The name stays the same from build to build: the address names the build, and without one an old copy must not be taken.
    let options = web_sys::RequestInit::new();
    let path = match build() {
        Some(build) => format!("{path}?v={build}"),
        None => {
            options.set_cache(web_sys::RequestCache::NoCache);
            path.to_owned()
        }
    };
    let response = JsFuture::from(window()?.fetch_with_str_and_init(&path, &options)).await.ok()?;
    let response = response.dyn_into::<web_sys::Response>().ok().filter(web_sys::Response::ok)?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
