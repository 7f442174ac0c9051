//! Files in and out.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Files larger than this, in bytes, are not read.
pub const READ_LIMIT: f64 = 256.0 * 1024.0 * 1024.0;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Larger than the limit; its size in bytes.
    TooLarge(u64),
    /// The browser refused: a folder, or a file that went away.
    Refused,
}

/// The exact bytes of a file.
pub async fn read_file(file: &web_sys::File) -> Result<Vec<u8>, Unread> {
    if file.size() > READ_LIMIT {
        return Err(Unread::TooLarge(file.size() as u64));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Unread::Refused)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Files whose beginnings are asked for at once.
const TOGETHER: usize = 64;

/// The first `length` bytes of each file, or all of them; nothing where the browser refuses.
pub async fn heads(files: impl Iterator<Item = &web_sys::File>, length: usize) -> Vec<Option<Vec<u8>>> {
    let files: Vec<&web_sys::File> = files.collect();
    let mut heads = Vec::new();
    for files in files.chunks(TOGETHER) {
        let parts: Vec<_> =
            files.iter().map(|file| file.slice_with_f64_and_f64(0.0, length as f64).map(|part| part.array_buffer())).collect();
        for part in parts {
            let head = match part {
                Ok(part) => JsFuture::from(part).await.ok(),
                Err(_) => None,
            };
            heads.push(head.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()));
        }
    }
    heads
}

/// Offers `bytes` as a download under `name`.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let document = super::window()?.document()?;
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &url).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    web_sys::Url::revoke_object_url(&url).ok()
}
