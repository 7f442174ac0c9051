//! HTTP responses with their headers: `curl -i`, `curl -v`, both, `curl -I`, `regctl manifest get --format raw`.
//!
//! Source: distribution-spec v1.1.1, "Pulling manifests" (`Docker-Content-Digest`, `Content-Type`); curl's manual.

mod message;
mod status;

pub use status::explain;

use super::{Dialect, Fidelity, Found, Paste, Shape, Stated, nameless};
use crate::digest::Digest;
use crate::text;
use message::{Message, messages};

pub(crate) static DIALECT: Dialect = Dialect {
    name: "http-response",
    title: text!("an HTTP response with its headers (`curl -i` or `curl -v`)", "带响应头的 HTTP 响应（`curl -i` 或 `curl -v`）"),
    sign: text!(
        "It begins with a status line such as `HTTP/2 200`, or with headers; `curl -v` marks them with `<`, what it sent with `>` and what it notes with `*`.",
        "以 `HTTP/2 200` 之类的状态行或响应头开头；`curl -v` 用 `<` 标记响应头，用 `>` 标记发出的内容，用 `*` 标记说明。"
    ),
    fidelity: Fidelity::AsGiven,
    bytes: text!(
        "The body is cut out where the headers end and is as good as the paste. `Docker-Content-Digest`, `Content-Type` and `Content-Length` say what it must be.",
        "响应体从响应头之后截取，与粘贴的内容一致。`Docker-Content-Digest`、`Content-Type` 和 `Content-Length` 说明它应当是什么。"
    ),
    command: None,
    example: "HTTP/2 200\ncontent-type: application/vnd.oci.image.index.v1+json\ndocker-content-digest: sha256:…\n\n{\"schemaVersion\": 2, …",
    shape: Shape::Wrapper,
    causes: &[],
    recognise,
    documents,
    reference: nameless,
};

fn recognise(paste: &Paste<'_>) -> bool {
    paste.words().is_some() && message::begins(paste.head())
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let messages = messages(paste.text);
    let bodies: Vec<_> = messages.iter().filter(|message| has_body(message, paste.text)).collect();
    let many = bodies.len() > 1;
    bodies
        .into_iter()
        .enumerate()
        .map(|(at, message)| {
            let name = if many { format!("body {}", at + 1) } else { "body".to_owned() };
            let stated =
                Stated { media_type: message.media_type.clone(), length: message.length.filter(|_| !message.encoded), original: None };
            let bytes = paste.part(message.body.start, message.body.end);
            Found { stated, ..Found::new(name, bytes, Fidelity::AsGiven).expecting(expected(message)) }
        })
        .collect()
}

fn has_body(message: &Message<'_>, text: &str) -> bool {
    text.get(message.body.clone()).is_some_and(|body| !body.trim().is_empty())
}

/// The digest that the body must have: the one that is stated, else the one that was asked for.
fn expected(message: &Message<'_>) -> Option<Digest> {
    let good = message.status.is_none_or(|status| (200..300).contains(&status));
    let asked = || message.request.and_then(|path| Digest::parse(path.rsplit('/').next()?.split('?').next()?).ok());
    message.digest.clone().or_else(asked).filter(|_| good)
}

