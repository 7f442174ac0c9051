//! What a target is, and what is known of it.

use super::fix::Fix;
use super::traits::Trait;
use crate::diagnostic::Severity;
use crate::language::Text;

/// A place that an image is sent to, or a program that it is given to.
#[derive(Debug)]
pub struct Target {
    /// Stable name in kebab case.
    pub id: &'static str,
    /// Its own name.
    pub name: &'static str,
    /// What sort of thing it is.
    pub sort: Sort,
    /// What is known to go wrong there, the gravest first.
    pub facts: &'static [Fact],
}

/// Sorts of targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A service that runs images.
    Platform,
    /// A registry, with its pages.
    Registry,
    /// A scanner.
    Scanner,
    /// An engine, or a program that pulls and copies.
    Client,
}

impl Sort {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Sort; 4] = [Sort::Platform, Sort::Registry, Sort::Scanner, Sort::Client];

    /// Its name, as a heading.
    pub fn name(self) -> &'static Text {
        match self {
            Sort::Platform => &crate::text!("Where images run", "运行平台"),
            Sort::Registry => &crate::text!("Registries", "注册表"),
            Sort::Scanner => &crate::text!("Scanners", "扫描工具"),
            Sort::Client => &crate::text!("Engines and tools", "引擎与工具"),
        }
    }
}

/// One thing that is known to go wrong.
#[derive(Debug)]
pub struct Fact {
    /// What the index has to contain.
    pub about: &'static Trait,
    /// How bad it is.
    pub harm: Harm,
    /// Which documents it is about.
    pub scope: Scope,
    /// What happens, in one or two plain sentences.
    pub says: Text,
    /// What helps.
    pub fix: &'static Fix,
    /// The first version or date with it, where it was not always so.
    pub since: Option<Moment>,
    /// The first version or date without it.
    pub until: Option<Moment>,
    /// Who says so, the best source first.
    pub sources: &'static [Source],
}

impl Fact {
    /// How bad a finding of it would be. What a newer version does right is only worth knowing.
    pub fn severity(&self) -> Severity {
        match self.harm {
            Harm::Refuses | Harm::Mishandles if self.until.is_none() => Severity::Warning,
            _ => Severity::Note,
        }
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Harm {
    /// The target rejects the index, or cannot use it.
    Refuses,
    /// The target takes the index and does the wrong thing.
    Mishandles,
    /// Everything works, and the target shows something that misleads.
    Confuses,
}

/// Which documents a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The index of an image, as a registry holds it.
    Image,
    /// The `index.json` of an image layout.
    Layout,
    /// Both.
    Any,
}

/// A version and the day of its release; either may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The version, with the name of what carries it: `Docker Engine 23.0`.
    pub version: &'static str,
    /// `2023-02-01`, or as much of it as is known.
    pub date: &'static str,
}

impl Moment {
    /// The two as one reads them: `Docker Engine 23.0 (2023-02-01)`.
    pub fn text(self) -> String {
        match (self.version, self.date) {
            ("", date) => date.to_owned(),
            (version, "") => version.to_owned(),
            (version, date) => format!("{version} ({date})"),
        }
    }
}

/// Where a fact is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// `repository#number`, `repository path` or the title of a page.
    pub place: &'static str,
    /// When it was written, or, for a page that changes, read.
    pub date: &'static str,
    /// Its address.
    pub url: &'static str,
}
