//! What leaves the page at a person's wish.

pub mod report;
pub mod rule_pages;
