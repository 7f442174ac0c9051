//! Digests in the text that people have at hand: a line of a Dockerfile, a table of images, the log of a pull. One file a
//! form; each line is asked of every form, and what none of them knows is searched for digests.

mod dockerfile;
mod images_table;
mod kubernetes;
mod plain;
#[cfg(test)]
mod tests;
mod transfer_log;

use crate::digest::{Digest, Sought};
use crate::reference::Reference;
use std::collections::HashMap;

/// Text beyond this many bytes is not read.
const LENGTH_LIMIT: usize = 1 << 20;
/// Digests that are taken from one text.
const LIMIT: usize = 500;

/// What the text takes a digest for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Claim {
    /// Nothing: it only stands there.
    None,
    /// A layer.
    Layer,
    /// An image ID.
    ImageId,
    /// What an image's name stood for when it was pulled, pushed or run.
    Resolved,
    /// What is to be pulled: `name@digest`.
    Pinned,
}

/// The kind of text that a digest was seen in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A digest or a reference alone.
    Alone,
    /// `FROM` or `COPY --from` of a Dockerfile.
    Dockerfile,
    /// A table of images: `docker images`, `podman images`, `nerdctl images`, `crictl images`, `ctr images ls`.
    ImagesTable,
    /// The log of a pull or a push.
    TransferLog,
    /// A Kubernetes object, or `kubectl describe`.
    Kubernetes,
    /// Any other text.
    Text,
}

/// A digest that was seen in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The digest, or its first digits.
    pub sought: Sought,
    /// What the text takes it for.
    pub claim: Claim,
    /// The image's name beside it: `name[:tag]`.
    pub name: Option<String>,
    /// The kind of text.
    pub form: Form,
    /// The line, from 1.
    pub line: usize,
}

impl Sighting {
    /// The image's name with another digest: as it is written where it was pinned, else in the form that every client reads.
    pub fn pinned_to(&self, digest: &Digest) -> Option<Reference> {
        let name = self.name.as_deref()?;
        match self.claim {
            Claim::Pinned => Reference::parse(&format!("{name}@{digest}")).ok(),
            Claim::Resolved => Reference::parse(name).ok().map(|reference| reference.pinned(digest)),
            Claim::None | Claim::Layer | Claim::ImageId => None,
        }
    }
}

/// The digests of a text, each once, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sightings {
    /// The digests.
    pub found: Vec<Sighting>,
    /// Whether there are more.
    pub more: bool,
}

/// Reads `text`. JSON and markup hold no sightings: they are documents.
pub fn sightings(text: &str) -> Sightings {
    let text = text.trim_start_matches('\u{feff}');
    let body = text.trim();
    if body.is_empty() || body.len() > LENGTH_LIMIT || is_document(body) {
        return Sightings::default();
    }
    let mut reader = Reader::default();
    if !body.contains(char::is_whitespace) && body.len() < 600 {
        reader.alone(body);
        return reader.into_sightings();
    }
    for (at, line) in text.lines().enumerate() {
        reader.line = at + 1;
        reader.read(line);
        if reader.more {
            break;
        }
    }
    reader.into_sightings()
}

fn is_document(text: &str) -> bool {
    // `[+] Building` and times in brackets begin logs, not lists.
    let list = text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', '[', '"', ']']));
    list || text.starts_with(['{', '<', '"']) || text.starts_with("HTTP/")
}

/// What has been seen so far.
#[derive(Default)]
struct Reader {
    line: usize,
    found: Vec<Sighting>,
    places: HashMap<Sought, usize>,
    more: bool,
    /// The header of the table that the line stands in.
    table: Option<images_table::Header>,
    /// The image that the log speaks of.
    pulling: Option<String>,
}

impl Reader {
    fn alone(&mut self, word: &str) {
        self.line = 1;
        let Some(sought) = Sought::read(word) else { return };
        match plain::name_before(word) {
            Some(name) => self.see(sought, Claim::Pinned, Some(name), Form::Alone),
            None if !word.contains('@') => self.see(sought, Claim::None, None, Form::Alone),
            None => {}
        }
    }

    fn read(&mut self, line: &str) {
        if let Some(header) = images_table::header(line) {
            self.table = Some(header);
            return;
        }
        let _ = images_table::read(self, line)
            || dockerfile::read(self, line)
            || transfer_log::read(self, line)
            || kubernetes::read(self, line)
            || plain::read(self, line, Form::Text);
    }

    fn see(&mut self, sought: Sought, claim: Claim, name: Option<String>, form: Form) {
        // What was seen before stays where it was; the stronger claim and the first name count.
        if let Some(known) = self.places.get(&sought).and_then(|at| self.found.get_mut(*at)) {
            known.name = known.name.take().or(name);
            known.claim = known.claim.max(claim);
            return;
        }
        if self.found.len() >= LIMIT {
            self.more = true;
            return;
        }
        self.places.insert(sought.clone(), self.found.len());
        self.found.push(Sighting { sought, claim, name, form, line: self.line });
    }

    fn into_sightings(self) -> Sightings {
        Sightings { found: self.found, more: self.more }
    }
}
