//! Platforms: what an entry says it runs on, read leniently, and how the parts are normalised.
//!
//! Source: image-spec `image-index.md` (`platform`); containerd/platforms v1.0.0-rc.4 for normalisation.

pub mod describe;
pub mod known;
mod normalise;
mod windows;

pub use normalise::normalise;
pub use windows::WindowsVersion;

use crate::json::{NodeId, Value};

/// A platform object. A member that is absent, or not of the type it should have, is `None` (or left out of a list).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Platform {
    /// `os`
    pub os: Option<String>,
    /// `architecture`
    pub architecture: Option<String>,
    /// `variant`
    pub variant: Option<String>,
    /// `os.version`
    pub os_version: Option<String>,
    /// `os.features`
    pub os_features: Vec<String>,
    /// `features` (Docker lists; reserved in OCI)
    pub features: Vec<String>,
}

impl Platform {
    /// Reads a platform object; any other value reads as a platform that says nothing.
    pub fn read(value: Value<'_>) -> Self {
        let text = |name| value.str(name).map(|text| text.into_owned());
        let list = |name| {
            value
                .get(name)
                .map(|list| list.items().filter_map(|item| item.as_str()).map(|item| item.into_owned()).collect())
                .unwrap_or_default()
        };
        Self {
            os: text("os"),
            architecture: text("architecture"),
            variant: text("variant"),
            os_version: text("os.version"),
            os_features: list("os.features"),
            features: list("features"),
        }
    }

    /// Whether both `os` and `architecture` are `unknown`: the mark of an entry that is no image.
    pub fn is_unknown(&self) -> bool {
        self.os.as_deref() == Some("unknown") && self.architecture.as_deref() == Some("unknown")
    }

    /// `os/architecture[/variant]`, as people type it; `?` stands for what is missing.
    pub fn name(&self) -> String {
        let part = |part: &Option<String>| part.clone().filter(|part| !part.is_empty()).unwrap_or_else(|| "?".to_owned());
        let variant =
            self.variant.as_deref().filter(|variant| !variant.is_empty()).map(|variant| format!("/{variant}")).unwrap_or_default();
        format!("{}/{}{variant}", part(&self.os), part(&self.architecture))
    }

    /// [`Platform::name`] with the version of the operating system behind a colon, where there is one.
    pub fn full_name(&self) -> String {
        match self.os_version.as_deref().filter(|version| !version.is_empty()) {
            Some(version) => format!("{}:{version}", self.name()),
            None => self.name(),
        }
    }
}

/// A platform and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedPlatform {
    /// The value of `platform`, whatever its type.
    pub node: NodeId,
    /// What was read from it.
    pub platform: Platform,
}
