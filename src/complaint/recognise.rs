//! Finds messages in a text and reads what they say.

use super::client::Client;
use super::context;
use super::family::{FAMILIES, Message};
use super::fold::Folded;
use super::kind::Kind;
use super::pattern::{Match, find};
use super::request::Request;
use crate::media_type as mt;
use crate::picks::HostChoice;
use crate::text::Span;
use std::cmp::Reverse;

/// How often one message is looked for, and how many complaints one text has, at most: logs repeat themselves.
const LIMIT: usize = 32;

/// What a client complains of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Who complains, as far as the words around it tell.
    pub client: Client,
    /// Others that print the same words.
    pub others: Vec<Client>,
    /// What went wrong.
    pub kind: Kind,
    /// The platform that was asked for, or the host's.
    pub platform: Option<Request>,
    /// The platform that the image has, where the message says so.
    pub actual: Option<Request>,
    /// The operating system of the image, where the message says no more of its platform.
    pub system: Option<String>,
    /// What was typed as a platform, where it is none.
    pub typed: Option<String>,
    /// The image, as the message or the words around it name it.
    pub image: Option<String>,
    /// The media type that was refused.
    pub media_type: Option<String>,
    /// Where the message stands in the text, in bytes.
    pub span: Span,
}

impl Complaint {
    /// Whether it depends on a platform that the message does not name.
    pub fn wants_host(&self) -> bool {
        self.platform.is_none() && self.kind.is_about_platforms() && self.kind != Kind::BadRequest
    }

    /// The same complaint as on `host`, where the message names no platform of its own.
    pub fn on(&self, host: &HostChoice) -> Option<Self> {
        let platform = Request::of_host(host).filter(|_| self.wants_host())?;
        Some(Self { platform: Some(platform), ..self.clone() })
    }
}

/// The complaints in `text`, in their order, each once.
pub fn recognise(text: &str) -> Vec<Complaint> {
    let folded = Folded::new(text);
    let mut places: Vec<(&Message, Match)> = Vec::new();
    for message in FAMILIES.iter().flat_map(|family| family.messages) {
        let found = find(&folded, 0..folded.text().len(), message.pattern, LIMIT);
        places.extend(found.into_iter().filter(|place| is_valid(message, place)).map(|place| (message, place)));
    }
    // Stable: of two messages of equal length the one that stands first in the register stays first.
    places.sort_by_key(|(_, place)| (place.range.start, Reverse(place.range.end)));
    let mut complaints: Vec<Complaint> = Vec::new();
    let mut end = 0;
    for (message, place) in &places {
        if place.range.start < end || complaints.len() == LIMIT {
            continue;
        }
        end = place.range.end;
        let complaint = read(&folded, message, place);
        if !complaints.iter().any(|earlier| says_no_more(earlier, &complaint)) {
            complaints.push(complaint);
        }
    }
    // What a registry says besides its code is the better message.
    if complaints.iter().any(|complaint| complaint.kind != Kind::ManifestInvalid) {
        complaints.retain(|complaint| complaint.kind != Kind::ManifestInvalid);
    }
    complaints
}

/// The complaint that matters most: the first failure, but one that says what a registry's bare code does not, or that names the
/// platform of the same failure, goes first; with what warnings before it say about platforms.
pub fn principal(complaints: &[Complaint]) -> Option<Complaint> {
    let failures = || complaints.iter().filter(|complaint| !complaint.kind.is_warning());
    let first = failures().find(|complaint| !complaint.kind.is_bare_code()).or(failures().next());
    let named = first.and_then(|first| {
        let same = |complaint: &&Complaint| complaint.kind == first.kind && complaint.platform.is_some();
        failures().find(same)
    });
    let mut chosen = named.or(first).or(complaints.first())?.clone();
    let warning = complaints.iter().find(|complaint| complaint.kind.is_warning());
    if let Some(warning) = warning.filter(|_| chosen.platform.is_none() && chosen.kind == Kind::ExecFormat) {
        chosen.platform = warning.platform.clone();
        chosen.actual = warning.actual.clone();
    }
    if chosen.image.is_none() {
        chosen.image = complaints.iter().find_map(|complaint| complaint.image.clone());
    }
    Some(chosen)
}

/// A hole that asks for a platform has to hold one, and an image has to look like one where the message begins with it.
fn is_valid(message: &Message, place: &Match) -> bool {
    let has = |name: &str, test: fn(&str) -> Option<Request>| {
        place.holes.iter().find(|(hole, _)| *hole == name).is_none_or(|(_, text)| test(text).is_some())
    };
    let begins = message.pattern.starts_with("{image}").then(|| place.hole("image"));
    has("platform!", Request::parse)
        && has("architecture!", Request::of_architecture)
        && begins.is_none_or(|image| image.is_some_and(|image| image.contains(['/', ':']) && context::reference(image).is_some()))
        && (!message.pattern.starts_with("{typed}") || place.hole("typed").is_some())
}

/// Whether `later` is `earlier` told again, perhaps with fewer words.
fn says_no_more(earlier: &Complaint, later: &Complaint) -> bool {
    let within = |later: Option<&String>, earlier: Option<&String>| later.is_none() || later == earlier;
    let text = |request: &Option<Request>| request.as_ref().map(|request| request.text.clone());
    earlier.kind == later.kind
        && within(text(&later.platform).as_ref(), text(&earlier.platform).as_ref())
        && within(later.image.as_ref(), earlier.image.as_ref())
        && within(later.typed.as_ref(), earlier.typed.as_ref())
}

fn read(folded: &Folded, message: &Message, place: &Match) -> Complaint {
    let client = context::client(folded, &place.range, message.clients);
    let asked = place.hole("platform").or(place.hole("platform!")).and_then(Request::parse);
    let words = || Request::of_words(place.hole("os"), place.hole("architecture"), place.hole("variant"));
    let platform = asked
        .or_else(|| place.hole("architecture").and_then(|_| words()))
        .or_else(|| place.hole("architecture!").or(place.hole("host-architecture")).and_then(Request::of_architecture))
        .or_else(|| client.only_platform().and_then(Request::parse));
    // Only images for Windows have builds; those for arm64 do not say so.
    let build = |name: &str| Request::parse(&format!("windows/amd64:{}", place.hole(name)?));
    let platform = platform.or_else(|| build("host-build"));
    let actual = place.hole("actual").and_then(Request::parse).or_else(|| build("build"));
    Complaint {
        client,
        others: message.clients.iter().copied().filter(|other| *other != client).collect(),
        kind: kind(message, place),
        platform,
        actual: actual.or_else(|| place.hole("actual-architecture").and_then(Request::of_architecture)),
        system: place.hole("system").map(str::to_ascii_lowercase),
        typed: place.hole("typed").map(str::to_owned),
        image: place.hole("image").and_then(context::reference).or_else(|| context::image(folded, &place.range)),
        media_type: place.hole("type").map(str::to_owned),
        span: folded.span(place.range.start, place.range.end),
    }
}

/// Which type is refused says what it is about.
fn kind(message: &Message, place: &Match) -> Kind {
    let refused = place.hole("type").filter(|_| message.kind == Kind::TypeRefused).map(str::to_ascii_lowercase);
    match refused.as_deref() {
        Some(name) if name.ends_with("zstd") => Kind::ZstdRefused,
        Some(name) if mt::is_schema1(name) => Kind::Schema1Refused,
        _ => message.kind,
    }
}
