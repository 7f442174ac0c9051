//! Thin wrappers around the browser, one purpose each. Where the browser refuses, nothing happens.

mod clipboard;
mod files;
mod page;
mod worker;

pub use clipboard::{read_clipboard, write_clipboard};
pub use files::{READ_LIMIT, Unread, download, read_file};
pub use page::{focus_later, fragment, measure, preference, push_fragment, remember, root, system_language, window};
pub use worker::{Heard, Running, prepare_worker, run_in_worker};
