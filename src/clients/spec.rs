//! A platform as Go programs hold it: what is missing is an empty string.

use crate::platform::Platform;
use std::rc::Rc;

/// A word of a platform; cheap to share between entries, requests and reasons.
pub type Word = Rc<str>;

/// A platform (`ocispec.Platform` and its like) as it stands in an entry, a config or a request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Spec {
    /// `os`
    pub os: Word,
    /// `architecture`
    pub architecture: Word,
    /// `variant`
    pub variant: Word,
    /// `os.version`
    pub os_version: Word,
    /// `os.features`
    pub os_features: Vec<Word>,
    /// `features` (Docker lists)
    pub features: Vec<Word>,
}

impl Spec {
    /// A platform of these three words.
    pub fn new(os: &str, architecture: &str, variant: &str) -> Self {
        Self { os: os.into(), architecture: architecture.into(), variant: variant.into(), ..Self::default() }
    }

    /// The same platform with a version of its operating system.
    pub fn with_version(mut self, version: &str) -> Self {
        self.os_version = version.into();
        self
    }

    /// `os/architecture[/variant]`, without what is missing.
    pub fn text(&self) -> String {
        super::go::join(&[&self.os, &self.architecture, &self.variant])
    }

    /// [`Spec::text`] with version and features of the operating system in brackets: `windows(10.0.17763+win32k)/amd64`.
    pub fn full_text(&self) -> String {
        if self.os_version.is_empty() && self.os_features.is_empty() {
            return self.text();
        }
        let features: String = self.os_features.iter().map(|feature| format!("+{feature}")).collect();
        super::go::join(&[&format!("{}({}{features})", self.os, self.os_version), &self.architecture, &self.variant])
    }
}

impl From<&Platform> for Spec {
    fn from(platform: &Platform) -> Self {
        let word = |part: &Option<String>| Word::from(part.as_deref().unwrap_or_default());
        let words = |parts: &[String]| parts.iter().map(|part| Word::from(part.as_str())).collect();
        Self {
            os: word(&platform.os),
            architecture: word(&platform.architecture),
            variant: word(&platform.variant),
            os_version: word(&platform.os_version),
            os_features: words(&platform.os_features),
            features: words(&platform.features),
        }
    }
}
