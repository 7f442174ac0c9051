//! A digest as people hold it in their hands: whole, or only its first digits.

use super::{Algorithm, Digest};
use std::rc::Rc;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sought {
    /// The whole digest.
    Whole(Digest),
    /// First digits in lower case, as clients print them: `docker images` 12, `crictl images` 13, `podman pull` 10.
    Beginning(Rc<str>),
}

impl Sought {
    /// Fewer first digits than these say nothing.
    pub const LEAST: usize = 7;

    /// Reads `algorithm:encoded`, bare hexadecimal digits, or either behind `name@`; `…` or `...` may stand for what was cut off.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.rsplit('@').next().unwrap_or(text);
        let kept = text.trim_end_matches(['.', '…']);
        let (algorithm, digits) = match kept.split_once(':') {
            Some((name, digits)) => (Some(name), digits),
            None => (None, kept),
        };
        let hexadecimal = digits.len() >= Self::LEAST && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let lower = digits.to_ascii_lowercase();
        let length = match algorithm {
            // Algorithms that are not computed here can still be named somewhere.
            Some(name) => match Algorithm::named(name) {
                None => return Digest::parse(text).ok().map(Sought::Whole),
                Some(algorithm) => Some(algorithm),
            },
            None => Algorithm::ALL.into_iter().find(|algorithm| algorithm.hex_len() == digits.len()),
        };
        match length.filter(|algorithm| algorithm.hex_len() <= digits.len()) {
            _ if !hexadecimal => None,
            Some(algorithm) => Digest::parse(&format!("{}:{lower}", algorithm.name())).ok().map(Sought::Whole),
            None => (digits.len() < Algorithm::Sha512.hex_len()).then(|| Sought::Beginning(lower.into())),
        }
    }

    /// The whole digest, where it is whole.
    pub fn whole(&self) -> Option<&Digest> {
        match self {
            Sought::Whole(digest) => Some(digest),
            Sought::Beginning(_) => None,
        }
    }
}

impl std::fmt::Display for Sought {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Sought::Whole(digest) => digest.fmt(f),
            Sought::Beginning(digits) => f.write_str(digits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_as_people_hold_them() {
        let hex = "0f".repeat(32);
        let whole = Some(Sought::Whole(Digest::parse(&format!("sha256:{hex}")).unwrap()));
        for text in [hex.clone(), format!("sha256:{hex}"), format!(" registry.example.com:5000/app:1@sha256:{hex}\n"), hex.to_uppercase()] {
            assert_eq!(Sought::read(&text), whole, "{text}");
        }
        for text in ["0f0f0f0f0f0f", "sha256:0f0f0f0f0f0f", "sha256:0F0F0F0F0F0F…", "0f0f0f0f0f0f..."] {
            assert_eq!(Sought::read(text), Some(Sought::Beginning("0f0f0f0f0f0f".into())), "{text}");
        }
        assert!(matches!(Sought::read(&format!("sha512:{}", "a".repeat(128))), Some(Sought::Whole(_))));
        assert!(matches!(Sought::read(&format!("blake3:{hex}")), Some(Sought::Whole(_))));
        for text in ["", "abc", "latest", "app:1.2", "sha256:", "sha256:xyzxyzxyz", &"f".repeat(200), &format!("sha256:{hex}0")] {
            assert_eq!(Sought::read(text), None, "{text}");
        }
    }
}
