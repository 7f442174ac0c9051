//! Every sentence of the interface: one file per part of the page, each sentence a [`crate::language::Text`], so that a
//! missing language does not compile. The words of a rule live with the rule.

pub mod about;
pub mod answers;
pub mod archives;
pub mod clients;
pub mod commands;
pub mod condition;
pub mod dialect;
pub mod digests;
pub mod doctor;
pub mod documents;
pub mod findings;
pub mod incoming;
pub mod learn;
pub mod lookup;
pub mod matrix;
pub mod rules;
pub mod shell;
pub mod source;
pub mod start;
pub mod targets;
pub mod units;
pub mod verdict;
