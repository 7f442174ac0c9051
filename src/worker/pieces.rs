//! The bytes of a file, piece by piece: no more of them than two pieces are in memory at any time.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Bytes read at once: measured, larger pieces are no faster.
const PIECE: u32 = 1 << 20;
/// Parts up to this length are read in one go: a stream takes longer to set up.
const AT_ONCE: u64 = 256 << 10;

/// The browser cannot read the file (any more).
pub(super) struct Unreadable;

/// Bytes of `file` from `from` up to `to`, or to its end where that comes first, given to `take` one piece after the other.
/// `take` says whether it wants more. Returns how many bytes were given.
pub(super) async fn read(file: &web_sys::Blob, from: u64, to: u64, mut take: impl FnMut(&[u8]) -> bool) -> Result<u64, Unreadable> {
    let part = file.slice_with_f64_and_f64(from as f64, to as f64).map_err(|_| Unreadable)?;
    if to.saturating_sub(from) <= AT_ONCE {
        let bytes = at_once(&part).await?;
        take(&bytes);
        return Ok(bytes.len() as u64);
    }
    let reader = Reader::of(&part).map_err(|_| Unreadable)?;
    let mut given = 0;
    let mut piece = Vec::new();
    // While one piece is worked on, the browser fetches the next.
    let mut next = reader.next(Uint8Array::new_with_length(PIECE)).map_err(|_| Unreadable)?;
    loop {
        let result = JsFuture::from(next).await.map_err(|_| Unreadable)?;
        let is_over = Reflect::get(&result, &"done".into()).is_ok_and(|done| done.is_truthy());
        let value = Reflect::get(&result, &"value".into()).ok().and_then(|value| value.dyn_into::<Uint8Array>().ok());
        let Some(value) = value.filter(|_| !is_over) else { return Ok(given) };
        piece.resize(value.length() as usize, 0);
        value.copy_to(&mut piece);
        next = reader.next(Uint8Array::new(&value.buffer())).map_err(|_| Unreadable)?;
        given += piece.len() as u64;
        if !take(&piece) {
            reader.cancel();
            return Ok(given);
        }
    }
}

/// All bytes of `part`.
pub(super) async fn at_once(part: &web_sys::Blob) -> Result<Vec<u8>, Unreadable> {
    let buffer = JsFuture::from(part.array_buffer()).await.map_err(|_| Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A reader of a blob's stream.
struct Reader {
    reader: JsValue,
    read: Function,
    /// Whether it fills buffers that it is given, and does not make a new one for each piece.
    fills: bool,
}

impl Reader {
    fn of(part: &web_sys::Blob) -> Result<Self, JsValue> {
        let stream = Reflect::get(part, &"stream".into())?.dyn_into::<Function>()?.call0(part)?;
        let get: Function = Reflect::get(&stream, &"getReader".into())?.dyn_into()?;
        let options = Object::new();
        Reflect::set(&options, &"mode".into(), &"byob".into())?;
        // Not every browser's blobs can do that.
        let (reader, fills) = match get.call1(&stream, &options) {
            Ok(reader) => (reader, true),
            Err(_) => (get.call0(&stream)?, false),
        };
        let read = Reflect::get(&reader, &"read".into())?.dyn_into()?;
        Ok(Self { reader, read, fills })
    }

    fn next(&self, buffer: Uint8Array) -> Result<Promise, JsValue> {
        let promise = if self.fills { self.read.call1(&self.reader, &buffer)? } else { self.read.call0(&self.reader)? };
        promise.dyn_into()
    }

    fn cancel(&self) {
        let cancel = Reflect::get(&self.reader, &"cancel".into()).ok().and_then(|cancel| cancel.dyn_into::<Function>().ok());
        if let Some(cancel) = cancel {
            let _ = cancel.call0(&self.reader);
        }
    }
}
