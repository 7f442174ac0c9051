//! The answer to a complaint: the cause in one sentence, what to do, and what in the index shows it.

mod content;
mod index_refused;
mod platforms;
mod processor;

use super::client::Client;
use super::evidence::Evidence;
use super::kind::Kind;
use super::recognise::Complaint;
use super::request::Request;
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
    let about = given.filter(|_| asked.is_some() || complaint.kind.is_about_platforms());
    let evidence = about.and_then(|(library, document)| match asked {
        Some(asked) => Evidence::of(library, document, asked),
        None => Evidence::unasked(document),
    });
    let proof = given.zip(asked).filter(|_| complaint.kind.is_about_platforms()).and_then(|((library, document), asked)| {
        let outcome = simulation.ask(complaint.client, library, document, asked)?;
        Some(Proof { client: complaint.client, agrees: agrees(complaint.kind, &outcome, evidence.as_ref()), outcome })
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
        Kind::ManifestInvalid => index_refused::invalid(&case),
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
fn agrees(kind: Kind, outcome: &Outcome, evidence: Option<&Evidence>) -> bool {
    match outcome {
        Outcome::Takes(_) if matches!(kind, Kind::NoMatch | Kind::NotInStore) => false,
        // What the machine runs does not bring these messages.
        Outcome::Takes(path) if matches!(kind, Kind::ExecFormat | Kind::WindowsBuild) => {
            !path.first().zip(evidence).is_some_and(|(entry, evidence)| evidence.fits(*entry))
        }
        Outcome::Takes(_) => true,
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

/// Building for a platform, with those that the index has: the tag is then for all of them as before.
fn build(case: &Case<'_>, platform: &str) -> Act {
    let buildable = |name: &&str| name.starts_with("linux/") && !name.contains(':') && Request::parse(name).is_some() && *name != platform;
    let known = case.evidence.filter(|evidence| evidence.further == 0).map(|evidence| evidence.platforms.as_slice()).unwrap_or_default();
    let platforms: Vec<&str> = known.iter().map(String::as_str).filter(buildable).chain([platform]).collect();
    run(&BUILD, &[platform], format!("docker buildx build --platform {} --tag {} --push .", platforms.join(","), case.image()))
}
