//! The host that a person chose: one of the presets, or a platform that was typed.

use crate::clients::request::{self, Mistake};
use crate::clients::{Host, Spec};
use crate::language::Language;
use std::rc::Rc;

/// Longest platform that is read, in bytes: no client knows one nearly as long.
const LONGEST: usize = 200;

/// A chosen host.
#[derive(Clone, Debug)]
pub enum HostChoice {
    /// A preset.
    Preset(&'static Host),
    /// A platform as it was typed.
    Typed(Rc<str>),
}

impl PartialEq for HostChoice {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (HostChoice::Preset(one), HostChoice::Preset(other)) => one.id == other.id,
            (HostChoice::Typed(one), HostChoice::Typed(other)) => one == other,
            _ => false,
        }
    }
}

impl HostChoice {
    /// The preset with this id, else the platform that the text says; nothing where it says nothing.
    pub fn named(text: &str) -> Option<Self> {
        match Host::find(text) {
            Some(host) => Some(HostChoice::Preset(host)),
            None => Self::typed(text),
        }
    }

    /// The platform that was typed; nothing where only spaces were.
    pub fn typed(text: &str) -> Option<Self> {
        let end = (0..=text.len().min(LONGEST)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
        let text = text.get(..end).unwrap_or_default();
        (!text.trim().is_empty()).then(|| HostChoice::Typed(text.into()))
    }

    /// Its name in addresses.
    pub fn id(&self) -> &str {
        match self {
            HostChoice::Preset(host) => host.id,
            HostChoice::Typed(text) => text,
        }
    }

    /// Its name for people.
    pub fn name(&self, language: Language) -> String {
        match self {
            HostChoice::Preset(host) => host.name.get(language).to_owned(),
            HostChoice::Typed(text) => text.trim().to_owned(),
        }
    }

    /// The platform that it is, or why the text is none.
    pub fn platform(&self) -> Result<Spec, Mistake> {
        match self {
            HostChoice::Preset(host) => Ok(host.platform()),
            HostChoice::Typed(text) => request::read(text),
        }
    }
}
