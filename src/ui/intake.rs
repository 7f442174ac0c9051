//! Every way in which a person gives input: paste anywhere, drop anywhere, choose files, the Paste button.

use super::browser::{dropped_entries, files_below, read_clipboard};
use super::hauling::{self, Dropped};
use super::{incoming, kept};
use crate::archive::MEMBER_LIMIT;
use crate::library::Route;
use crate::workbench::{Action, Given, Notice, Workbench};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The way to act on the workbench, from outside of a component.
pub type Dispatch = UseReducerDispatcher<Workbench>;

/// Gives what the clipboard held at a paste event, exactly as it was: text, else files.
pub fn pasted(event: &web_sys::ClipboardEvent, dispatch: &Dispatch) {
    let Some(data) = event.clipboard_data() else { return };
    let text = data.get_data("text/plain").unwrap_or_default();
    if !text.is_empty() {
        event.prevent_default();
        give_text(text, dispatch);
    } else if let Some(files) = data.files().filter(|files| files.length() > 0) {
        event.prevent_default();
        give_files(&files, dispatch);
    }
}

/// Gives what was dropped: files and folders, else text.
pub fn dropped(event: &web_sys::DragEvent, dispatch: &Dispatch) {
    event.prevent_default();
    let Some(data) = event.data_transfer() else { return };
    let entries = dropped_entries(&data.items());
    if entries.iter().any(web_sys::FileSystemEntry::is_directory) {
        let dispatch = dispatch.clone();
        spawn_local(async move {
            // One more than can be listed says that there are more.
            let files = files_below(entries, MEMBER_LIMIT + 1).await;
            let files = files.into_iter().map(|(path, file)| Dropped { path, file }).collect();
            hauling::give_files(files, None, &dispatch);
        });
        return;
    }
    match data.files().filter(|files| files.length() > 0) {
        Some(files) => give_files(&files, dispatch),
        None => {
            let text = data.get_data("text/plain").unwrap_or_default();
            if !text.is_empty() {
                give_text(text, dispatch);
            }
        }
    }
}

/// Gives text from the clipboard.
pub fn give_text(text: String, dispatch: &Dispatch) {
    kept::keep_text(&text);
    incoming::give(vec![Given::new("", Route::Paste, text.into_bytes())], dispatch);
}

/// Gives files that were chosen or dropped; those of a chosen folder know their path in it.
pub fn give_files(files: &web_sys::FileList, dispatch: &Dispatch) {
    give_files_for(files, None, dispatch);
}

/// Gives files as the bytes of an entry.
pub fn give_files_for(files: &web_sys::FileList, entry: Option<crate::digest::Digest>, dispatch: &Dispatch) {
    let files = (0..files.length()).filter_map(|at| files.item(at)).inspect(kept::keep_file);
    let files = files.map(|file| {
        let path = js_sys::Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        Dropped { path: path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name()), file }
    });
    hauling::give_files(files.collect(), entry, dispatch);
}

/// Gives what the clipboard holds, by the Paste button.
pub fn paste_button(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        match read_clipboard().await {
            Some(text) if !text.is_empty() => give_text(text, &dispatch),
            _ => dispatch.dispatch(Action::Tell(Notice::NoClipboard)),
        }
    });
}

/// The files of an input element that has changed; the element is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Option<(web_sys::HtmlInputElement, web_sys::FileList)> {
    let input: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    let files = input.files()?;
    Some((input, files))
}
