//! `key=value,…` behind a platform, with quotes and backslashes. Source: `internal/strparse/strparse.go`.

/// Where in a pair a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Key,
    Value,
}

/// The pairs, in order; those without key are left out. The error names where the text ended.
pub(super) fn split(text: &str) -> Result<Vec<(String, String)>, &'static str> {
    let mut pairs = Vec::new();
    let (mut key, mut value) = (String::new(), String::new());
    let (mut part, mut quoted, mut escaped) = (Part::Key, false, false);
    for c in text.chars() {
        let into = if part == Part::Key { &mut key } else { &mut value };
        match c {
            c if escaped => {
                into.push(c);
                escaped = false;
            }
            '"' => quoted = !quoted,
            '\\' => escaped = true,
            c if quoted => into.push(c),
            ',' => {
                pairs.push((std::mem::take(&mut key), std::mem::take(&mut value)));
                part = Part::Key;
            }
            '=' if part == Part::Key => part = Part::Value,
            c => into.push(c),
        }
    }
    pairs.push((key, value));
    pairs.retain(|(key, _)| !key.is_empty());
    match (part, quoted, escaped) {
        (_, false, false) => Ok(pairs),
        (Part::Key, true, false) => Err("keyQuote"),
        (Part::Key, false, true) => Err("keyEscape"),
        (Part::Key, true, true) => Err("keyEscapeQuote"),
        (Part::Value, true, false) => Err("valQuote"),
        (Part::Value, false, true) => Err("valEscape"),
        (Part::Value, true, true) => Err("valEscapeQuote"),
    }
}
