//! What was asked of the registry for a document, as far as what was given says.

use super::tag::{reference, referrers_tag};
use crate::digest::Digest;
use crate::library::{Document, Library};

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The referrers of a digest, where it is known.
    Referrers(Option<Digest>),
    /// A manifest by its tag.
    Tag(String),
}

impl Asked {
    /// What the path of a request asks for: `/v2/<name>/referrers/<digest>`, `/v2/<name>/manifests/<tag>`.
    fn in_path(path: &str) -> Option<Self> {
        let (_, path) = path.split_once("/v2/")?;
        let path = path.split(['?', '#', '>']).next().unwrap_or(path);
        let (before, last) = path.rsplit_once('/')?;
        match before.rsplit_once('/') {
            Some((_, "referrers")) => Some(Self::Referrers(Digest::parse(&last.replace("%3A", ":")).ok())),
            Some((_, "manifests")) if !last.contains(':') => Some(Self::Tag(last.to_owned())),
            _ => None,
        }
    }

    /// The tag that was asked for, or under which the same would be listed.
    pub fn into_tag(self) -> Option<String> {
        match self {
            Self::Tag(tag) => Some(tag),
            Self::Referrers(digest) => digest.as_ref().map(referrers_tag),
        }
    }

    /// What the reference or address that a person typed names.
    fn in_reference(text: &str) -> Option<(Self, Option<Digest>)> {
        if text.contains("/v2/") {
            return Some((Self::in_path(text)?, None));
        }
        let parts = crate::reference::Parts::of(text);
        Some((Self::Tag(parts.tag?.text.to_owned()), parts.digest.and_then(|digest| Digest::parse(digest.text).ok())))
    }
}

/// Request and reply around a document, out of a transcript (`curl -v`, `curl -i`) that was given too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Exchange {
    /// What the request asked for.
    pub asked: Option<Asked>,
    /// Status of the reply.
    pub status: Option<u16>,
    /// `Content-Type` of the reply, without parameters.
    pub content_type: Option<String>,
}

impl Exchange {
    /// The exchange that brought `document`.
    pub fn of(library: &Library, document: &Document) -> Option<Self> {
        // What was taken out of a reply says which; else it is looked for.
        let own = document.within.and_then(|within| library.get(within.outer));
        own.into_iter().chain(library.transcripts()).filter(|outer| outer.id != document.id).find_map(|outer| {
            let head = head(outer, document)?;
            let exchange = Self::read(head);
            exchange.status.is_some().then_some(exchange)
        })
    }

    /// Reads what stands before a body; of several exchanges the last.
    fn read(head: &str) -> Self {
        let mut found = Self::default();
        for line in head.lines() {
            let line = line.strip_prefix("< ").or_else(|| line.strip_prefix("> ")).unwrap_or(line);
            let mut words = line.split_ascii_whitespace();
            let (first, second, third) = (words.next().unwrap_or_default(), words.next().unwrap_or_default(), words.next());
            if third.is_some_and(|version| version.starts_with("HTTP/")) && second.starts_with('/') {
                found = Self { asked: Asked::in_path(second), ..Self::default() };
            } else if first.starts_with("HTTP/") {
                found = Self { asked: found.asked, status: second.parse().ok(), content_type: None };
            } else if let Some((name, value)) = line.split_once(':') {
                found.header(name, value.trim());
            }
        }
        found
    }

    fn header(&mut self, name: &str, value: &str) {
        if name.eq_ignore_ascii_case("content-type") {
            self.content_type = Some(value.split(';').next().unwrap_or(value).trim().to_owned());
        }
        // Without the request (`curl -i`), headers that only lists of referrers have: the filter, and the next page.
        if self.asked.is_none() {
            let next = name.eq_ignore_ascii_case("link").then(|| Asked::in_path(value)).flatten();
            let next = next.filter(|asked| matches!(asked, Asked::Referrers(_)));
            self.asked = next.or_else(|| name.eq_ignore_ascii_case("oci-filters-applied").then_some(Asked::Referrers(None)));
        }
    }
}

/// What stands before the text of `document` in a transcript, from the beginning of a line on.
fn head<'a>(outer: &'a Document, document: &Document) -> Option<&'a str> {
    /// More than any client prints for one exchange, in bytes.
    const NOISE: usize = 64 << 10;
    let is_json = outer.tree.is_some() && outer.syntax.is_none();
    let noise = outer.bytes.len().checked_sub(document.bytes.len())?;
    if is_json || document.bytes.is_empty() || !(1..NOISE).contains(&noise) {
        return None;
    }
    let head = outer.text.get(..outer.text.find(&*document.text)?)?;
    head.ends_with('\n').then_some(head)
}

/// What a person typed that the one index of the library was asked for by; of two references neither counts.
pub(super) fn typed(library: &Library, document: &Document) -> Option<Asked> {
    let mut references = library.texts().filter_map(|document| reference(document));
    let (Some(text), None) = (references.next(), references.next()) else { return None };
    let (asked, digest) = Asked::in_reference(text)?;
    let is_it = match digest {
        Some(digest) => digest.algorithm().is_some_and(|algorithm| *document.digest(algorithm) == digest),
        None => library.documents().iter().filter(|other| other.kind().is_index()).all(|other| other.id == document.id),
    };
    is_it.then_some(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_exchange_counts() {
        let hex = "ab".repeat(32);
        let text = format!(
            "* Connected\n> GET /v2/ HTTP/1.1\n>\n< HTTP/1.1 401 Unauthorized\n< Content-Type: a/b\n<\n> GET /v2/team/app/referrers/sha256:{hex}?n=5 HTTP/1.1\n< HTTP/1.1 200 OK\n< content-type: a/c; charset=utf-8\n<\n"
        );
        let exchange = Exchange::read(&text);
        assert_eq!(exchange.asked, Some(Asked::Referrers(Digest::parse(&format!("sha256:{hex}")).ok())));
        assert_eq!((exchange.status, exchange.content_type.as_deref()), (Some(200), Some("a/c")));
    }

    #[test]
    fn headers_tell_where_the_request_is_not_there() {
        let hex = "ab".repeat(32);
        let link = format!("HTTP/1.1 200 OK\nLink: </v2/app/referrers/sha256:{hex}?n=1&last=x>; rel=\"next\"\n\n");
        assert_eq!(Exchange::read(&link).asked, Some(Asked::Referrers(Digest::parse(&format!("sha256:{hex}")).ok())));
        assert_eq!(Exchange::read("HTTP/2 200\noci-filters-applied: artifactType\n\n").asked, Some(Asked::Referrers(None)));
        assert_eq!(Exchange::read("HTTP/2 200\nlink: </v2/app/tags/list?n=1>; rel=\"next\"\n\n").asked, None);
    }

    #[test]
    fn references_and_addresses() {
        let tag = |text: &str| Asked::in_reference(text).map(|(asked, _)| asked);
        assert_eq!(tag("registry.example.com:5000/app:v1"), Some(Asked::Tag("v1".to_owned())));
        assert_eq!(tag("https://registry.example.com/v2/app/manifests/v1"), Some(Asked::Tag("v1".to_owned())));
        assert_eq!(tag("https://registry.example.com/v2/app/referrers/x"), Some(Asked::Referrers(None)));
        assert_eq!(tag("https://registry.example.com/v2/referrers/app/manifests/v1"), Some(Asked::Tag("v1".to_owned())));
        assert_eq!(tag("registry.example.com/app"), None);
    }
}
