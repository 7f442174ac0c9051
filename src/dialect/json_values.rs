//! JSON values that stand in a text, each from the beginning of a line on or right behind the one before.
//!
//! Every byte is read a fixed number of times, however broken the text is: after a fault the search goes on behind it.

use super::terminal_line::is_noise;
use serde::de::IgnoredAny;
use std::ops::Range;

/// Values that are looked for in one text.
const LIMIT: usize = 4096;

/// What stands in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    /// Objects, and arrays of objects.
    pub(super) values: Vec<Range<usize>>,
    /// Whether anything but white space and `---` stands around them.
    pub(super) others: bool,
}

/// The values in `text`.
pub(super) fn values(text: &str) -> Values {
    let mut found = Values::default();
    let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
    while let Some(rest) = text.get(at..).filter(|_| found.values.len() < LIMIT) {
        let body = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let start = at + rest.len() - body.len();
        if body.is_empty() {
            break;
        }
        if !holds_objects(body) {
            found.others |= !is_separator(body);
            at = next_line(text, start);
            continue;
        }
        match first_value(body) {
            Ok(len) => {
                found.values.push(start..start + len);
                at = start + len;
            }
            Err(fault) => {
                found.others = true;
                // A value that has no end swallows what follows.
                let Some(fault) = fault else { break };
                at = next_line(text, start + fault);
            }
        }
    }
    found
}

/// Whether text begins as an object or an array of objects does.
fn holds_objects(body: &str) -> bool {
    body.starts_with('{') || body.strip_prefix('[').is_some_and(|inner| inner.trim_start().starts_with(['{', '[']))
}

fn is_separator(body: &str) -> bool {
    let line = body.lines().next().unwrap_or_default().trim_end();
    line.len() >= 3 && line.bytes().all(|byte| byte == b'-')
}

fn next_line(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| from + end + 1)
}

/// The length of the first value of `body`, or the offset of the fault in it; nothing where it has no end.
pub(super) fn first_value(body: &str) -> Result<usize, Option<usize>> {
    let mut values = serde_json::Deserializer::from_str(body).into_iter::<IgnoredAny>();
    match values.next() {
        Some(Ok(_)) => Ok(values.byte_offset()),
        Some(Err(error)) if !error.is_eof() => {
            let line: usize = body.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            Err(Some((line + error.column().saturating_sub(1)).min(body.len())))
        }
        _ => Err(None),
    }
}

/// Whether what follows a document is none of it: white space, a prompt, what curl prints, the next response.
pub(super) fn is_no_part(after: &str) -> bool {
    let line = after.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
    after.trim().is_empty() || is_noise(line) || line.starts_with("HTTP/") || line.starts_with("< HTTP/")
}

/// Where the document that ends at `end` ends together with its final newline: that is part of it where something else
/// stands on the next line, because a shell begins its prompt right behind what was printed.
pub(super) fn with_newline(text: &str, end: usize) -> usize {
    let after = text.get(end..).unwrap_or_default();
    let newline = ["\r\n", "\n"].into_iter().find(|newline| after.starts_with(newline));
    newline.filter(|newline| after.len() > newline.len()).map_or(end, |newline| end + newline.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Vec<&str>, bool) {
        let Values { values, others } = values(text);
        (values.into_iter().map(|range| &text[range]).collect(), others)
    }

    #[test]
    fn values_one_behind_the_other() {
        assert_eq!(of("{\"a\":1}{}\n{}\n---\n[{}]\n"), (vec!["{\"a\":1}", "{}", "{}", "[{}]"], false));
        assert_eq!(of("$ cat x\n{\n \"a\": 1\n}\nuser@host:~$ "), (vec!["{\n \"a\": 1\n}"], true));
        assert_eq!(of("[root@host ~]# cat x\n{}"), (vec!["{}"], true));
        assert_eq!(of("[1] 2\n\"a\"\n"), (vec![], true));
        assert_eq!(of("{ [5 bytes data]\n{}"), (vec!["{}"], true));
        assert_eq!(of(""), (vec![], false));
    }

    #[test]
    fn nothing_is_taken_out_of_a_broken_value() {
        assert_eq!(of("{\"a\": [\n{\"b\": 1},\n{\"c\""), (vec![], true));
        assert_eq!(of("{\"a\" 1}\n{}"), (vec!["{}"], true));
    }

    #[test]
    fn faults_cost_no_more_than_the_text() {
        for text in ["[[\n".repeat(100_000), "{\"a\" 1}\n".repeat(100_000), "{}\n".repeat(100_000)] {
            values(&text);
        }
    }
}
