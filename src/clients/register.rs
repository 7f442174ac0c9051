//! The clients that are simulated: their versions, and in each version the ways that lead to an image.

use super::answer::{Answer, Outcome, Question};
use super::request::Reader;
use super::spec::Spec;
use super::{buildkit, containerd, containers_image, docker_classic, docker_store, go_containerregistry, oras, podman, regclient};
use crate::language::Text;

/// What a person does with a client when a way is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Use {
    /// Download an image.
    Pull,
    /// Run it, or unpack it.
    Run,
    /// Look at it.
    Inspect,
    /// Copy it elsewhere.
    Copy,
    /// Choose entries of an index to keep.
    Filter,
}

/// Which requests a way answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Applies {
    /// Every request.
    Always,
    /// Requests for Windows.
    Windows,
    /// Requests for Windows with a version.
    WindowsVersion,
}

impl Applies {
    /// Whether `request` is answered.
    pub fn to(self, request: &Spec) -> bool {
        let windows = &*request.os == "windows";
        match self {
            Applies::Always => true,
            Applies::Windows => windows,
            Applies::WindowsVersion => windows && !request.os_version.is_empty(),
        }
    }
}

/// What a client asks for where a person names no platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Default {
    /// The host's platform, without the level of an amd64 processor.
    Host,
    /// The host's platform with the level of an amd64 processor.
    HostLevel,
    /// The strings of the host's Go build, and the version of a 32- or 64-bit Arm processor.
    HostArmVersion,
    /// The platform of the machine that the program itself runs on: `darwin` on a Mac.
    Machine,
    /// `linux/amd64` everywhere.
    LinuxAmd64,
    /// Nothing is chosen: the whole index is used.
    WholeIndex,
}

/// A way that leads from an index to an image.
pub struct Column {
    /// Its name in the tables of measured answers: `client@version/way`.
    pub id: &'static str,
    /// What a person does.
    pub usage: Use,
    /// What it is, in a few words.
    pub label: Text,
    /// Which requests it answers.
    pub applies: Applies,
    /// The algorithm.
    pub pick: fn(&Question<'_>) -> Answer,
}

impl Column {
    /// What a person reads where `answer` picks nothing: the words of the code that chooses, as the program around it prints them.
    pub fn printed(&self, request: &Spec, answer: &Answer) -> String {
        match &answer.outcome {
            Outcome::NoMatch(message) if self.id == docker_store::PULL => docker_store::printed(request, message),
            _ => answer.message().to_owned(),
        }
    }
}

impl std::fmt::Debug for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// A version of a client.
#[derive(Debug)]
pub struct Version {
    /// Its number.
    pub number: &'static str,
    /// The library that chooses, with its version.
    pub library: &'static str,
    /// What it asks for where a person names no platform.
    pub default: Default,
    /// How a platform that is typed is read; nothing where it is given in parts.
    pub reader: Option<Reader>,
    /// Its ways, the commonest first.
    pub columns: &'static [Column],
}

/// A client.
#[derive(Debug)]
pub struct Client {
    /// Its name in addresses.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// Where its source is.
    pub repository: &'static str,
    /// The programs that people know it by.
    pub tools: &'static str,
    /// Its versions, today's first.
    pub versions: &'static [Version],
}

impl Client {
    /// Today's version and its commonest way.
    pub fn today(&self) -> Option<&'static Column> {
        self.versions.first()?.columns.first()
    }

    /// The version that `column` belongs to.
    pub fn version_of(&self, column: &Column) -> Option<&'static Version> {
        self.versions.iter().find(|version| version.columns.iter().any(|own| own.id == column.id))
    }

    /// What today's version asks for where a person names no platform.
    pub fn default(&self) -> Default {
        self.versions.first().map_or(Default::Host, |version| version.default)
    }

    /// What each way of each version that answers such requests makes of an index, today's first.
    pub fn answers<'q>(&self, question: &'q Question<'_>) -> impl Iterator<Item = (&'static Version, &'static Column, Answer)> + use<'q> {
        let versions = self.versions;
        let columns = versions.iter().flat_map(|version| version.columns.iter().map(move |column| (version, column)));
        columns
            .filter(|(_, column)| column.applies.to(question.request))
            .map(|(version, column)| (version, column, (column.pick)(question)))
    }

    /// Every way of every version, today's first.
    pub fn columns(&self) -> impl Iterator<Item = (&'static Version, &'static Column)> {
        self.versions.iter().flat_map(|version| version.columns.iter().map(move |column| (version, column)))
    }
}

/// Every client.
pub static CLIENTS: &[&Client] = &[
    &docker_store::CLIENT,
    &docker_classic::CLIENT,
    &containerd::CLIENT,
    &buildkit::CLIENT,
    &podman::CLIENT,
    &containers_image::CLIENT,
    &go_containerregistry::CLIENT,
    &regclient::CLIENT,
    &oras::CLIENT,
];

/// The way with this name.
pub fn column(id: &str) -> Option<&'static Column> {
    columns().find(|column| column.id == id)
}

/// Every way of every client.
pub fn columns() -> impl Iterator<Item = &'static Column> {
    CLIENTS.iter().flat_map(|client| client.columns().map(|(_, column)| column))
}
