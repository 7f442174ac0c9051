//! Targets that refuse: which platforms, registries, scanners and tools are known to reject or mishandle what an index
//! contains, each fact with its source, its dates and what helps.
//!
//! A fact is about a [`Trait`] of the index. Every trait is looked for once; each target then says which of them stand
//! against it. Nothing here is above the level of a warning: the documents are right, the targets are not ready for them.

mod assess;
mod fact;
mod fix;
mod known;
mod subject;
mod traits;

pub use assess::{Against, Assessment, NOTHING_KNOWN, UNKNOWN_YET, assess};
pub use fact::{Fact, Harm, Moment, Scope, Sort, Source, Target};
pub use fix::Fix;
pub use known::TARGETS;
pub use subject::{Sight, Subject};
pub use traits::{TRAITS, Trait};

#[cfg(test)]
mod tests;
