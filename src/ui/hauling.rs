//! What was dropped, read: documents are given at once, archives are read by workers and told of as they come.

#![allow(dead_code, reason = "panels call these as they come")]
use super::intake::Dispatch;
use crate::archive::ArchiveId;
use crate::digest::Digest;
use crate::workbench::Workbench;

/// A file that a person gives.
#[derive(Clone, Debug)]
pub struct Dropped {
    /// Its path: below the folder that was given, with that folder's name first, else its name alone.
    pub path: String,
    /// The file.
    pub file: web_sys::File,
}

/// Takes files in, whatever they are. `entry` is the digest of the entry that they were given for, if they were.
pub fn give_files(files: Vec<Dropped>, entry: Option<Digest>, dispatch: &Dispatch) {
    let _ = (files, entry, dispatch);
}

/// Stops reading an archive, at once.
pub fn cancel(id: ArchiveId) {
    let _ = id;
}

/// Reads what is left of an archive whose reading was stopped or failed.
pub fn retry(id: ArchiveId) {
    let _ = id;
}

/// Reads again what unpacks to too much, without limits.
pub fn unpack_all(id: ArchiveId) {
    let _ = id;
}

/// Whether the files of an archive are still at hand: only then can it be read again.
pub fn is_at_hand(id: ArchiveId) -> bool {
    let _ = id;
    false
}

/// Follows what was removed and brought back. Called whenever the workbench has changed.
pub fn keep_up(bench: &Workbench) {
    let _ = bench;
}
