//! Undoing what happens to whole texts. Each returns nothing where there is nothing to undo.

use super::change::Change;
use super::write::DEPTH_LIMIT;
use crate::image::Schema1;
use crate::json::{Tree, Value};
use std::rc::Rc;

/// A step: from a text, and its tree where it is exactly one JSON object or array, to the text without the change.
pub(super) type Step = fn(&[u8], Option<&Tree>) -> Option<Vec<u8>>;

/// All steps, the outermost changes first: later ones see what earlier ones leave.
pub(super) const STEPS: &[(Change, Step)] = &[
    (Change::Utf16, |bytes, _| utf16(bytes)),
    (Change::ByteOrderMark, |bytes, _| bytes.strip_prefix(MARK).map(<[u8]>::to_vec)),
    (Change::Latin1, |bytes, _| latin1(bytes)),
    (Change::Colours, |bytes, _| colours(bytes)),
    (Change::Quoted, |bytes, tree| if tree.is_none() { quoted(bytes) } else { None }),
    (Change::CrLf, |bytes, _| replaced(bytes, b"\r\n", b"\n")),
    (Change::Cr, |bytes, _| if bytes.contains(&b'\n') { None } else { replaced(bytes, b"\r", b"\n") }),
    (Change::NoBreakSpaces, |bytes, _| replaced(bytes, "\u{a0}".as_bytes(), b" ")),
    (Change::Wrapped, |bytes, tree| if tree.is_none() { wrapped(bytes) } else { None }),
    (Change::Doubled, |bytes, tree| if tree.is_none() { amid(bytes, |document, around| around == ["", document]) } else { None }),
    (Change::TailDoubled, |bytes, tree| {
        if tree.is_none() {
            amid(bytes, |document, [before, after]| before.is_empty() && document.ends_with(after) && document != after)
        } else {
            None
        }
    }),
    (Change::Surroundings, |bytes, tree| {
        if tree.is_none() { amid(bytes, |document, [before, after]| !before.is_empty() || !document.ends_with(after)) } else { None }
    }),
    (Change::OuterSpace, |bytes, _| outer_space(bytes)),
    (Change::TrailingSpaces, |bytes, _| trailing_spaces(bytes)),
    (Change::Indented, |bytes, _| indented(bytes)),
    (Change::Cut, |bytes, tree| if tree.is_none() { cut(bytes) } else { None }),
    (Change::OwnDigest, |_, tree| own_digest(tree?)),
    (Change::EmptyMembers, |_, tree| empty_members(tree?)),
    (Change::Signatures, |_, tree| signatures(tree?)),
];

/// UTF-8's byte order mark.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// The text as one JSON object or array with nothing around it but white space.
pub(super) fn tree_of(bytes: &[u8]) -> Option<Rc<Tree>> {
    if !matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'[')) {
        return None;
    }
    let parsed = Tree::parse(std::str::from_utf8(bytes).ok()?.into(), 0);
    parsed.tree.filter(|_| parsed.error.is_none())
}

/// `bytes` with every `from` as `to`.
pub(super) fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Option<Vec<u8>> {
    let first = *from.first()?;
    let mut out = Vec::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(next) = bytes.get(at..)?.iter().position(|byte| *byte == first) {
        at += next;
        if bytes.get(at..)?.starts_with(from) {
            out.extend_from_slice(bytes.get(kept..at)?);
            out.extend_from_slice(to);
            at += from.len();
            kept = at;
        } else {
            at += 1;
        }
    }
    if kept == 0 {
        return None;
    }
    out.extend_from_slice(bytes.get(kept..)?);
    Some(out)
}

fn utf16(bytes: &[u8]) -> Option<Vec<u8>> {
    let (body, little) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, true),
        [0xfe, 0xff, rest @ ..] => (rest, false),
        [b'{' | b'[' | b'"', 0, ..] => (bytes, true),
        [0, b'{' | b'[' | b'"', ..] => (bytes, false),
        _ => return None,
    };
    let (pairs, []) = body.as_chunks::<2>() else { return None };
    let units = pairs.iter().map(|pair| if little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) });
    let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
    Some(text.into_bytes())
}

