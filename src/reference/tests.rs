use super::*;
use crate::digest::{Algorithm, DigestError, Registered};
use crate::language::Language;
use crate::text::Span;

fn sha256() -> String {
    Digest::of(Algorithm::Sha256, b"abc").to_string()
}

#[test]
fn parts_stand_where_docker_reads_them() {
    let digest = sha256();
    let cases = [
        ("alpine", None, "alpine", None, false),
        ("alpine:3.20", None, "alpine", Some("3.20"), false),
        ("library/alpine", None, "library/alpine", None, false),
        ("localhost", None, "localhost", None, false),
        ("localhost:5000", None, "localhost", Some("5000"), false),
        ("localhost/app", Some("localhost"), "app", None, false),
        ("localhost:5000/app", Some("localhost:5000"), "app", None, false),
        ("registry:5000/app:1", Some("registry:5000"), "app", Some("1"), false),
        ("example.com", None, "example.com", None, false),
        ("registry.example.com/team/app:1_2.3-rc", Some("registry.example.com"), "team/app", Some("1_2.3-rc"), false),
        ("REGISTRY.Example.com/app", Some("REGISTRY.Example.com"), "app", None, false),
        ("Team/app", Some("Team"), "app", None, false),
        ("192.0.2.1:80/a/b/c/d", Some("192.0.2.1:80"), "a/b/c/d", None, false),
        ("[2001:db8::1]/app", Some("[2001:db8::1]"), "app", None, false),
        ("[2001:db8::1]:5000/app:1", Some("[2001:db8::1]:5000"), "app", Some("1"), false),
        ("xn--n3h.example.com/myimage:xn--n3h", Some("xn--n3h.example.com"), "myimage", Some("xn--n3h"), false),
        ("a.b/c", Some("a.b"), "c", None, false),
        ("a_b/c", None, "a_b/c", None, false),
        ("a__b--c.d_e/f", Some("a__b--c.d_e"), "f", None, false),
        ("x/a__b---c.d_e", None, "x/a__b---c.d_e", None, false),
        ("app@", None, "app", None, true),
        ("app:1@", None, "app", Some("1"), true),
    ];
    for (text, host, path, tag, digested) in cases {
        let text = if digested { format!("{text}{digest}") } else { text.to_owned() };
        let parts = Parts::of(&text);
        assert_eq!(parts.host.map(|host| host.text), host, "{text}");
        assert_eq!((parts.path.text, parts.tag.map(|tag| tag.text)), (path, tag), "{text}");
        assert_eq!(parts.digest.map(|digest| digest.text), digested.then_some(digest.as_str()), "{text}");
        for part in [parts.host, Some(parts.path), parts.tag, parts.digest].into_iter().flatten() {
            assert_eq!(part.span().slice(text.as_bytes()), part.text.as_bytes(), "{text}");
        }
        // The grammar of a host is narrower than what makes one.
        if !host.is_some_and(|host| host.contains('_')) {
            assert_eq!(Reference::parse(&text).map(|reference| reference.to_string()), Ok(text));
        }
    }
}

#[test]
fn every_fault_is_named() {
    let digest = sha256();
    let registered = Registered::Known(Algorithm::Sha256);
    let cases = [
        ("", ReferenceError::Empty),
        (" alpine", ReferenceError::Whitespace),
        ("alpine :1", ReferenceError::Whitespace),
        ("a;rm -rf /:x", ReferenceError::Path(PathError::Letter(';'))),
        ("app latest;x", ReferenceError::Whitespace),
        ("https://registry.example.com/app", ReferenceError::Scheme),
        ("docker://alpine", ReferenceError::Scheme),
        ("re_gistry.example.com/app", ReferenceError::Host(HostError::Letter('_'))),
        ("registry..example.com/app", ReferenceError::Host(HostError::Label)),
        (".example.com/app", ReferenceError::Host(HostError::Label)),
        ("-example.com/app", ReferenceError::Host(HostError::Label)),
        ("example.com./app", ReferenceError::Host(HostError::Label)),
        ("example.com:/app", ReferenceError::Host(HostError::Port)),
        ("example.com:http/app", ReferenceError::Host(HostError::Port)),
        ("example.com:50:00/app", ReferenceError::Host(HostError::Port)),
        ("[2001:db8::1/app", ReferenceError::Host(HostError::Brackets)),
        ("[2001:db8::g]/app", ReferenceError::Host(HostError::Brackets)),
        ("[]:80/app", ReferenceError::Host(HostError::Brackets)),
        ("[::1]80/app", ReferenceError::Host(HostError::Port)),
        (":latest", ReferenceError::Path(PathError::Empty)),
        ("localhost/", ReferenceError::Path(PathError::Empty)),
        ("Alpine", ReferenceError::Path(PathError::Uppercase)),
        ("registry.example.com/Team/app", ReferenceError::Path(PathError::Uppercase)),
        ("al?pine", ReferenceError::Path(PathError::Letter('?'))),
        ("аlpine", ReferenceError::Path(PathError::Letter('а'))),
        ("a//b", ReferenceError::Path(PathError::Slash)),
        ("/a", ReferenceError::Path(PathError::Slash)),
        ("a/", ReferenceError::Path(PathError::Slash)),
        ("-app", ReferenceError::Path(PathError::Edge)),
        ("team/app-", ReferenceError::Path(PathError::Edge)),
        ("team/.app", ReferenceError::Path(PathError::Edge)),
        ("a___b", ReferenceError::Path(PathError::Separator)),
        ("a..b", ReferenceError::Path(PathError::Separator)),
        ("a_-b", ReferenceError::Path(PathError::Separator)),
        ("alpine:", ReferenceError::Tag(TagError::Empty)),
        ("alpine:.1", ReferenceError::Tag(TagError::First('.'))),
        ("alpine:-1", ReferenceError::Tag(TagError::First('-'))),
        ("alpine:1+2", ReferenceError::Tag(TagError::Letter('+'))),
        ("alpine:1:2", ReferenceError::Tag(TagError::Letter(':'))),
        ("app:feature/x", ReferenceError::Tag(TagError::Letter('/'))),
        ("registry.example.com/app:feature/x", ReferenceError::Tag(TagError::Letter('/'))),
        ("app@", ReferenceError::Digest(DigestError::Empty)),
        ("app@latest", ReferenceError::Digest(DigestError::Grammar)),
        ("app@sha256:abc", ReferenceError::Digest(DigestError::Truncated(registered))),
    ];
    for (text, expected) in cases {
        assert_eq!(Reference::parse(text), Err(expected), "{text}");
    }
    assert_eq!(Reference::parse(&format!("app@{}", digest.to_uppercase())), Err(ReferenceError::Digest(DigestError::Grammar)));
    assert_eq!(Reference::parse(&format!("app@{digest}@{digest}")), Err(ReferenceError::Digest(DigestError::Reference)));
    assert_eq!(Reference::parse(&"0".repeat(64)), Err(ReferenceError::Path(PathError::Identifier)));
    assert!(Reference::parse(&format!("app:{}", "t".repeat(128))).is_ok());
    assert_eq!(Reference::parse(&format!("app:{}", "t".repeat(129))), Err(ReferenceError::Tag(TagError::Long(129))));
}

