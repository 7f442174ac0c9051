//! The reverse of undoing: what the original may have had and lost, where no JSON is written anew.

use super::change::Change;
use super::undo::{MARK, replaced};

/// What is tried with a text, likely ones first.
pub(super) const EDITS: &[&[Change]] = &[
    &[Change::CrLfLost],
    &[Change::MarkLost],
    &[Change::CrLfLost, Change::MarkLost],
    &[Change::TabsLost(4)],
    &[Change::TabsLost(8)],
    &[Change::TabsLost(2)],
    &[Change::TabsMade(4)],
    &[Change::TabsMade(2)],
    &[Change::TabsMade(8)],
];

/// The bytes with these losses made good; nothing where one of them cannot have happened.
pub(super) fn edited(bytes: &[u8], losses: &[Change]) -> Option<Vec<u8>> {
    losses.iter().try_fold(bytes.to_vec(), |bytes, loss| match loss {
        Change::CrLfLost => replaced(&bytes, b"\n", b"\r\n").filter(|_| !bytes.contains(&b'\r')),
        Change::MarkLost => (!bytes.starts_with(MARK)).then(|| [MARK, &bytes].concat()),
        Change::TabsLost(width) => leading(&bytes, &b" ".repeat(usize::from(*width)), b"\t"),
        Change::TabsMade(width) => leading(&bytes, b"\t", &b" ".repeat(usize::from(*width))),
        _ => None,
    })
}

/// With every `from` at the start of a line as `to`.
fn leading(bytes: &[u8], from: &[u8], to: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut any = false;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let mut rest = line;
        while let Some(after) = rest.strip_prefix(from) {
            out.extend_from_slice(to);
            rest = after;
            any = true;
        }
        out.extend_from_slice(rest);
    }
    any.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_are_made_good() {
        let made = |text: &str, losses: &[Change]| edited(text.as_bytes(), losses).map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(made("{\n}\n", &[Change::CrLfLost, Change::MarkLost]).as_deref(), Some("\u{feff}{\r\n}\r\n"));
        assert_eq!(made("{\n        1,\n      2  }", &[Change::TabsLost(4)]).as_deref(), Some("{\n\t\t1,\n\t  2  }"));
        assert_eq!(made("{\n\t1\t}", &[Change::TabsMade(2)]).as_deref(), Some("{\n  1\t}"));
        assert_eq!(made("{\r\n}", &[Change::CrLfLost]), None);
        assert_eq!(made("{}", &[Change::TabsLost(2)]), None);
    }
}
