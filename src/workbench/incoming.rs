//! What was given and is still being read: how far. Reading itself goes by steps, which the page takes.

use super::Workbench;
use std::rc::Rc;

/// Identity of something that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IncomingId(pub u32);

/// Documents that were given and are not here yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The name of the file; empty for what was pasted.
    pub name: String,
    /// How many documents.
    pub count: usize,
    /// Bytes of all of them.
    pub bytes: u64,
    /// How much was read, in hundredths; nothing while others are read first.
    pub done: Option<u8>,
}

impl Workbench {
    /// Notes how far something is; nothing where it is here now, or was given up.
    pub(super) fn note_incoming(&mut self, id: IncomingId, incoming: Option<Incoming>) {
        let known = Rc::make_mut(&mut self.incoming);
        match incoming {
            Some(incoming) => _ = known.insert(id, incoming),
            None => _ = known.remove(&id),
        }
    }
}