#[test]
fn all_faults_are_found_with_their_places() {
    let text = "ex_ample.com:x/App:-1@sha256:00";
    let found: Vec<_> = Parts::of(text).faults().into_iter().map(|(_, span)| span).collect();
    assert_eq!(found, [Span::new(0, 14), Span::new(15, 18), Span::new(19, 21), Span::new(22, 31)]);
    for (error, _) in Parts::of(text).faults() {
        for language in Language::ALL {
            assert!(!error.in_language(language).contains('{'), "{error:?}");
        }
    }
}

#[test]
fn what_docker_makes_of_it() {
    let digest = sha256();
    let cases = [
        ("alpine".to_owned(), "docker.io/library/alpine:latest".to_owned()),
        ("team/app".to_owned(), "docker.io/team/app:latest".to_owned()),
        ("docker.io/alpine:3".to_owned(), "docker.io/library/alpine:3".to_owned()),
        ("index.docker.io/alpine".to_owned(), "docker.io/library/alpine:latest".to_owned()),
        ("localhost:5000/alpine".to_owned(), "localhost:5000/alpine:latest".to_owned()),
        (format!("alpine@{digest}"), format!("docker.io/library/alpine@{digest}")),
        (format!("alpine:3@{digest}"), format!("docker.io/library/alpine:3@{digest}")),
    ];
    for (text, expected) in cases {
        let normal = Reference::parse(&text).unwrap().normalised();
        assert_eq!(normal.to_string(), expected);
        assert_eq!(normal.normalised(), normal);
    }
    let pinned = Reference::parse("alpine:3").unwrap().pinned(&Digest::parse(&digest).unwrap());
    assert_eq!(pinned.to_string(), format!("alpine@{digest}"));
}

/// Every text of up to five of these letters: what is read is written back, and no split panics or loses a byte.
#[test]
fn short_texts_round_trip_or_fail() {
    const LETTERS: &[char] = &['a', 'A', '0', '.', '-', '_', ':', '/', '@', '[', ']', 'é'];
    let mut texts = vec![String::new()];
    let mut read = 0;
    for _ in 0..5 {
        texts = texts.iter().flat_map(|text| LETTERS.iter().map(move |letter| format!("{text}{letter}"))).collect();
        for text in &texts {
            let parts = Parts::of(text);
            let tag = parts.tag.map(|tag| format!(":{}", tag.text)).unwrap_or_default();
            let host = parts.host.map(|host| format!("{}/", host.text)).unwrap_or_default();
            let digest = parts.digest.map(|digest| format!("@{}", digest.text)).unwrap_or_default();
            assert_eq!(format!("{host}{}{tag}{digest}", parts.path.text), *text);
            match Reference::parse(text) {
                Ok(reference) => {
                    read += 1;
                    assert_eq!(reference.to_string(), *text);
                    assert_eq!(Reference::parse(&reference.normalised().to_string()).as_ref(), Ok(&reference.normalised()), "{text}");
                }
                Err(_) => assert!(!parts.faults().is_empty()),
            }
        }
    }
    assert!(read > 1000, "{read}");
}
