//! The bytes of a file, piece by piece: no more of them than a few pieces are in memory at any time.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Bytes read at once: measured, larger pieces are no faster; smaller ones are slower and leave more behind to be cleared away.
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
    let (mut piece, mut given) = (Piece::default(), 0);
    while pieces.next(&mut piece).await? {
        given += piece.length as u64;
        if !take(piece.bytes()) {
            pieces.cancel();
            break;
        }
    }
    Ok(given)
}

/// A piece of a file. Its memory is used again for the next one.
#[derive(Default)]
pub(super) struct Piece {
    memory: Vec<u8>,
    length: usize,
}

impl Piece {
    pub(super) fn bytes(&self) -> &[u8] {
        self.memory.get(..self.length).unwrap_or_default()
    }
}

/// The pieces of a blob in order, all of one length but the last.
pub(super) struct Pieces {
    reader: JsValue,
    read: Function,
    /// Whether the reader fills buffers that it is given, and does not make a new one for each piece.
    fills: bool,
    /// What the browser fetches while the piece before it is worked on.
    next: Option<Promise>,
    /// What was fetched and is more than a piece.
    rest: Option<Uint8Array>,
    /// Buffers that can be filled again.
    spare: Vec<Uint8Array>,
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
        let mut pieces = Self { reader, read, fills, next: None, rest: None, spare: Vec::new() };
        pieces.fetch()?;
        Ok(pieces)
    }

    /// Puts the next bytes into `piece`; whether there were any.
    pub(super) async fn next(&mut self, piece: &mut Piece) -> Result<bool, Unreadable> {
        piece.memory.resize(PIECE, 0);
        piece.length = 0;
        while let Some(room) = piece.memory.get_mut(piece.length..).filter(|room| !room.is_empty()) {
            let Some(value) = self.value().await? else { break };
            let (count, length) = (room.len().min(value.length() as usize), value.length());
            if let Some(place) = room.get_mut(..count) {
                value.subarray(0, count as u32).copy_to(place);
            }
            piece.length += count;
            if count < length as usize {
                self.rest = Some(value.subarray(count as u32, length));
            } else if self.fills {
                self.spare.push(Uint8Array::new(&value.buffer()));
            }
        }
        Ok(piece.length > 0)
    }

    /// What comes next, of whatever length.
    async fn value(&mut self) -> Result<Option<Uint8Array>, Unreadable> {
        if let Some(rest) = self.rest.take() {
            return Ok(Some(rest));
        }
        let Some(next) = self.next.take() else { return Ok(None) };
        let result = JsFuture::from(next).await?;
        if Reflect::get(&result, &"done".into())?.is_truthy() {
            return Ok(None);
        }
        self.fetch()?;
        Ok(Reflect::get(&result, &"value".into())?.dyn_into().ok())
    }

    fn fetch(&mut self) -> Result<(), Unreadable> {
        let promise = if self.fills {
            let buffer = self.spare.pop().unwrap_or_else(|| Uint8Array::new_with_length(PIECE as u32));
            self.read.call1(&self.reader, &buffer)?
        } else {
            self.read.call0(&self.reader)?
        };
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
