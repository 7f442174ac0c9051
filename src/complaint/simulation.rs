//! What is asked of a simulation of the clients: the proof that a message follows from an index.

use super::client::Client;
use crate::library::{Document, Library};
use crate::platform::Platform;

/// What a client makes of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It takes the entry at this place: its place in the index, then in the index inside it, and so on.
    Takes(Vec<usize>),
    /// It finds nothing, and prints this.
    Nothing(String),
    /// It refuses, and prints this.
    Refuses(String),
    /// It depends on content that was not given.
    Open,
}

/// A simulation of clients. [`Client::simulated`] says which simulated client stands for whom.
pub trait Simulation {
    /// What today's version of `client` makes of `document` when it is asked for `platform`; nothing where it cannot be told.
    fn ask(&self, client: Client, library: &Library, document: &Document, platform: &Platform) -> Option<Outcome>;
}

/// No simulation at hand.
#[derive(Clone, Copy, Debug)]
pub struct NoSimulation;

impl Simulation for NoSimulation {
    fn ask(&self, _: Client, _: &Library, _: &Document, _: &Platform) -> Option<Outcome> {
        None
    }
}
