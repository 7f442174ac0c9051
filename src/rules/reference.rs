//! Image references and tags that a person gives.
//!
//! A platform that a person types (`platform-request-syntax`) is no document; the simulation of clients reads it.

use super::Rule;

mod digest;
mod given;
mod name_grammar;
mod name_length;
mod platform_digest;
mod tag_grammar;

pub(super) static RULES: &[&Rule] = &[&tag_grammar::RULE, &name_grammar::RULE, &name_length::RULE, &digest::RULE, &platform_digest::RULE];
