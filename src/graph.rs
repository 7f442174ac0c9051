//! The content graph of the documents given: what is part of what, as a tree to be walked, and how large it is.

mod ancestors;
mod configs;
mod folds;
mod outline;
mod role;
mod sizes;
mod tally;
mod whole;

#[cfg(test)]
pub(crate) mod tests;

pub use ancestors::{ancestors, leaves, whole_images};
pub use configs::stated_platform;
pub use folds::Folds;
pub use outline::{Outline, Part, Row, Standing};
pub use role::{DiffIds, Purpose, platform_of, purpose, unpacked_layer};
pub use sizes::{Sizes, compressed_size};
pub use tally::{SavedLayer, SavedParts, Tally, saved_parts};
pub use whole::{ContentState, Culprit, Reading, Whole, Wholes, hundredths, is_unfinished, own_state, unread};
