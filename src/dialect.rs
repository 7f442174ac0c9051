//! Documents inside what a person pasted: the body of an HTTP response, the children of `docker manifest inspect -v`.
//! What was given stays as it is; what is found in it is given beside it.

use crate::digest::Digest;
use crate::guess::{Guess, guess};
use crate::json::Value;
use crate::library::Document;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A document found in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What distinguishes it: a reference, or a word.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The digest that it should have, as its wrapping says.
    pub expected: Option<Digest>,
    /// Whether the bytes are the original ones wherever the wrapping is (base64), or only as good as the paste.
    pub exact: bool,
}

/// What is found in `document`.
pub fn documents_in(document: &Document) -> Vec<Found> {
    match guess(document) {
        Some(Guess::Http) => response(&document.bytes).into_iter().collect(),
        Some(Guess::DockerManifestVerbose) => document.tree.as_deref().map(|tree| verbose(tree.root())).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The body of the last response of `curl -i` or `curl -v`, with the digest that its headers state.
///
/// Source: distribution-spec v1.1.1, "Pulling manifests" (`Docker-Content-Digest`).
fn response(bytes: &[u8]) -> Option<Found> {
    let mut rest = bytes;
    let mut expected = None;
    loop {
        let mut headers = false;
        while let Some((line, after)) = line_of(rest) {
            let text = std::str::from_utf8(line).ok()?;
            // `curl -v` marks what it sent, received and noticed.
            let noise = ["* ", "> ", "{ ", "} "].iter().any(|mark| text.starts_with(mark)) || matches!(text, ">" | "*" | "{" | "}");
            let header = text.strip_prefix("< ").unwrap_or(text);
            if !noise {
                headers = true;
                let (name, value) = header.split_once(':').unwrap_or((header, ""));
                if name.eq_ignore_ascii_case("docker-content-digest") {
                    expected = Digest::parse(value.trim()).ok();
                }
            }
            rest = after;
            if !noise && (header.is_empty() || header == "<") {
                break;
            }
        }
        // A redirect or `100 Continue` is followed by another block.
        if !headers || !(rest.starts_with(b"HTTP/") || rest.starts_with(b"< HTTP/")) {
            break;
        }
        expected = None;
    }
    let noisy = |rest: &[u8]| [b"* ".as_slice(), b"{ ", b"} "].iter().any(|mark| rest.starts_with(mark) && rest.get(2) == Some(&b'['));
    while noisy(rest) {
        rest = line_of(rest)?.1;
    }
    (!rest.is_empty()).then(|| Found { name: "body".to_owned(), bytes: rest.to_vec(), expected, exact: false })
}

/// The first line without its end, and what follows it.
fn line_of(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let line = bytes.get(..end)?;
    Some((line.strip_suffix(b"\r").unwrap_or(line), bytes.get(end + 1..)?))
}

/// The children of `docker manifest inspect -v`: `Raw` is base64 of their exact bytes.
///
/// Source: docker/cli v28, `cli/manifest/types/types.go` (`ImageManifest`).
fn verbose(root: Value<'_>) -> Vec<Found> {
    let alone = root.is_object().then_some(root);
    let items = alone.into_iter().chain(root.items());
    items
        .filter_map(|item| {
            let bytes = STANDARD.decode(item.str("Raw")?.as_bytes()).ok()?;
            let expected = item.get("Descriptor").and_then(|descriptor| Digest::parse(&descriptor.str("digest")?).ok());
            let name = item.str("Ref").unwrap_or_default().into_owned();
            Some(Found { name, bytes, expected, exact: true })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{DocumentId, Origin, Route};

    fn of(bytes: &[u8]) -> Vec<Found> {
        documents_in(&Document::read(DocumentId(0), Origin { name: String::new(), route: Route::File }, bytes.to_vec()))
    }

    #[test]
    fn the_body_of_the_last_response() {
        let digest = format!("sha256:{}", "ab".repeat(32));
        for text in [
            format!("HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nDocker-Content-Digest: {digest}\r\n\r\n{{\n}}"),
            format!("HTTP/2 307\nlocation: /x\n\nHTTP/2 200\ndocker-content-digest: {digest}\n\n{{\n}}"),
            format!(
                "* Connected\n> GET /v2/ HTTP/1.1\n>\n< HTTP/1.1 200 OK\n< Docker-Content-Digest: {digest}\n<\n{{ [2 bytes data]\n{{\n}}"
            ),
        ] {
            let found = of(text.as_bytes());
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(
                (found[0].bytes.as_slice(), found[0].expected.as_ref().map(Digest::as_str)),
                (b"{\n}".as_slice(), Some(digest.as_str())),
                "{text}"
            );
        }
        assert!(of(b"HTTP/1.1 200 OK\r\n\r\n").is_empty());
        assert!(of(b"{}").is_empty());
    }

    #[test]
    fn children_of_a_verbose_inspection() {
        let raw = STANDARD.encode("{\n}");
        let digest = Digest::of(crate::digest::Algorithm::Sha256, b"{\n}");
        let found = of(format!(r#"[{{"Ref": "app@{digest}", "Descriptor": {{"digest": "{digest}", "size": 3}}, "Raw": "{raw}"}}, {{"Ref": "b", "Descriptor": {{}}, "Raw": "!"}}]"#).as_bytes());
        assert_eq!(found, [Found { name: format!("app@{digest}"), bytes: b"{\n}".to_vec(), expected: Some(digest), exact: true }]);
    }
}
