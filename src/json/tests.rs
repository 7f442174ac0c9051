use super::*;

fn tree(text: &str) -> Rc<Tree> {
    let parsed = Tree::parse(text.into(), 0);
    assert_eq!(parsed.error, None, "{text}");
    parsed.tree.unwrap()
}

fn error(text: &str) -> (SyntaxKind, usize) {
    let error = Tree::parse(text.into(), 0).error.unwrap_or_else(|| panic!("no error in {text}"));
    (error.kind, error.span.start as usize)
}

#[test]
fn every_span_slices_the_source_back_to_its_token() {
    let text = r#" {"a" : [1, -2.50e+3, "x\"y"], "a/b~": {"": null, "t": true}, "a": {}} "#;
    let tree = tree(text);
    let seen: Vec<_> = tree.values().skip(1).map(|v| (v.pointer(), v.raw().to_owned())).collect();
    let expected = [
        ("/a", r#"[1, -2.50e+3, "x\"y"]"#),
        ("/a/0", "1"),
        ("/a/1", "-2.50e+3"),
        ("/a/2", r#""x\"y""#),
        ("/a~1b~0", r#"{"": null, "t": true}"#),
        ("/a~1b~0/", "null"),
        ("/a~1b~0/t", "true"),
        ("/a", "{}"),
    ];
    assert_eq!(seen, expected.map(|(p, r)| (p.to_owned(), r.to_owned())));
    assert_eq!(tree.root().raw(), text.trim());
    assert_eq!(tree.root().get("a").map(|v| v.kind()), Some(Kind::Object), "the last of two equal names");
    assert_eq!(tree.find("/a~1b~0/t").map(|v| v.raw()), Some("true"));
}

#[test]
fn strings_resolve_their_escapes() {
    let tree = tree(r#"["a\u0041\n\ud83d\ude00", "\ud800x", "好", "\ud800\ud800"]"#);
    let text: Vec<_> = tree.root().items().filter_map(|v| v.as_str()).collect();
    assert_eq!(text, ["aA\n😀", "\u{FFFD}x", "好", "\u{FFFD}\u{FFFD}"]);
    let bad: Vec<_> = tree.root().items().map(|v| v.has_bad_unicode()).collect();
    assert_eq!(bad, [false, true, false, true]);
}

#[test]
fn errors_say_what_and_where() {
    assert_eq!(error(""), (SyntaxKind::Empty, 0));
    assert_eq!(error("{\"a\":1,}"), (SyntaxKind::TrailingComma, 7));
    assert_eq!(error("[1,]"), (SyntaxKind::TrailingComma, 3));
    assert_eq!(error("{\"a\": // c\n1}"), (SyntaxKind::Comment, 6));
    assert_eq!(error("{a: 1}"), (SyntaxKind::UnquotedKey, 1));
    assert_eq!(error("{'a': 1}"), (SyntaxKind::SingleQuote, 1));
    assert_eq!(error("{\"a\" 1}"), (SyntaxKind::MissingColon, 5));
    assert_eq!(error("{\"a\":1 \"b\":2}"), (SyntaxKind::MissingComma, 7));
    assert_eq!(error("{\"a\":\"b"), (SyntaxKind::EndsInString, 7));
    assert_eq!(error("{\"a\":[1"), (SyntaxKind::EndsEarly, 7));
    assert_eq!(error("{} {}"), (SyntaxKind::TrailingData, 3));
    assert_eq!(error("{\n  ...\n}"), (SyntaxKind::Ellipsis, 4));
    assert_eq!(error("{“a”:1}"), (SyntaxKind::Typographic, 1));
    assert_eq!(error("[\"\\x\"]").0, SyntaxKind::BadEscape);
    assert_eq!(error("[\"a\nb\"]").0, SyntaxKind::ControlInString);
    assert_eq!(error("[01]").0, SyntaxKind::BadNumber);
    assert_eq!(error("hello").0, SyntaxKind::UnexpectedToken);
}

#[test]
fn depth_never_reaches_the_stack() {
    let open = "[".repeat(100_000);
    assert_eq!(error(&open).0, SyntaxKind::EndsEarly);
    let tree = tree(&format!("{open}1{}", "]".repeat(100_000)));
    assert_eq!(tree.depth().0, DEPTH_LIMIT);
    assert_eq!(tree.values().count(), DEPTH_LIMIT + 1);
}

#[test]
fn the_innermost_value_at_an_offset() {
    let text = r#"{"a": {"b": 12}}"#;
    assert_eq!(tree(text).at(13).pointer(), "/a/b");
    assert_eq!(tree(text).at(2).pointer(), "/a");
    assert_eq!(tree(text).at(15).pointer(), "");
}
