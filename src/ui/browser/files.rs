//! Files in and out.

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
