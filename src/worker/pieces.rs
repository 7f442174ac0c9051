//! The bytes of a file, piece by piece: no more of them than a few pieces are in memory at any time.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Bytes read at once: measured, larger pieces are no faster.
const PIECE: usize = 1 << 20;
/// Parts up to this length are read in one go: a stream takes longer to set up.
const AT_ONCE: u64 = 256 << 10;

/// The browser cannot read the file (any more).
pub(super) struct Unreadable;

impl From<JsValue> for Unreadable {
    fn from(_: JsValue) -> Self {
        Unreadable
    }
}

/// Bytes `from` .. `to` of `file`, or those that are there.
pub(super) fn part(file: &web_sys::Blob, from: u64, to: u64) -> Result<web_sys::Blob, Unreadable> {
    Ok(file.slice_with_f64_and_f64(from as f64, to as f64)?)
}

/// All bytes of `part`.
pub(super) async fn at_once(part: &web_sys::Blob) -> Result<Vec<u8>, Unreadable> {
    let buffer = JsFuture::from(part.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Bytes of `file` from `from` up to `to`, or to its end where that comes first, given to `take` one piece after the other.
/// `take` says whether it wants more. Returns how many bytes were given.
pub(super) async fn read(file: &web_sys::Blob, from: u64, to: u64, mut take: impl FnMut(&[u8]) -> bool) -> Result<u64, Unreadable> {
    if to.saturating_sub(from) <= AT_ONCE {
        let bytes = at_once(&part(file, from, to)?).await?;
        take(&bytes);
        return Ok(bytes.len() as u64);
    }
    let mut pieces = Pieces::of(&part(file, from, to)?)?;
    let (mut piece, mut given) = (Vec::new(), 0);
    while pieces.next(&mut piece).await? {
        given += piece.len() as u64;
        if !take(&piece) {
            pieces.cancel();
            break;
        }
    }
    Ok(given)
}

/// The pieces of a blob in order, all of one length but the last.
pub(super) struct Pieces {
    reader: JsValue,
    read: Function,
    /// Whether the reader fills buffers that it is given, and does not make a new one for each piece.
    fills: bool,
    /// What the browser fetches while the piece before it is worked on.
    next: Option<Promise>,
    rest: Vec<u8>,
}

impl Pieces {
    pub(super) fn of(part: &web_sys::Blob) -> Result<Self, Unreadable> {
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
        let mut pieces = Self { reader, read, fills, next: None, rest: Vec::new() };
        pieces.fetch(Uint8Array::new_with_length(PIECE as u32))?;
        Ok(pieces)
    }

    /// Puts the next piece into `piece`; whether there was one.
    pub(super) async fn next(&mut self, piece: &mut Vec<u8>) -> Result<bool, Unreadable> {
        piece.clear();
        piece.append(&mut self.rest);
        while piece.len() < PIECE
            && let Some(next) = self.next.take()
        {
            let result = JsFuture::from(next).await?;
            let is_over = Reflect::get(&result, &"done".into())?.is_truthy();
            let Some(value) = Reflect::get(&result, &"value".into())?.dyn_into::<Uint8Array>().ok().filter(|_| !is_over) else { break };
            let begin = piece.len();
            piece.resize(begin + value.length() as usize, 0);
            value.copy_to(piece.get_mut(begin..).unwrap_or_default());
            self.fetch(Uint8Array::new(&value.buffer()))?;
        }
        if piece.len() > PIECE {
            self.rest = piece.split_off(PIECE);
        }
        Ok(!piece.is_empty())
    }

    fn fetch(&mut self, buffer: Uint8Array) -> Result<(), Unreadable> {
        let promise = if self.fills { self.read.call1(&self.reader, &buffer)? } else { self.read.call0(&self.reader)? };
        self.next = Some(promise.dyn_into()?);
        Ok(())
    }

    fn cancel(&self) {
        let cancel = Reflect::get(&self.reader, &"cancel".into()).ok().and_then(|cancel| cancel.dyn_into::<Function>().ok());
        if let Some(cancel) = cancel {
            let _ = cancel.call0(&self.reader);
        }
    }
}
