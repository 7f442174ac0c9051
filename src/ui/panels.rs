//! One panel a file.

mod about;
mod answer;
mod clients;
mod commands;
pub mod dialects;
mod digests;
mod doctor;
mod documents;
mod fault;
mod findings;
mod inspector;
pub mod learn;
mod matrix;
mod picks;
pub mod rules;
mod source;
pub mod start;
mod targets;
mod tree;
mod trouble;
mod window;

pub use about::About;
pub use clients::Clients;
pub use commands::Commands;
pub use digests::Digests;
pub use documents::{Documents, bytes_text, route_text};
pub use fault::fault;
pub use findings::Findings;
pub use learn::learn;
pub use matrix::MatrixPanel;
pub use rules::rules;
pub use source::source;
pub use start::start;
pub use targets::{TargetCount, Targets};
pub use trouble::Answered;
