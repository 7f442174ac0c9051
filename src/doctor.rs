//! The hash doctor: which change of the bytes explains why a digest does not match.
//!
//! It tries what editors, terminals and formatters are known to do, undoes it, and compares. It never guesses: either
//! some bytes have the digest, or nothing is said but what was tried.

mod format;

use crate::digest::{Algorithm, Digest, compute};
use crate::json::Tree;
use crate::language::Text;
use crate::text;
pub use format::{Escapes, Indent, KeyOrder, Layout};
use std::rc::Rc;

/// Documents larger than this, in bytes, are not written anew in every layout.
pub const SIZE_LIMIT: usize = 256 << 10;

/// A change that may have happened to the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A newline was added at the end.
    NewlineAdded,
    /// The newline at the end was lost.
    NewlineLost,
    /// LF became CR LF.
    CrLf,
    /// A byte order mark was put in front.
    ByteOrderMark,
    /// White space was added around the document.
    OuterSpace,
    /// Spaces were replaced by no-break spaces.
    NoBreakSpaces,
    /// The JSON was written anew; it was in this layout before.
    Reformatted(Layout),
}

impl Change {
    /// What happened, in plain words. `{0}` stands for the layout's own words.
    pub fn text(&self) -> Text {
        match self {
            Change::NewlineAdded => text!("a newline was added at the end", "末尾加了换行符"),
            Change::NewlineLost => text!("the newline at the end was lost", "末尾的换行符丢失了"),
            Change::CrLf => text!("line ends were changed to CR LF", "换行被改成了 CR LF"),
            Change::ByteOrderMark => text!("a byte order mark was put in front", "开头加了字节顺序标记"),
            Change::OuterSpace => text!("white space was added around the document", "文档前后加了空白"),
            Change::NoBreakSpaces => text!("spaces became no-break spaces", "空格变成了不换行空格"),
            Change::Reformatted(layout) => layout.text(),
        }
    }
}

/// The original bytes, and what happened to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Bytes that have the digest.
    pub bytes: Vec<u8>,
    /// What was undone, in order.
    pub changes: Vec<Change>,
}

/// What the doctor found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The original, where some bytes have the digest.
    pub restored: Option<Restored>,
    /// How many variants of the bytes were hashed.
    pub tried: usize,
    /// Whether the document was too large to be written anew in every layout.
    pub partial: bool,
}

/// Looks for bytes that have `expected`; nothing where the algorithm is unknown.
pub fn examine(bytes: &[u8], expected: &Digest) -> Option<Diagnosis> {
    let mut search = Search { algorithm: expected.algorithm()?, expected: expected.encoded(), tried: 0 };
    let mut restored = None;
    let texts = undone(bytes);
    for (candidate, changes) in &texts {
        restored = restored.or_else(|| search.ends(candidate, changes));
    }
    let partial = bytes.len() > SIZE_LIMIT;
    if restored.is_none() && !partial {
        // The last of them is the barest text: everything around and inside the JSON that can be undone.
        restored = texts.last().and_then(|(candidate, _)| search.layouts(candidate));
    }
    Some(Diagnosis { restored, tried: search.tried, partial })
}

/// The bytes with each outer change undone, the later ones on top of the earlier.
fn undone(bytes: &[u8]) -> Vec<(Vec<u8>, Vec<Change>)> {
    let mut found = vec![(bytes.to_vec(), Vec::new())];
    let mut push = |next: Vec<u8>, change: Change| {
        if let Some((_, changes)) = found.last() {
            let changes = [changes.clone(), vec![change]].concat();
            found.push((next.clone(), changes));
        }
        next
    };
    let mut now = bytes.strip_prefix(b"\xef\xbb\xbf").map_or_else(|| bytes.to_vec(), |rest| push(rest.to_vec(), Change::ByteOrderMark));
    if now.windows(2).any(|pair| pair == b"\r\n") {
        now = push(replace(&now, b"\r\n", b"\n"), Change::CrLf);
    }
    if now.windows(2).any(|pair| pair == [0xc2, 0xa0]) {
        now = push(replace(&now, &[0xc2, 0xa0], b" "), Change::NoBreakSpaces);
    }
    let trimmed = now.trim_ascii();
    if trimmed.len() + 1 < now.len() || (trimmed.len() < now.len() && !now.ends_with(b"\n")) {
        push(trimmed.to_vec(), Change::OuterSpace);
    }
    found
}

fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        out.extend_from_slice(rest.get(..at).unwrap_or_default());
        out.extend_from_slice(to);
        rest = rest.get(at + from.len()..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out
}

struct Search<'a> {
    algorithm: Algorithm,
    expected: &'a str,
    tried: usize,
}

