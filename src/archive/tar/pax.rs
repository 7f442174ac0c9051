//! Records that stand before a header and say more about its member (POSIX.1-2017, pax Extended Header), read as Go's
//! `archive/tar` reads them (1.27, `parsePAX`, `parsePAXRecord`, `mergePAX`): by their stated lengths, whatever stands in them.

use super::sparse::{Map, number};
use std::collections::HashMap;

/// The records that matter here, the last one of each name.
#[derive(Clone, Debug, Default)]
pub(super) struct Records(HashMap<Vec<u8>, Vec<u8>>);

/// What of the records makes no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

const KNOWN: &[&[u8]] = &[
    b"path",
    b"linkpath",
    b"size",
    b"uid",
    b"gid",
    b"atime",
    b"ctime",
    b"mtime",
    b"GNU.sparse.major",
    b"GNU.sparse.minor",
    b"GNU.sparse.map",
    b"GNU.sparse.name",
    b"GNU.sparse.numblocks",
    b"GNU.sparse.realsize",
    b"GNU.sparse.size",
];

/// How the holes of a member are told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Holes {
    /// In the records: GNU's versions 0.0 and 0.1.
    Here(Map),
    /// At the beginning of the content: version 1.0.
    Inside,
}

impl Records {
    /// Reads the content of a member of type `x` or `g`.
    pub(super) fn read(mut bytes: &[u8]) -> Result<Self, Malformed> {
        let mut known = HashMap::new();
        // Version 0.0 tells of each piece of a sparse member in two records of their own.
        let mut pieces: Vec<&[u8]> = Vec::new();
        while !bytes.is_empty() {
            let (key, value, rest) = record(bytes).ok_or(Malformed)?;
            bytes = rest;
            match key {
                b"GNU.sparse.offset" | b"GNU.sparse.numbytes" => {
                    let is_turn = pieces.len().is_multiple_of(2) == (key == b"GNU.sparse.offset");
                    if !is_turn || value.contains(&b',') {
                        return Err(Malformed);
                    }
                    pieces.push(value);
                }
                _ if KNOWN.contains(&key) => _ = known.insert(key.to_vec(), value.to_vec()),
                _ => {}
            }
        }
        if !pieces.is_empty() {
            known.insert(b"GNU.sparse.map".to_vec(), pieces.join(&b','));
        }
        let records = Self(known);
        Ok(records)
    }

    /// Whether all numbers in them are some. Those of a `g` may be anything.
    pub(super) fn check(&self) -> Result<(), Malformed> {
        let numbers = ["uid", "gid", "size"].iter().filter_map(|key| self.get(key)).all(|value| number(value).is_some());
        let times = ["atime", "ctime", "mtime"].iter().filter_map(|key| self.get(key)).all(is_time);
        if numbers && times { Ok(()) } else { Err(Malformed) }
    }

    /// The value of a record that is not empty.
    fn get(&self, key: &str) -> Option<&[u8]> {
        self.0.get(key.as_bytes()).map(Vec::as_slice).filter(|value| !value.is_empty())
    }

    pub(super) fn path(&self) -> Option<&[u8]> {
        self.get("path")
    }

    pub(super) fn link(&self) -> Option<&[u8]> {
        self.get("linkpath")
    }

    /// Length of the content as it stands in the tar.
    pub(super) fn size(&self) -> Option<i64> {
        number(self.get("size")?)
    }

    /// The real path of a member with holes.
    pub(super) fn sparse_path(&self) -> Option<&[u8]> {
        self.get("GNU.sparse.name")
    }

    /// The real length of a member with holes.
    pub(super) fn sparse_size(&self) -> Option<Result<i64, Malformed>> {
        let size = self.get("GNU.sparse.size").or_else(|| self.get("GNU.sparse.realsize"))?;
        Some(number(size).ok_or(Malformed))
    }

    /// Where the member's holes are told of, if it has any.
    pub(super) fn holes(&self) -> Result<Option<Holes>, Malformed> {
        match (self.get("GNU.sparse.major"), self.get("GNU.sparse.minor")) {
            (Some(b"1"), Some(b"0")) => return Ok(Some(Holes::Inside)),
            (Some(b"0"), Some(b"0" | b"1")) => {}
            // Versions that nobody knows have no meaning; the first had no version.
            (Some(_), _) | (_, Some(_)) => return Ok(None),
            (None, None) if self.get("GNU.sparse.map").is_none() => return Ok(None),
            (None, None) => {}
        }
        let count = self.get("GNU.sparse.numblocks").and_then(number).ok_or(Malformed)?;
        let map = self.get("GNU.sparse.map").unwrap_or_default();
        let numbers: Vec<&[u8]> = if map.is_empty() { Vec::new() } else { map.split(|byte| *byte == b',').collect() };
        if i64::try_from(numbers.len()).ok() != count.checked_mul(2) {
            return Err(Malformed);
        }
        Map::read(numbers.into_iter()).map(|map| Some(Holes::Here(map))).ok_or(Malformed)
    }
}

