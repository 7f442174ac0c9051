//! One panel a file.

mod digests;
mod doctor;
mod documents;
mod fault;
mod findings;
mod inspector;
pub mod learn;
mod matrix;
mod rules;
mod source;
mod start;
mod window;

pub use digests::Digests;
pub use documents::{Documents, route_text};
pub use fault::Fault;
pub use findings::Findings;
pub use learn::Learn;
pub use matrix::MatrixPanel;
pub use rules::Rules;
pub use source::Source;
pub use start::Start;
