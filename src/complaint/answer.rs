//! The answer to a complaint: the cause in one sentence, what to do, and what in the index shows it.

mod content;
mod index_refused;
mod platforms;
mod processor;

use super::client::Client;
use super::evidence::Evidence;
use super::kind::Kind;
use super::recognise::Complaint;
use super::simulation::{Outcome, Simulation};
use crate::diagnostic::Sentence;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::text;

/// What stands for the name of an image that no message names.
const NO_NAME: &str = "IMAGE";

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The cause.
    pub cause: Sentence,
    /// What to do, the best first.
    pub acts: Vec<Act>,
    /// What the index says about the platform, where an index was given and the platform is known.
    pub evidence: Option<Evidence>,
    /// What the client makes of this index, where a simulation knows.
    pub proof: Option<Proof>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// What to do.
    pub says: Sentence,
    /// The command or setting to do it with.
    pub command: Option<String>,
}

/// What the client makes of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The client.
    pub client: Client,
    /// What comes of it.
    pub outcome: Outcome,
    /// Whether that is what the message says. Where it is not, the message is about another index than the one given.
    pub agrees: bool,
}

/// What an answer is made from.
struct Case<'a> {
    complaint: &'a Complaint,
    evidence: Option<&'a Evidence>,
    proof: Option<&'a Proof>,
}

impl Case<'_> {
    /// The client's name, as it stands in sentences.
    fn client(&self) -> &'static Text {
        self.complaint.client.name()
    }

    /// The image's name.
    fn image(&self) -> &str {
        self.complaint.image.as_deref().unwrap_or(NO_NAME)
    }
}

/// Answers `complaint`, with the index at hand where one was given: `document` of `library`.
pub fn answer(complaint: &Complaint, given: Option<(&Library, &Document)>, simulation: &dyn Simulation) -> Answer {
    let asked = complaint.platform.as_ref().map(|request| &request.platform);
    let evidence = given.zip(asked).and_then(|((library, document), asked)| Evidence::of(library, document, asked));
    let proof = given.zip(asked).filter(|_| complaint.kind.is_about_platforms()).and_then(|((library, document), asked)| {
        let outcome = simulation.ask(complaint.client, library, document, asked)?;
        Some(Proof { client: complaint.client, agrees: agrees(complaint.kind, &outcome), outcome })
    });
    let case = Case { complaint, evidence: evidence.as_ref(), proof: proof.as_ref() };
    let (cause, acts) = match complaint.kind {
        Kind::NoMatch | Kind::NotInStore => platforms::no_match(&case),
        Kind::Mismatch => platforms::mismatch(&case),
        Kind::WrongSystem => platforms::wrong_system(&case),
        Kind::WindowsBuild => platforms::windows_build(&case),
        Kind::BadRequest => platforms::bad_request(&case),
        Kind::ExecFormat => processor::exec_format(&case),
        Kind::ProcessorLevel => processor::level(&case),
        Kind::IndexRefused => index_refused::refused(&case),
        Kind::IndexNotStored => index_refused::not_stored(&case),
        Kind::PushRefused => index_refused::push(&case),
        Kind::SeveralImages => index_refused::several(&case),
        Kind::TypeRefused => content::type_refused(&case),
        Kind::ZstdRefused => content::zstd(&case),
        Kind::Schema1Refused => content::schema1(&case),
        Kind::Ambiguous => content::ambiguous(&case),
        Kind::NotAnImage => content::not_an_image(&case),
        Kind::ContentMissing => content::missing(&case),
    };
    Answer { cause, acts, evidence, proof }
}

/// Whether a simulation's outcome is what the message complains of.
fn agrees(kind: Kind, outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Takes(_) => !matches!(kind, Kind::NoMatch | Kind::NotInStore),
        Outcome::Nothing(_) | Outcome::Refuses(_) => true,
        Outcome::Open => false,
    }
}

/// A sentence with its arguments.
fn say(text: &'static Text, arguments: &[&str]) -> Sentence {
    Sentence { text, arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect() }
}

/// An act without a command.
fn act(text: &'static Text, arguments: &[&str]) -> Act {
    Act { says: say(text, arguments), command: None }
}

/// An act with its command.
fn run(text: &'static Text, arguments: &[&str], command: impl Into<String>) -> Act {
    Act { says: say(text, arguments), command: Some(command.into()) }
}

static BUILD: Text = text!("Build the image for {0}, if it is yours.", "如果镜像由自己维护，为 {0} 构建它。");

/// Building for a platform.
fn build(case: &Case<'_>, platform: &str) -> Act {
    run(&BUILD, &[platform], format!("docker buildx build --platform {platform} --tag {} --push .", case.image()))
}
