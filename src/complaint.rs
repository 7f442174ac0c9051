//! What a client complains of: messages of clients and platforms are recognised in any text, and answered from an index.
//!
//! A text goes through three steps: it is folded (escapes, quotes and line breaks out of the way), the families of messages
//! are looked for in it, and what they say is read: who complains, of what, about which platform and image. The answer then
//! looks at the index. What the client itself would make of that index is asked through [`Simulation`].

mod answer;
mod client;
mod context;
mod evidence;
mod family;
mod fold;
mod kind;
mod pattern;
mod recognise;
mod request;
mod simulation;

pub use answer::{Act, Answer, Proof, answer};
pub use client::Client;
pub use evidence::{Evidence, Near, Nearness};
pub use family::{FAMILIES, Family, Message};
pub use kind::Kind;
pub use recognise::{Complaint, principal, recognise};
pub use request::Request;
pub use simulation::{NoSimulation, Outcome, Simulation};

#[cfg(test)]
mod tests;
