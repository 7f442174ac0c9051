//! Thin wrappers around the browser, one purpose each. Where the browser refuses, nothing happens.

mod asking;
mod clipboard;
mod entries;
mod files;
mod own;
mod page;
mod pool;
mod service_worker;
mod worker;

pub use asking::ask_workers;
pub use clipboard::{read_clipboard, write_clipboard};
pub use entries::{dropped_entries, files_below};
pub use files::{READ_LIMIT, Unread, download, heads, read_file};
pub use own::{Form, build, form, own_file, policy};
pub use page::{
    PREFERENCES, base, focus_later, fragment, measure, now, preference, push_fragment, remember, root, system_language, window,
};
pub use pool::{Pool, Task, Told};
pub use service_worker::{Offline, keep_site, take_over};
pub use worker::{Heard, Running, prepare_worker, run_in_worker};
