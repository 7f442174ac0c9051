//! A platform as messages write it, in any of the notations of the clients.
//!
//! Sources: containerd/platforms v1.0.0-rc.4 (`FormatAll`); moby v20.10.24 `distribution/pull_v2_windows.go`
//! (`formatPlatform`); go-containerregistry v0.21.9 `pkg/v1/platform.go` (`String`); regclient v0.11.5 `types/platform`.

use crate::picks::HostChoice;
use crate::platform::{Platform, known};

/// Longer texts are no platforms.
const LENGTH_LIMIT: usize = 120;

/// What was asked for, as it was written and as it reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// As the message writes it.
    pub text: String,
    /// As it reads; parts that it does not say are missing.
    pub platform: Platform,
    /// Whether no message writes it: it is that of the host that a person chose.
    pub is_hosts: bool,
}

impl Request {
    /// Reads `linux/arm64/v8`, `windows(10.0.26100)/amd64`, `windows/amd64 10.0.18362`, `windows/amd64:10.0.17763.1`,
    /// `windows/amd64,osver=10.0.17763` and, the other way round, `amd64/linux`. Anything else is no platform.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > LENGTH_LIMIT {
            return None;
        }
        let (path, version) = split_version(text);
        let mut parts = path.split('/');
        let (os, version, os_features) = split_os(parts.next()?, version)?;
        let (architecture, variant) = (parts.next()?, parts.next().unwrap_or_default());
        let words = [os, architecture, variant, version];
        let plain = |word: &str| word.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
        if parts.next().is_some() || !words.iter().all(|word| plain(word)) {
            return None;
        }
        let (os, architecture) = if is_os(architecture) && !is_os(os) { (architecture, os) } else { (os, architecture) };
        // A path such as `library/nginx` is no platform.
        if !is_os(os) && !is_architecture(architecture) {
            return None;
        }
        let word = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
        let platform = Platform {
            os: word(os),
            architecture: word(architecture),
            variant: word(variant),
            os_version: word(version),
            os_features,
            features: Vec::new(),
        };
        Some(Self { text: text.to_owned(), platform, is_hosts: false })
    }

    /// The request that three words of a message make: `architecture "arm64", variant "v8", OS "linux"`.
    pub fn of_words(os: Option<&str>, architecture: Option<&str>, variant: Option<&str>) -> Option<Self> {
        let text: Vec<&str> = [os, architecture, variant].into_iter().flatten().collect();
        Self::parse(&text.join("/"))
    }

    /// The request for a Linux processor that a message names alone: `the host's (amd64)`.
    pub fn of_architecture(architecture: &str) -> Option<Self> {
        if !is_architecture(architecture) {
            return None;
        }
        Self::parse(&format!("linux/{architecture}")).map(|request| Self { text: architecture.to_owned(), ..request })
    }

    /// The platform of a host that a person chose.
    pub fn of_host(host: &HostChoice) -> Option<Self> {
        let spec = host.platform().ok()?;
        Self::parse(&spec.full_text()).map(|request| Self { is_hosts: true, ..request })
    }

    /// As people type it for `--platform`.
    pub fn flag(&self) -> String {
        self.platform.name()
    }
}

/// What stands before and after the sign that sets off the version.
fn split_version(text: &str) -> (&str, &str) {
    let version = |text: &str| text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('.');
    let split = text.split_once(",osver=").or_else(|| text.split_once(' ')).or_else(|| text.split_once(':'));
    split.map(|(path, rest)| (path.trim(), rest.trim())).filter(|(_, rest)| version(rest)).unwrap_or((text, ""))
}

/// `windows(10.0.17763+win32k)`: name, version, features.
fn split_os<'a>(word: &'a str, version: &'a str) -> Option<(&'a str, &'a str, Vec<String>)> {
    let Some((os, rest)) = word.split_once('(') else { return Some((word, version, Vec::new())) };
    let mut inside = rest.strip_suffix(')')?.split('+');
    let version = inside.next().filter(|inside| !inside.is_empty()).unwrap_or(version);
    Some((os, version, inside.map(str::to_owned).collect()))
}

fn is_os(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    known::is_known_os(&word) || known::os_alias(&word).is_some()
}

fn is_architecture(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    known::is_known_architecture(&word) || known::architecture_alias(&word).is_some() || known::meant_architecture(&word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_reads() {
        let cases = [
            ("linux/arm64/v8", "linux/arm64/v8"),
            ("linux/amd64", "linux/amd64"),
            ("windows(10.0.26200)/amd64/v3", "windows/amd64/v3:10.0.26200"),
            ("windows(10.0.17763.1+win32k)/amd64", "windows/amd64:10.0.17763.1"),
            ("linux(+gpu)/amd64", "linux/amd64"),
            ("windows/amd64 10.0.18362", "windows/amd64:10.0.18362"),
            ("windows/amd64:10.0.19041.1", "windows/amd64:10.0.19041.1"),
            ("windows/amd64,osver=10.0.17763.5458", "windows/amd64:10.0.17763.5458"),
            ("amd64/linux", "linux/amd64"),
            ("linux/x86_64", "linux/x86_64"),
            ("linux/armv7l", "linux/armv7l"),
            ("plan10/amd64", "plan10/amd64"),
        ];
        for (text, expected) in cases {
            let request = Request::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(request.platform.full_name(), expected, "{text}");
            assert_eq!(request.text, text);
        }
        assert_eq!(Request::parse("linux(+gpu+x)/amd64").unwrap().platform.os_features, ["gpu", "x"]);
        assert_eq!(Request::of_words(Some("linux"), Some("arm"), None).unwrap().flag(), "linux/arm");
        assert_eq!(Request::of_architecture("arm64").unwrap().flag(), "linux/arm64");
    }

    #[test]
    fn other_words_are_no_platforms() {
        for text in ["", "unknown", "linux", "library/nginx", "linux/amd64/v2/x", "your browser", "linux/amd 64", "<b>/amd64", "a/b"] {
            assert_eq!(Request::parse(text), None, "{text}");
        }
        assert_eq!(Request::parse(&format!("linux/{}", "a".repeat(200))), None);
        assert_eq!(Request::of_architecture("people"), None);
        assert_eq!(Request::of_words(None, None, None), None);
    }
}
