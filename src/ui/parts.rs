//! Generic widgets.

mod bar;
mod copy;
mod digest;
mod icon;
mod prose;
mod same;
mod scroller;
mod state;

pub use bar::Bar;
pub use copy::CopyButton;
pub use digest::DigestText;
pub use icon::{Icon, Shape};
pub use prose::{prose, prose_with};
pub use same::Same;
pub use scroller::Scroller;
pub use state::{SeverityMark, StateMark, place_words, severity_text, state_words};