/// The first record, as its name, its value, and what follows.
fn record(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let space = bytes.iter().position(|byte| *byte == b' ')?;
    let length = usize::try_from(number(bytes.get(..space)?)?).ok().filter(|length| *length >= 5)?;
    let rest = bytes.get(length..)?;
    let text = bytes.get(space + 1..length)?.strip_suffix(b"\n")?;
    let equals = text.iter().position(|byte| *byte == b'=')?;
    let (key, value) = (text.get(..equals)?, text.get(equals + 1..)?);
    let is_text = matches!(key, b"path" | b"linkpath" | b"uname" | b"gname");
    let is_clean = if is_text { !value.contains(&0) } else { !key.contains(&0) };
    (!key.is_empty() && is_clean).then_some((key, value, rest))
}

/// Whether a value is a time in seconds: digits, and digits behind a point.
fn is_time(value: &[u8]) -> bool {
    let mut parts = value.splitn(2, |byte| *byte == b'.');
    let seconds = parts.next().and_then(number).is_some();
    seconds && parts.next().unwrap_or_default().iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(records: &[(&str, &str)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (key, value) in records {
            let rest = format!(" {key}={value}\n");
            let length = (1..).find(|digits| (rest.len() + digits).to_string().len() == *digits).unwrap() + rest.len();
            bytes.extend(format!("{length}{rest}").into_bytes());
        }
        bytes
    }

    #[test]
    fn records_are_as_long_as_they_say() {
        let hidden = String::from_utf8(written(&[("size", "0")])).unwrap();
        let bytes =
            written(&[("SCHILY.xattr.user.comment", &format!("one\n\n{hidden}two")), ("path", "a\nb"), ("path", "c"), ("mtime", "1.5")]);
        let records = Records::read(&bytes).unwrap();
        assert_eq!((records.path(), records.size(), records.check()), (Some(&b"c"[..]), None, Ok(())));
        for bad in
            [&b"garbage\n"[..], b"5 a=", b"6 a=b ", b"99 a=b\n", b"6 =bc\n", b"6 abc\n", b"-6 a=b\n", b"0 \n", b"10 path=\0\n", b" a=b\n"]
        {
            assert!(Records::read(bad).is_err(), "{bad:?}");
        }
        for bad in [("size", "x"), ("uid", "1.5"), ("mtime", "1.x"), ("atime", ".5")] {
            assert_eq!(Records::read(&written(&[bad])).unwrap().check(), Err(Malformed), "{bad:?}");
        }
        assert_eq!(Records::read(&written(&[("size", ""), ("ctime", "-1.")])).unwrap().check(), Ok(()));
    }

    #[test]
    fn holes_are_told_of_in_three_ways() {
        let holes = |records: &[(&str, &str)]| Records::read(&written(records)).and_then(|records| records.holes());
        let map = Map::read([&b"0"[..], b"5", b"10", b"0"].into_iter()).unwrap();
        let here = Ok(Some(Holes::Here(map)));
        let pieces = [("GNU.sparse.offset", "0"), ("GNU.sparse.numbytes", "5"), ("GNU.sparse.offset", "10"), ("GNU.sparse.numbytes", "0")];
        assert_eq!(holes(&[&[("GNU.sparse.numblocks", "2")], &pieces[..]].concat()), here);
        assert_eq!(holes(&[("GNU.sparse.map", "0,5,10,0"), ("GNU.sparse.numblocks", "2")]), here);
        assert_eq!(holes(&[("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0")]), Ok(Some(Holes::Inside)));
        assert_eq!(holes(&[("GNU.sparse.major", "2"), ("GNU.sparse.minor", "0")]), Ok(None));
        assert_eq!(holes(&[("path", "a")]), Ok(None));
        assert_eq!(holes(&[("GNU.sparse.map", "0,5"), ("GNU.sparse.numblocks", "2")]), Err(Malformed));
        assert_eq!(holes(&pieces[1..]), Err(Malformed));
    }
}
