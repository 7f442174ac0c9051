//! Any text: whole digests, and the name before an `@`. What stands before it is taken as it is: the grammar of references
//! is judged where a reference is given alone.

use super::{Claim, Form, Reader};
use crate::digest::{Algorithm, Sought};

/// Letters of `host:port/path:tag`.
fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | ':')
}

/// Longest name that is looked for before an `@`: a registry takes no longer one.
const NAME_LIMIT: usize = 512;

/// Sees every whole digest of the line; whether there was one.
pub(super) fn read(reader: &mut Reader, line: &str, form: Form) -> bool {
    read_as(reader, line, form, Claim::Pinned, Claim::None)
}

/// The same, with what is claimed of a digest behind a name and of one that stands alone.
pub(super) fn read_as(reader: &mut Reader, line: &str, form: Form, named: Claim, bare: Claim) -> bool {
    let mut any = false;
    for (start, end) in digests(line) {
        let Some(sought) = line.get(start..end).and_then(Sought::read) else { continue };
        let before = line.get(..start).unwrap_or_default();
        let name = before.strip_suffix('@').and_then(name_at_end);
        let claim = if name.is_some() { named } else { bare };
        let pulling = (claim == Claim::Resolved).then(|| reader.pulling.clone()).flatten();
        reader.see(sought, claim, name.or(pulling), form);
        any = true;
    }
    any
}

/// Where whole digests stand: `algorithm:` and exactly as many digits as it has.
fn digests(line: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Algorithm::ALL
        .into_iter()
        .flat_map(|algorithm| {
            line.match_indices(algorithm.name()).filter_map(move |(start, name)| {
                let digits = line.get(start + name.len()..)?.strip_prefix(':')?;
                let length = digits.bytes().take(algorithm.hex_len() + 1).take_while(u8::is_ascii_hexdigit).count();
                (length == algorithm.hex_len()).then_some((start, start + name.len() + 1 + length))
            })
        })
        .collect();
    found.sort_unstable();
    found
}

/// The image's name in `name[:tag]@digest`.
pub(super) fn name_before(word: &str) -> Option<String> {
    name_at_end(word.rsplit_once('@')?.0)
}

/// The name at the end of a text, without the scheme that some tools write before it.
fn name_at_end(text: &str) -> Option<String> {
    let start = text.char_indices().rev().take(NAME_LIMIT).take_while(|(_, c)| in_name(*c)).last()?.0;
    let name = text.get(start..)?;
    let name = name.rsplit_once("://").map_or(name, |(_, name)| name);
    // `image:name` without a space, as in a flow of YAML or a log, is no name.
    let name = name.trim_start_matches([':', '/', '.', '-', '_']);
    (!name.is_empty() && !name.ends_with([':', '/'])).then(|| name.to_owned())
}