fn latin1(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.is_ascii() {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let read: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect::<Option<_>>()?;
    std::str::from_utf8(&read).is_ok().then_some(read)
}

/// Without `ESC [ … m` and `ESC [ … K`.
fn colours(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = bytes;
    let mut any = false;
    while let Some(at) = rest.iter().position(|byte| *byte == 0x1b) {
        let (before, from) = rest.split_at_checked(at)?;
        let code = from.strip_prefix(b"\x1b[")?;
        let end = code.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b';'))?;
        if !matches!(code.get(end), Some(b'm' | b'K')) {
            return None;
        }
        out.extend_from_slice(before);
        rest = code.get(end + 1..)?;
        any = true;
    }
    out.extend_from_slice(rest);
    any.then_some(out)
}

fn quoted(bytes: &[u8]) -> Option<Vec<u8>> {
    let trimmed = bytes.trim_ascii();
    if !trimmed.starts_with(b"\"") {
        return None;
    }
    let parsed = Tree::parse(std::str::from_utf8(trimmed).ok()?.into(), 0);
    let tree = parsed.tree.filter(|_| parsed.error.is_none())?;
    let text = tree.root().as_str()?;
    text.trim_start().starts_with('{').then(|| text.into_owned().into_bytes())
}

/// Whether each byte stands inside a string, quotes included; the text need not be JSON.
fn strings(bytes: &[u8]) -> impl Iterator<Item = (u8, bool)> {
    let (mut inside, mut escaped) = (false, false);
    bytes.iter().map(move |byte| {
        let was = inside;
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            _ => {}
        }
        (*byte, was || inside)
    })
}

/// Without line breaks inside strings: JSON has none there.
fn wrapped(bytes: &[u8]) -> Option<Vec<u8>> {
    let out: Vec<u8> = strings(bytes).filter(|(byte, inside)| !(*inside && matches!(byte, b'\n' | b'\r'))).map(|(byte, _)| byte).collect();
    (out.len() < bytes.len() && tree_of(&out).is_some()).then_some(out)
}

/// Brackets at which the document may begin.
const BEGINNINGS: usize = 4;

/// The first object in the text, where something stands around it, of which `is_it` says whether it is what is looked for.
fn amid(bytes: &[u8], is_it: impl Fn(&str, [&str; 2]) -> bool) -> Option<Vec<u8>> {
    let text: Rc<str> = std::str::from_utf8(bytes).ok()?.into();
    let beginnings = text.match_indices('{').map(|(at, _)| at);
    let tree = beginnings.take(BEGINNINGS).find_map(|start| Tree::parse(text.clone(), start).tree)?;
    let document = tree.root().raw();
    let start = tree.root().span().start as usize;
    let around = [text.get(..start)?, text.get(start + document.len()..)?].map(|around| around.trim_start_matches('\u{feff}').trim_ascii());
    (around != ["", ""] && is_it(document, around)).then(|| document.as_bytes().to_vec())
}

fn outer_space(bytes: &[u8]) -> Option<Vec<u8>> {
    let trimmed = bytes.trim_ascii();
    // A final newline alone is an end that every text is tried with.
    (trimmed.len() < bytes.strip_suffix(b"\n").unwrap_or(bytes).len()).then(|| trimmed.to_vec())
}

fn trailing_spaces(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let (body, end) = match line {
            [body @ .., b'\r', b'\n'] => (body, b"\r\n".as_slice()),
            [body @ .., b'\n'] => (body, b"\n".as_slice()),
            body => (body, b"".as_slice()),
        };
        let kept = body.iter().rposition(|byte| !matches!(byte, b' ' | b'\t')).map_or(0, |last| last + 1);
        out.extend_from_slice(body.get(..kept)?);
        out.extend_from_slice(end);
    }
    (out.len() < bytes.len()).then_some(out)
}

/// Without the indent that all lines behind the first have in common.
fn indented(bytes: &[u8]) -> Option<Vec<u8>> {
    let indent = |line: &[u8]| line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    let common = lines().skip(1).filter(|line| !line.trim_ascii().is_empty()).map(indent).min().filter(|common| *common > 0)?;
    Some(lines().flat_map(|line| line.get(indent(line).min(common)..).unwrap_or_default()).copied().collect())
}

