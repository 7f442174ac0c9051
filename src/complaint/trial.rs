//! A trial: the client that complains, simulated on the index at hand with the platform that its message names.

use super::kind::Kind;
use super::recognise::{Complaint, principal, recognise};
use super::simulation::{Outcome, Simulation};
use crate::clients::register::Use;
use crate::clients::{self, CLIENTS, Column, LibraryContents, Listing, Names, Question, Spec, Version};
use crate::library::{Document, Library};
use crate::platform::Platform;
use std::rc::Rc;

/// Longer texts that a client prints quote the document, and are not read for what they say.
const PRINTED_LIMIT: usize = 16 * 1024;

/// What a simulated client makes of an index.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The client.
    pub client: &'static clients::Client,
    /// Its version.
    pub version: &'static Version,
    /// What is done with it.
    pub way: &'static Column,
    /// The platform that it is asked for, as people write it.
    pub asked: String,
    /// What it makes of the index, with every step.
    pub answer: clients::Answer,
    /// What it prints where it takes nothing.
    pub printed: String,
}

impl Trial {
    /// Runs the client of `complaint` on `document`: the first version and way that ends as the message says, else today's usual
    /// one. Nothing where the message names no platform, no simulated client stands for its own, or `document` is no index.
    pub fn of(complaint: &Complaint, library: &Library, document: &Document) -> Option<Self> {
        let asked = complaint.platform.as_ref().filter(|_| complaint.kind.is_about_platforms())?;
        let index = Rc::new(Listing::of(document).filter(|_| document.kind().is_index())?);
        let contents = LibraryContents::new(library);
        let request = Spec::from(&asked.platform);
        let names = names(complaint.image.as_deref());
        let question = Question { index: &index, contents: &contents, request: &request, names: &names };
        let simulated = || complaint.client.simulated().iter().filter_map(|id| CLIENTS.iter().find(|client| client.id == *id));
        let usage = if complaint.kind == Kind::NotInStore { Use::Run } else { Use::Pull };
        let mut usual: Option<Self> = None;
        for client in simulated() {
            for (version, way, answer) in client.answers(&question) {
                let printed = way.printed(&request, &answer);
                let trial = Self { client, version, way, asked: asked.flag(), answer, printed };
                if trial.says(complaint.kind) {
                    return Some(trial);
                }
                let better = usual.as_ref().is_none_or(|usual| usual.way.usage != usage && way.usage == usage);
                if better && client.id == simulated().next()?.id {
                    usual = Some(trial);
                }
            }
        }
        usual
    }

    /// Whether what the client prints is a message of this kind.
    fn says(&self, kind: Kind) -> bool {
        let printed = &self.printed;
        printed.len() < PRINTED_LIMIT && principal(&recognise(printed)).is_some_and(|complaint| complaint.kind == kind)
    }

    /// What comes of it.
    pub fn outcome(&self) -> Outcome {
        match &self.answer.outcome {
            clients::Outcome::Picked(path) => Outcome::Takes(path.clone()),
            clients::Outcome::NoMatch(_) => Outcome::Nothing(self.printed.clone()),
            clients::Outcome::Refused(_) => Outcome::Refuses(self.printed.clone()),
            clients::Outcome::Depends(..) => Outcome::Open,
        }
    }
}

/// A trial that was run answers for itself.
impl Simulation for Trial {
    fn ask(&self, _: super::Client, _: &Library, _: &Document, _: &Platform) -> Option<Outcome> {
        Some(self.outcome())
    }
}

/// The names that a client prints for the image of the message.
fn names(image: Option<&str>) -> Names {
    image.map_or_else(Names::default, |image| Names { remote: image.to_owned(), local: image.to_owned() })
}
