//! Which loaders accept an archive or a folder of images, and by which command.
//!
//! Each loader is a pure function over what is known of the archive, after the source that it names. What stops it is told in
//! the words of the rule that found it.

mod archive;
mod known;
mod names;

use crate::commands::Shell;
use crate::diagnostic::Sentence;
use crate::language::Text;
use crate::library::{Library, Shelf};

pub use known::LOADERS;

/// A program that loads images from files.
#[derive(Debug)]
pub struct Loader {
    /// Stable name in kebab case.
    pub id: &'static str,
    /// Its name, and the way it goes about it.
    pub name: Text,
    /// The version whose source this follows.
    pub version: &'static str,
    /// That source: repository and file.
    pub source: &'static str,
    /// Its address.
    pub url: &'static str,
    judge: fn(&archive::Known<'_>) -> Judgement,
}

/// Whether a loader takes an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// As it is.
    Accepts,
    /// One image of several, which has to be named.
    ByName,
    /// When it is packed as a tar, or not compressed.
    Packed,
    /// When it is unpacked into a folder.
    Unpacked,
    /// Not at all.
    Refuses,
    /// That depends on what was not read here.
    NotKnown,
}

impl Outcome {
    /// The name in reports; stable.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Accepts => "accepts",
            Outcome::ByName => "by-name",
            Outcome::Packed => "packed",
            Outcome::Unpacked => "unpacked",
            Outcome::Refuses => "refuses",
            Outcome::NotKnown => "not-known",
        }
    }
}

/// What a loader does with an archive.
#[derive(Clone, Debug)]
pub struct Advice {
    /// The loader.
    pub loader: &'static Loader,
    /// Whether it takes the archive.
    pub outcome: Outcome,
    /// Why, in one sentence.
    pub reason: Sentence,
    /// The command, where there is one that can be pasted safely; of several steps a line each. Names of images and registries
    /// in it are examples where the archive states none.
    pub command: Option<String>,
}

struct Judgement {
    outcome: Outcome,
    reason: Sentence,
    /// What to type.
    command: Command,
}

enum Command {
    /// Commands, each a list of words; the output of one goes into the next.
    Pipe(Vec<Vec<String>>),
    /// Commands one after the other.
    Steps(Vec<Vec<String>>),
}

impl Command {
    /// The command as it is typed; nothing where it cannot be pasted safely.
    fn written(&self, shell: Shell) -> Option<String> {
        let (commands, between) = match self {
            Command::Pipe(commands) => (commands, " | "),
            Command::Steps(commands) => (commands, "\n"),
        };
        let lines: Option<Vec<String>> = commands.iter().map(|words| shell.line(words)).collect();
        // PowerShell before 7.4 garbles what it pipes between programs.
        let is_safe = matches!(self, Command::Steps(_)) || commands.len() == 1 || shell == Shell::Posix;
        lines.filter(|lines| !lines.is_empty() && is_safe).map(|lines| lines.join(between))
    }
}

/// What each loader does with an archive that was read whole; nothing for what holds no images. Commands are for `shell`.
pub fn advise(library: &Library, shelf: &Shelf, shell: Shell) -> Vec<Advice> {
    if !shelf.done || !library.is_image_archive(shelf) {
        return Vec::new();
    }
    let known = archive::Known::of(library, shelf);
    let unknown = known.unknown();
    let advice = |loader: &'static Loader| match &unknown {
        Some(reason) => Advice { loader, outcome: Outcome::NotKnown, reason: reason.clone(), command: None },
        None => {
            let Judgement { outcome, reason, command } = (loader.judge)(&known);
            Advice { loader, outcome, reason, command: command.written(shell) }
        }
    };
    LOADERS.iter().map(advice).collect()
}
