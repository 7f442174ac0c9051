//! What stands in folders that are dropped.

use js_sys::{Array, Function, Promise};
use std::collections::VecDeque;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry};

/// The files and folders of a drop; they can be asked for only while its event lasts.
pub fn dropped_entries(items: &web_sys::DataTransferItemList) -> Vec<FileSystemEntry> {
    (0..items.length()).filter_map(|at| items.get(at)?.webkit_get_as_entry().ok().flatten()).collect()
}

/// The files among `entries` and below them, at most `limit`, each with its path from there on.
pub async fn files_below(entries: Vec<FileSystemEntry>, limit: usize) -> Vec<(String, File)> {
    let mut waiting: VecDeque<FileSystemEntry> = entries.into();
    let mut files = Vec::new();
    while let Some(entry) = waiting.pop_front() {
        if files.len() >= limit {
            break;
        }
        if !entry.is_directory() {
            files.extend(read_files(&[entry]).await);
            continue;
        }
        let reader = entry.unchecked_into::<FileSystemDirectoryEntry>().create_reader();
        loop {
            // A browser tells of a hundred or so at once.
            let batch = read_entries(&reader).await;
            if batch.is_empty() {
                break;
            }
            let (folders, others): (Vec<_>, Vec<_>) = batch.into_iter().partition(FileSystemEntry::is_directory);
            waiting.extend(folders);
            files.extend(read_files(&others).await);
        }
    }
    files
}

async fn read_entries(reader: &FileSystemDirectoryReader) -> Vec<FileSystemEntry> {
    let promise = promise(|done, failed| reader.read_entries_with_callback_and_callback(done, failed));
    let entries = JsFuture::from(promise).await.ok().and_then(|entries| entries.dyn_into::<Array>().ok());
    entries.map(|entries| entries.iter().map(JsCast::unchecked_into).collect()).unwrap_or_default()
}

async fn read_files(entries: &[FileSystemEntry]) -> Vec<(String, File)> {
    let ask = |entry: &FileSystemEntry| {
        let file: FileSystemFileEntry = entry.clone().unchecked_into();
        promise(move |done, failed| {
            file.file_with_callback_and_callback(done, failed);
            Ok(())
        })
    };
    let promises: Vec<(String, Promise)> =
        entries.iter().map(|entry| (entry.full_path().trim_start_matches('/').to_owned(), ask(entry))).collect();
    let mut files = Vec::new();
    for (path, promise) in promises {
        if let Some(file) = JsFuture::from(promise).await.ok().and_then(|file| file.dyn_into().ok()) {
            files.push((path, file));
        }
    }
    files
}

/// A promise of what a function with two callbacks finds.
fn promise(ask: impl Fn(&Function, &Function) -> Result<(), JsValue>) -> Promise {
    Promise::new(&mut |done, failed| {
        if let Err(error) = ask(&done, &failed) {
            let _ = failed.call1(&JsValue::NULL, &error);
        }
    })
}