/// With the brackets that are open at the end closed, where the text ends behind a whole value.
fn cut(bytes: &[u8]) -> Option<Vec<u8>> {
    let trimmed = bytes.trim_ascii_end();
    if !matches!(trimmed.first(), Some(b'{' | b'[')) || matches!(trimmed.last(), Some(b',' | b':')) {
        return None;
    }
    let mut open = Vec::new();
    for (byte, _) in strings(trimmed).filter(|(_, inside)| !inside) {
        match byte {
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => _ = open.pop(),
            _ => {}
        }
    }
    if open.len() > DEPTH_LIMIT {
        return None;
    }
    let mut lines = trimmed.split(|byte| *byte == b'\n');
    let unit = lines.nth(1).map(|line| line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).copied().collect::<Vec<u8>>());
    let mut out = trimmed.to_vec();
    while let Some(bracket) = open.pop() {
        if let Some(unit) = &unit {
            out.push(b'\n');
            out.extend(unit.repeat(open.len()));
        }
        out.push(bracket);
    }
    (out.len() > trimmed.len() && tree_of(&out).is_some()).then_some(out)
}

/// Without `digest` and `size` at the top of a document that has a `schemaVersion`: buildx puts them there.
fn own_digest(tree: &Tree) -> Option<Vec<u8>> {
    let root = tree.root();
    if !root.has("schemaVersion") || root.get("digest")?.as_str().is_none() {
        return None;
    }
    without(tree, |member| member.parent() == Some(root) && (member.is_named("digest") || member.is_named("size")))
}

/// Without null members and empty arrays in entries and their platforms: dredge writes every member that it knows.
fn empty_members(tree: &Tree) -> Option<Vec<u8>> {
    if !tree.root().has("manifests") {
        return None;
    }
    let empty = |member: Value<'_>| member.is_null() || (member.is_array() && member.children().next().is_none());
    without(tree, |member| empty(member) && !member.is_named("manifests"))
}

/// What was signed of a document of schema 1. Where the text was laid out anew, that is all but the signatures.
fn signatures(tree: &Tree) -> Option<Vec<u8>> {
    let root = tree.root();
    let signatures = root.get("signatures").filter(|_| root.has("fsLayers"))?;
    let document = tree.text().get(root.span().start as usize..)?.as_bytes();
    let schema1 = Schema1::read(root);
    let payload = schema1.signed().and_then(|signed| Some([document.get(..signed.length)?, &signed.tail].concat()));
    payload.filter(|signed| tree_of(signed).is_some()).or_else(|| without(tree, |member| member == signatures))
}

