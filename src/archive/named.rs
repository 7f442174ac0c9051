//! Which members are documents because other documents name them: these are kept whatever else has taken the room.
//!
//! Nothing is parsed here: a digest is known by its letters, and the config of a `docker save` archive by the word `Config`.
//! What is written in another way is not found, and then not read.

use super::{KEEP_LIMIT, KEPT_IN_ALL, Member, holds_document, is_named_document};
use crate::digest::Algorithm;
use std::collections::{HashMap, HashSet};

/// What the documents that were kept name.
#[derive(Debug, Default)]
pub struct Named {
    /// Members of an archive by what they may be named by: a digest, or a path.
    places: HashMap<String, usize>,
    /// Places of the documents that tools begin with.
    begins: Vec<usize>,
    /// Length in bytes of the members that may be documents, by their places.
    sizes: HashMap<usize, u64>,
    /// Whether a member may have been passed over for its name or for want of room.
    doubtful: HashSet<usize>,
    /// What each document names.
    mentions: HashMap<usize, Vec<String>>,
    /// Bytes of all documents that were kept.
    kept: u64,
    /// Bytes of those that were asked for here.
    asked: u64,
}

impl Named {
    /// Notes the member at a place.
    pub fn list(&mut self, at: usize, member: &Member) {
        let Some(path) = member.clean.as_deref().filter(|_| member.is_file() && member.size <= KEEP_LIMIT) else { return };
        let name = member.stated_digest().map_or_else(|| path.to_owned(), |digest| digest.to_string());
        if is_named_document(path) && path.split('/').count() <= 2 {
            self.begins.push(at);
        }
        if !holds_document(path) {
            self.doubtful.insert(at);
        }
        self.places.insert(name, at);
        self.sizes.insert(at, member.size);
    }

    /// Notes a document that was kept: its place and its bytes.
    pub fn keep(&mut self, at: usize, bytes: &[u8]) {
        self.kept += bytes.len() as u64;
        self.mentions.insert(at, mentions(bytes));
    }

    /// Places of members that are named, from the documents on that tools begin with, and were not kept for want of room, or
    /// because their names do not say what they are. Each is asked for once, the first first.
    pub fn wanted(&mut self) -> Vec<usize> {
        let mut wanted = Vec::new();
        let mut seen: HashSet<usize> = HashSet::new();
        let mut waiting: Vec<usize> = self.begins.clone();
        while let Some(at) = waiting.pop() {
            if !seen.insert(at) {
                continue;
            }
            if let Some(mentions) = self.mentions.get(&at) {
                waiting.extend(mentions.iter().filter_map(|name| self.places.get(name)));
                continue;
            }
            let size = self.sizes.get(&at).copied().unwrap_or_default();
            let doubtful = self.doubtful.contains(&at) || self.kept.saturating_add(size) > KEPT_IN_ALL;
            if doubtful && self.asked.saturating_add(size) <= KEPT_IN_ALL {
                self.asked += size;
                wanted.push(at);
                // It names nothing until it is read.
                self.mentions.insert(at, Vec::new());
            }
        }
        wanted
    }
}

/// The digests that stand in a document, and the paths of configs.
fn mentions(bytes: &[u8]) -> Vec<String> {
    let mut found: HashSet<&[u8]> = HashSet::new();
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b':') {
        let (before, after) = bytes.split_at(at);
        let digest = [Algorithm::Sha256, Algorithm::Sha384, Algorithm::Sha512].into_iter().find_map(|algorithm| {
            let (name, length) = (algorithm.name().as_bytes(), algorithm.hex_len());
            let is_hex = || after.get(1..=length).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
            (before.ends_with(name) && is_hex()).then(|| bytes.get(at - name.len()..=at + length)).flatten()
        });
        found.extend(digest.or_else(|| config(before, after.get(1..).unwrap_or_default())));
    }
    found.into_iter().map(|name| path_of(&String::from_utf8_lossy(name))).collect()
}

/// The string behind `"Config":`, in any case.
fn config<'a>(before: &[u8], after: &'a [u8]) -> Option<&'a [u8]> {
    let before = before.trim_ascii_end();
    let key = before.get(before.len().checked_sub(8)?..)?;
    if !key.eq_ignore_ascii_case(b"\"Config\"") {
        return None;
    }
    let text = after.trim_ascii_start().strip_prefix(b"\"")?;
    text.get(..text.iter().take(4096).position(|byte| *byte == b'"')?)
}

/// A path as members are listed by it; what is no path stays.
fn path_of(name: &str) -> String {
    let path = super::rooted(name).unwrap_or_default();
    super::blob_digest(&path).map_or(path, |digest| digest.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::MemberKind;
    use super::*;

    fn member(path: &str, size: u64) -> Member {
        Member::new(path.to_owned(), MemberKind::File, size, 0)
    }

    #[test]
    fn documents_are_asked_for_by_what_names_them() {
        let hex = |fill: char| fill.to_string().repeat(64);
        let mut named = Named::default();
        let blob = |fill| format!("blobs/sha256/{}", hex(fill));
        for (at, member) in [
            member("index.json", 100),
            member(&blob('a'), 1000),
            member(&blob('b'), 1000),
            member(&blob('c'), KEEP_LIMIT + 1),
            member("junk.json", KEPT_IN_ALL),
        ]
        .iter()
        .enumerate()
        {
            named.list(at, member);
        }
        let entries = format!(r#"{{"digest":"sha256:{}"}}, {{"digest" : "sha256:{}"}}"#, hex('a'), hex('c'));
        named.keep(0, entries.as_bytes());
        // There was room for all of them.
        assert!(named.wanted().is_empty());
        named.kept = KEPT_IN_ALL;
        assert_eq!(named.wanted(), [1]);
        assert!(named.wanted().is_empty());
        named.keep(1, format!("sha256:{}", hex('b')).as_bytes());
        assert_eq!(named.wanted(), [2]);
    }

    #[test]
    fn a_config_is_read_whatever_it_is_called() {
        let mut named = Named::default();
        for (at, path) in ["manifest.json", "conf", "A/layer.tar"].into_iter().enumerate() {
            named.list(at, &member(path, 100));
        }
        named.keep(0, br#"[{"config" : "./conf","Layers":["A/layer.tar"]}]"#);
        assert_eq!(named.wanted(), [1]);
        assert_eq!(mentions(br#"{"config":{"a":"b"},"x:":"sha256:","Config":"#), Vec::<String>::new());
    }
}