impl Search<'_> {
    fn fits(&mut self, bytes: &[u8]) -> bool {
        self.tried += 1;
        compute(self.algorithm, bytes) == self.expected
    }

    /// The candidate as it is, without its final newline, and with one.
    fn ends(&mut self, candidate: &[u8], changes: &[Change]) -> Option<Restored> {
        let restored = |bytes: &[u8], last: Option<Change>| {
            Some(Restored { bytes: bytes.to_vec(), changes: changes.iter().cloned().chain(last).collect() })
        };
        if self.fits(candidate) {
            return restored(candidate, None);
        }
        if let Some(short) = candidate.strip_suffix(b"\n") {
            return if self.fits(short) { restored(short, Some(Change::NewlineAdded)) } else { None };
        }
        let long = [candidate, b"\n"].concat();
        if self.fits(&long) { restored(&long, Some(Change::NewlineLost)) } else { None }
    }

    /// The JSON written anew in every layout that a generator is known to use.
    fn layouts(&mut self, candidate: &[u8]) -> Option<Restored> {
        let text: Rc<str> = std::str::from_utf8(candidate).ok()?.into();
        let parsed = Tree::parse(text, 0);
        let tree = parsed.tree.filter(|_| parsed.error.is_none())?;
        let own = tree.root().has("digest") && tree.root().has("schemaVersion");
        let layouts = Layout::all().map(|layout| Layout { without_own: own, ..layout });
        for layout in layouts {
            let written = layout.write(tree.root());
            let end = if self.fits(&written) {
                Some(written)
            } else {
                let long = [written.as_slice(), b"\n"].concat();
                self.fits(&long).then_some(long)
            };
            if let Some(bytes) = end {
                return Some(Restored { bytes, changes: vec![Change::Reformatted(layout)] });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGINAL: &str = "{\n   \"schemaVersion\": 2,\n   \"mediaType\": \"application/vnd.oci.image.index.v1+json\",\n   \"manifests\": [\n      {\n         \"mediaType\": \"a/b\",\n         \"digest\": \"sha256:00\",\n         \"size\": 3,\n         \"urls\": [],\n         \"annotations\": {\n            \"a\": \"x \\u0026 y\"\n         }\n      }\n   ]\n}";

    fn heals(original: &str, seen: &[u8]) -> Vec<Change> {
        let diagnosis = examine(seen, &Digest::of(Algorithm::Sha256, original.as_bytes())).unwrap();
        let restored = diagnosis.restored.unwrap_or_else(|| panic!("not restored: {}", String::from_utf8_lossy(seen)));
        assert_eq!(String::from_utf8_lossy(&restored.bytes), original);
        restored.changes
    }

    #[test]
    fn what_editors_and_terminals_do() {
        assert!(heals(ORIGINAL, ORIGINAL.as_bytes()).is_empty());
        assert_eq!(heals(ORIGINAL, format!("{ORIGINAL}\n").as_bytes()), [Change::NewlineAdded]);
        assert_eq!(heals(&format!("{ORIGINAL}\n"), ORIGINAL.as_bytes()), [Change::NewlineLost]);
        assert_eq!(heals(ORIGINAL, ORIGINAL.replace('\n', "\r\n").as_bytes()), [Change::CrLf]);
        assert_eq!(
            heals(ORIGINAL, format!("\u{feff}{}", ORIGINAL.replace('\n', "\r\n")).as_bytes()),
            [Change::ByteOrderMark, Change::CrLf]
        );
        assert_eq!(heals(ORIGINAL, ORIGINAL.replace("   ", "\u{a0}\u{a0}\u{a0}").as_bytes()), [Change::NoBreakSpaces]);
        assert_eq!(heals(ORIGINAL, format!("  {ORIGINAL}\n\n").as_bytes()), [Change::OuterSpace]);
    }

    #[test]
    fn what_formatters_do() {
        let value: serde_json::Value = serde_json::from_str(ORIGINAL).unwrap();
        // Sorted keys, two spaces, no escapes for HTML: `jq -S`.
        let jq = serde_json::to_string_pretty(&value).unwrap();
        assert!(matches!(heals(ORIGINAL, jq.as_bytes()).as_slice(), [Change::Reformatted(_)]), "{jq}");
        let compact = serde_json::to_string(&value).unwrap();
        assert!(matches!(heals(ORIGINAL, compact.as_bytes()).as_slice(), [Change::Reformatted(_)]));
    }

    #[test]
    fn other_content_is_never_explained_away() {
        let other = ORIGINAL.replace("\"size\": 3", "\"size\": 4");
        let diagnosis = examine(other.as_bytes(), &Digest::of(Algorithm::Sha256, ORIGINAL.as_bytes())).unwrap();
        assert_eq!(diagnosis.restored, None);
        assert!(diagnosis.tried > 50);
        assert!(examine(b"{", &Digest::of(Algorithm::Sha512, b"}")).unwrap().restored.is_none());
    }
}
