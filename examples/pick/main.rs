//! Placeholder.
mod case;
fn main() {}
