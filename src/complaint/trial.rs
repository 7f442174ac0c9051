//! A trial: the client that complains, simulated on the index at hand with the platform that its message names, or
//! with that of a host.

use super::kind::Kind;
use super::recognise::{Complaint, principal, recognise};
use super::request::Request;
use super::simulation::{Outcome, Simulation};
use crate::clients::register::Use;
use crate::clients::{self, CLIENTS, Column, HOSTS, Host, Names, Question, Spec, Version};
use crate::library::{Document, Library};
use crate::picks::{HostChoice, Subject, asked};
use crate::platform::Platform;

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

/// Who names the platform.
#[derive(Clone, Copy, Debug)]
enum Asked<'a> {
    /// The message: every client is asked for the same.
    Message(&'a Request),
    /// The host: each client asks for what it asks for there.
    Host(&'a HostChoice),
}

impl Asked<'_> {
    /// What a way is asked for, and as people write it.
    fn of(self, client: &'static clients::Client, way: &Column) -> Option<(Spec, String)> {
        match self {
            Asked::Message(request) => Some((Spec::from(&request.platform), request.flag())),
            Asked::Host(host) => {
                let asked = asked(client, way, host);
                Some((asked.spec.ok()?, asked.text))
            }
        }
    }
}

impl Trial {
    /// Runs the client of `complaint` on `document`: the first version and way that ends as the message says, else today's usual
    /// one. A message that names no platform is tried as on `host`. Nothing where neither names one, no simulated client stands
    /// for the complaint's own, or `document` is no index.
    pub fn of(complaint: &Complaint, library: &Library, document: &Document, host: Option<&HostChoice>) -> Option<Self> {
        // What was taken is known: it was asked for, or stored, for another platform than the machine's.
        if complaint.kind == Kind::ExecFormat && complaint.actual.is_some() {
            return None;
        }
        let asked = match &complaint.platform {
            Some(request) => Asked::Message(request),
            None => Asked::Host(host?),
        };
        Self::run(complaint, &subject(complaint, library, document)?, asked)
    }

    /// The presets on which the client of a message that names no platform ends as the message says.
    pub fn hosts(complaint: &Complaint, library: &Library, document: &Document) -> Vec<&'static Host> {
        let Some(subject) = subject(complaint, library, document).filter(|_| complaint.wants_host()) else { return Vec::new() };
        let ends_so = |host: &&Host| {
            let Some(host) = HostChoice::named(host.id) else { return false };
            Self::run(complaint, &subject, Asked::Host(&host)).is_some_and(|trial| trial.says(complaint.kind))
        };
        HOSTS.iter().filter(ends_so).collect()
    }

    fn run(complaint: &Complaint, subject: &Subject<'_>, asked: Asked<'_>) -> Option<Self> {
        let simulated = || complaint.client.simulated().iter().filter_map(|id| CLIENTS.iter().copied().find(|client| client.id == *id));
        let usage = if complaint.kind == Kind::NotInStore { Use::Run } else { Use::Pull };
        let mut usual: Option<Self> = None;
        for client in simulated() {
            for (version, way) in client.columns() {
                let Some((request, asked)) = asked.of(client, way).filter(|(request, _)| way.applies.to(request)) else { continue };
                let question = Question { index: &subject.index, contents: &subject.contents, request: &request, names: &subject.names };
                let answer = (way.pick)(&question);
                let printed = way.printed(&request, &answer);
                let trial = Self { client, version, way, asked, answer, printed };
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

/// The index that a complaint about platforms may be about, with the image's name from the message.
fn subject<'a>(complaint: &Complaint, library: &'a Library, document: &Document) -> Option<Subject<'a>> {
    let about = complaint.kind.is_about_platforms() && document.kind().is_index();
    Subject::of(library, document, names(complaint.image.as_deref())).filter(|_| about)
}

/// The names that a client prints for the image of the message.
fn names(image: Option<&str>) -> Names {
    image.map_or_else(Names::default, |image| Names { remote: image.to_owned(), local: image.to_owned() })
}