/// The text without some members of objects, commas mended, all other bytes as they are.
fn without(tree: &Tree, mut gone: impl FnMut(Value<'_>) -> bool) -> Option<Vec<u8>> {
    let mut ranges = Vec::new();
    for object in tree.values().filter(|value| value.is_object()) {
        let mut members = object.members().peekable();
        let mut before: Option<u32> = None;
        while let Some(member) = members.next() {
            let span = member.whole_span();
            if gone(member) {
                // Behind a member that stays the comma in front goes with it, else the one behind it.
                let next = members.peek().filter(|_| before.is_none());
                ranges.push((before.unwrap_or(span.start), next.map_or(span.end, |next| next.whole_span().start)));
                before = before.map(|_| span.end);
            } else {
                before = Some(span.end);
            }
        }
    }
    ranges.sort_unstable();
    let bytes = tree.text().as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut kept = 0;
    for (start, end) in ranges.iter().map(|(start, end)| (*start as usize, *end as usize)).filter(|(_, end)| *end > 0) {
        // What lies inside of something that goes has gone with it.
        if start >= kept {
            out.extend_from_slice(bytes.get(kept..start)?);
            kept = end;
        }
    }
    out.extend_from_slice(bytes.get(kept..)?);
    (!ranges.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undo(change: Change, seen: impl AsRef<[u8]>) -> Option<String> {
        let (_, step) = STEPS.iter().find(|(known, _)| *known == change).unwrap();
        let seen = seen.as_ref();
        step(seen, tree_of(seen).as_deref()).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn each_change_is_undone() {
        let utf16: Vec<u8> = "\u{feff}{\"a\": 1}\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: Vec<(Change, Vec<u8>, &str)> = vec![
            (Change::Utf16, utf16, "{\"a\": 1}\r\n"),
            (Change::ByteOrderMark, "\u{feff}{}".into(), "{}"),
            (Change::Latin1, "{\"a\": \"caf\u{c3}\u{a9}\"}".into(), "{\"a\": \"café\"}"),
            (Change::Colours, "\u{1b}[1;39m{\u{1b}[0m}".into(), "{}"),
            (Change::Quoted, r#" "{\"a\":\"\\u003c\"}\n" "#.into(), "{\"a\":\"\\u003c\"}\n"),
            (Change::CrLf, "{\r\n}\r\n".into(), "{\n}\n"),
            (Change::Cr, "{\r}\r".into(), "{\n}\n"),
            (Change::NoBreakSpaces, "{\n\u{a0} \"a\": 1}".into(), "{\n  \"a\": 1}"),
            (Change::Wrapped, "{\"a\": \"sha256:12\n34\"}\n".into(), "{\"a\": \"sha256:1234\"}\n"),
            (Change::Surroundings, "$ crane manifest x{y}\n{\"a\":1}\n$ ".into(), "{\"a\":1}"),
            (Change::Doubled, "{\"a\":[1]}{\"a\":[1]}".into(), "{\"a\":[1]}"),
            (Change::TailDoubled, "{\"a\":[1\n]}\n]}".into(), "{\"a\":[1\n]}"),
            (Change::OuterSpace, "\n {}\n\n".into(), "{}"),
            (Change::TrailingSpaces, "{ \t\n  \"a\": 1 \r\n} ".into(), "{\n  \"a\": 1\r\n}"),
            (Change::Indented, "{\n\t\t\"a\": 1\n\n\t}".into(), "{\n\t\"a\": 1\n\n}"),
            (Change::Cut, "{\n  \"a\": [\n    1\n".into(), "{\n  \"a\": [\n    1\n  ]\n}"),
            (Change::Cut, "{\"a\":[{\"b\":\"}\"".into(), "{\"a\":[{\"b\":\"}\"}]}"),
            (Change::OwnDigest, "{\n  \"schemaVersion\": 2,\n  \"digest\": \"d\",\n  \"size\": 1,\n  \"x\": {\"size\": 1}\n}".into(), "{\n  \"schemaVersion\": 2,\n  \"x\": {\"size\": 1}\n}"),
            (
                Change::EmptyMembers,
                "{\"manifests\":[{\"urls\":null,\"size\":1,\"platform\":{\"os\":\"linux\",\"features\":[],\"variant\":null}}],\"annotations\":null}".into(),
                "{\"manifests\":[{\"size\":1,\"platform\":{\"os\":\"linux\"}}]}",
            ),
            (Change::Signatures, "{\n   \"fsLayers\": [],\n   \"signatures\": [{}]\n}".into(), "{\n   \"fsLayers\": []\n}"),
        ];
        for (change, seen, expected) in cases {
            assert_eq!(undo(change, &seen).as_deref(), Some(expected), "{change:?} {}", String::from_utf8_lossy(&seen));
        }
    }

    #[test]
    fn what_did_not_happen_is_not_undone() {
        let plain = "{\n  \"a\": [\n    1\n  ]\n}\n";
        for (change, _) in STEPS {
            assert_eq!(undo(*change, plain), None, "{change:?}");
        }
        let cases = [
            (Change::Latin1, "{\"a\": \"café\"}"),
            (Change::Latin1, "{\"a\": \"好\"}"),
            (Change::Colours, "\u{1b}[2J{}"),
            (Change::Cut, "{\"a\":"),
            (Change::Cut, "{\"a\": 1,"),
            (Change::Cut, "{\"a\": \"b"),
            (Change::Cut, "{\"a\"}"),
            (Change::Surroundings, "{\"a\": "),
            (Change::Surroundings, "\u{feff} {}\n\n"),
            (Change::OwnDigest, "{\"digest\":\"d\",\"size\":1}"),
            (Change::Cr, "{\r\n}"),
            (Change::EmptyMembers, "{\"config\":{\"Env\":null}}"),
        ];
        for (change, seen) in cases {
            assert_eq!(undo(change, seen), None, "{change:?} {seen}");
        }
    }

    #[test]
    fn members_go_with_the_right_comma() {
        let tree = |text: &str| Tree::parse(text.into(), 0).tree.unwrap();
        for (text, expected) in [
            (r#"{"x":1,"a":2}"#, r#"{"a":2}"#),
            (r#"{"a":2, "x":1}"#, r#"{"a":2}"#),
            (r#"{"a":2,"x":1,"b":3}"#, r#"{"a":2,"b":3}"#),
            (r#"{"x":1,"x":{"x":2},"a":{"x":1,"b":0},"x":3}"#, r#"{"a":{"b":0}}"#),
            (r#"{"x":1}"#, "{}"),
        ] {
            let out = without(&tree(text), |member| member.is_named("x")).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
