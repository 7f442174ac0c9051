//! A platform as a person types it: what was meant, how each client reads the same text, and what is wrong with it.

mod mistake;

pub use mistake::{Mistake, mistakes};

use super::platforms::{DOCKER_20_10, V0_2, V1_0_RC4, parse};
use super::spec::Spec;
use super::{go_containerregistry, oras, podman, regclient};

/// A program that reads platforms from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// containerd/platforms v1.0.0-rc.4: Docker, BuildKit, containerd 2.3.
    Containerd,
    /// containerd/platforms v0.2.1: containerd 1.7.
    Containerd17,
    /// The package of Docker 20.10.
    Docker2010,
    /// `podman pull --platform`
    Podman,
    /// regctl
    Regclient,
    /// crane
    Crane,
    /// oras
    Oras,
}

impl Reader {
    /// Every reader.
    pub const ALL: [Reader; 7] =
        [Reader::Containerd, Reader::Podman, Reader::Crane, Reader::Regclient, Reader::Oras, Reader::Containerd17, Reader::Docker2010];

    /// The programs that read so.
    pub fn name(self) -> &'static str {
        match self {
            Reader::Containerd => "docker, BuildKit, containerd 2.3",
            Reader::Containerd17 => "containerd 1.7",
            Reader::Docker2010 => "docker 20.10",
            Reader::Podman => "podman",
            Reader::Regclient => "regctl",
            Reader::Crane => "crane",
            Reader::Oras => "oras",
        }
    }

    /// What it makes of `text` on `machine`, which fills in what short forms leave out; or what it says.
    pub fn read(self, text: &str, machine: &Spec) -> Result<Spec, String> {
        match self {
            Reader::Containerd => parse(&V1_0_RC4, text, machine),
            Reader::Containerd17 => parse(&V0_2, text, machine),
            Reader::Docker2010 => parse(&DOCKER_20_10, text, machine),
            Reader::Podman => Ok(podman::parse_platform(text)),
            Reader::Regclient => regclient::parse_platform(text, machine),
            Reader::Crane => go_containerregistry::parse_platform(text),
            Reader::Oras => Ok(oras::parse_platform(text, machine)?.unwrap_or_default()),
        }
    }
}

/// What a person means by `text`, in whichever client's form it is: `os/architecture[/variant]`, with the version of the system
/// in brackets behind `os`, behind a colon or as `osver=`. Short forms are completed with `linux`. Letters stay as they are.
pub fn read(text: &str) -> Result<Spec, Mistake> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Mistake::Empty);
    }
    let (platform, argument) = text.split_once(',').unwrap_or((text, ""));
    let named = argument.split_once('=').filter(|(key, _)| matches!(key.trim(), "osver" | "osversion")).map(|(_, version)| version.trim());
    if !argument.is_empty() && named.is_none() {
        return Err(Mistake::Several);
    }
    let mut parts: Vec<&str> = Vec::new();
    // A slash inside brackets does not separate.
    let mut depth = 0;
    let mut from = 0;
    for (at, c) in platform.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '/' if depth <= 0 => {
                parts.push(&platform[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&platform[from..]);
    let colon = parts.last().and_then(|last| last.split_once(':'));
    let version = colon.map(|(_, version)| version).or(named).unwrap_or_default();
    if let (Some((word, _)), Some(last)) = (colon, parts.last_mut()) {
        *last = word;
    }
    let (os, options) = match parts.first().copied().unwrap_or_default().split_once('(') {
        Some((os, options)) => (os, options.strip_suffix(')').ok_or(Mistake::Brackets)?),
        None => (parts.first().copied().unwrap_or_default(), ""),
    };
    let mut options = options.split('+');
    let bracketed = options.next().unwrap_or_default();
    let features: Vec<_> = options.filter(|feature| !feature.is_empty()).map(Into::into).collect();
    let spec = match parts.as_slice() {
        [_] if crate::platform::known::is_known_os(&os.to_lowercase())
            || crate::platform::known::os_alias(&os.to_lowercase()).is_some() =>
        {
            Spec::new(os, "amd64", "")
        }
        [_] => Spec::new("linux", os, ""),
        [_, architecture] => Spec::new(os, architecture, ""),
        [_, architecture, variant] => Spec::new(os, architecture, variant),
        _ => return Err(Mistake::TooManyParts),
    };
    if spec.os.is_empty() || spec.architecture.is_empty() {
        return Err(Mistake::EmptyPart);
    }
    Ok(Spec { os_features: features, ..spec.with_version(if version.is_empty() { bracketed } else { version }) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_understood() {
        for (text, expected) in [
            ("linux/amd64", "linux/amd64"),
            (" linux/arm/v7 ", "linux/arm/v7"),
            ("arm64", "linux/arm64"),
            ("windows", "windows/amd64"),
            ("macos/arm64", "macos/arm64"),
            ("windows/amd64:10.0.17763.1", "windows(10.0.17763.1)/amd64"),
            ("windows(10.0.17763.1)/amd64", "windows(10.0.17763.1)/amd64"),
            ("windows(10.0.17763+win32k)/amd64", "windows(10.0.17763+win32k)/amd64"),
            ("windows/amd64,osver=10.0.17763", "windows(10.0.17763)/amd64"),
            ("linux(+gpu)/amd64", "linux(+gpu)/amd64"),
            ("Linux/AMD64", "Linux/AMD64"),
        ] {
            assert_eq!(read(text).map(|spec| spec.full_text()).as_deref(), Ok(expected), "{text}");
        }
        for (text, mistake) in [
            ("", Mistake::Empty),
            ("linux/amd64,linux/arm64", Mistake::Several),
            ("linux/", Mistake::EmptyPart),
            ("/amd64", Mistake::EmptyPart),
            ("linux/amd64/v2/x", Mistake::TooManyParts),
            ("windows(10.0/amd64", Mistake::Brackets),
        ] {
            assert_eq!(read(text), Err(mistake), "{text}");
        }
        assert!(read("linux/\u{202e}amd64)))((").is_ok());
    }
}