/// The status of the last response in a text of this dialect.
pub fn status(paste: &Paste<'_>) -> Option<u16> {
    messages(paste.text).last()?.status
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(String, Option<String>, Stated)> {
        let paste = Paste::new(text.as_bytes(), text, None);
        assert!(recognise(&paste), "{text}");
        documents(&paste)
            .into_iter()
            .map(|found| (String::from_utf8(found.bytes).unwrap(), found.expected.map(|digest| digest.to_string()), found.stated))
            .collect()
    }

    fn bodies(text: &str) -> Vec<String> {
        of(text).into_iter().map(|(body, ..)| body).collect()
    }

    #[test]
    fn headers_become_expectations() {
        let digest = format!("sha256:{}", "ab".repeat(32));
        for text in [
            format!(
                "HTTP/1.1 200 OK\r\nContent-Type: a/b; charset=utf-8\r\nContent-Length: 3\r\nDocker-Content-Digest: {digest}\r\n\r\n{{\n}}"
            ),
            format!(
                "$ curl -i registry.example.com\nHTTP/2 200 \ncontent-type: a/b\ncontent-length: 3\ndocker-content-digest: {digest}\n\n{{\n}}\n"
            ),
            format!("content-length: 3\ncontent-type: a/b\ndocker-content-digest: {digest}\n\n{{\n}}user@host:~$ "),
            format!(
                "* Connected\n> GET /v2/ HTTP/1.1\n>\n< HTTP/1.1 200 OK\n< Content-Type: a/b\n< Content-Length: 3\n< Docker-Content-Digest: {digest}\n<\n{{ [3 bytes data]\n{{\n}}* Connection #0 to host registry.example.com left intact\n"
            ),
            format!(
                "> GET /v2/app/manifests/{digest} HTTP/2\n< HTTP/2 200\nHTTP/2 200\n< content-type: a/b\ncontent-type: a/b\n< content-length: 3\ncontent-length: 3\n< \n\n{{\n}}\n* Connection #0 to host registry.example.com left intact"
            ),
        ] {
            let stated = Stated { media_type: Some("a/b".into()), length: Some(3), original: None };
            assert_eq!(of(&text), [("{\n}".to_owned(), Some(digest.clone()), stated)], "{text}");
        }
    }

    #[test]
    fn every_body_is_taken_and_an_error_expects_no_digest() {
        let digest = format!("sha256:{}", "ab".repeat(32));
        let text = format!(
            "HTTP/1.1 401 Unauthorized\r\nDocker-Content-Digest: {digest}\r\n\r\n{{\"errors\":[]}}\nHTTP/2 307\nlocation: /x\n\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{{}}HTTP/1.1 200 OK\r\n\r\n[]"
        );
        let found = of(&text);
        assert_eq!(found.iter().map(|(body, ..)| body.as_str()).collect::<Vec<_>>(), ["{\"errors\":[]}\n", "{}", "[]"]);
        assert!(found.iter().all(|(_, expected, _)| expected.is_none()));
        assert_eq!(status(&Paste::new(text.as_bytes(), &text, None)), Some(200));
    }

    #[test]
    fn a_body_of_another_length_is_kept_whole() {
        assert_eq!(bodies("HTTP/2 200\ncontent-length: 3\n\n{\"a\": 1}"), ["{\"a\": 1}"], "cut, it would be broken");
        assert_eq!(bodies("HTTP/2 200\ncontent-length: 300\n\n{\"a\": 1}\n"), ["{\"a\": 1}\n"]);
        let gzip = of("HTTP/2 200\ncontent-encoding: gzip\ncontent-length: 3\n\n{\"a\": 1}");
        assert_eq!((gzip[0].0.as_str(), gzip[0].2.length), ("{\"a\": 1}", None), "the length is that of the compressed body");
    }

    #[test]
    fn headers_without_a_body() {
        assert!(of("HTTP/2 200\r\ncontent-length: 12671\r\ncontent-type: a/b\r\n").is_empty());
        assert!(of("HTTP/1.1 200 OK\r\n\r\n").is_empty());
        assert!(of("< HTTP/2 404\n< \n").is_empty());
    }

    #[test]
    fn other_texts_are_none() {
        for text in [
            "content-type: x\nkind: y\nspec:\n  a: b",
            "date: 2024\nserver: x\n",
            "hello\n\n{}",
            "Name: a\n\n{}",
            "<html>",
            "* a list\n* of things",
            "> quoted\n\nHTTP/1.1 is old",
        ] {
            assert!(!recognise(&Paste::new(text.as_bytes(), text, None)), "{text}");
        }
    }
}
