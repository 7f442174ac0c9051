//! Where each client lands on a host: what it asks for, which entry it takes, whether that runs, and whether the clients agree.
//!
//! The clients themselves are simulated in [`crate::clients`]; here their answers are put side by side.

mod asked;
mod host_choice;
mod landing;
mod remedy;
mod survey;

pub use asked::{Asked, How, asked};
pub use host_choice::HostChoice;
pub use landing::{Landing, Pick, Standing, Subject};
pub use remedy::{Edit, REMEDY_LIMIT, Remedy, remedy};
pub use survey::{Agreement, Instead, Picks, chosen_column, survey, usual};
