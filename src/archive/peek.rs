//! What a tar is before all of it is read: an image, or anything else, a layer mostly.

use super::{Event, Limits, Member, Stream, blob_digest, is_litter};
use serde::{Deserialize, Serialize};

/// What a file that may be an archive holds, by what stands first in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Peek {
    /// A tar with names in it as images have them.
    Image,
    /// Anything else: its content is of interest only as a whole.
    Other,
}

/// Bytes of a packed file that are unpacked to see what is in it.
pub const PEEK_BYTES: u64 = 8 << 20;

/// Members that are looked at.
pub const PEEK_MEMBERS: usize = 1000;

impl Peek {
    /// What a file holds of which only the first bytes are known.
    pub fn at_head(head: &[u8]) -> Self {
        let mut stream = Stream::new(Limits { free: PEEK_BYTES, ratio: 0 });
        stream.take(head);
        let mut names = Names::default();
        names.learn(&stream.events());
        names.learn(&stream.finish(true).0);
        if names.look_like_image() { Peek::Image } else { Peek::Other }
    }
}

/// What the names in an archive say, as far as they are known: at its top, or in the one folder there.
#[derive(Clone, Debug, Default)]
pub struct Names {
    top: Option<String>,
    /// More stands at the top than one folder.
    several: bool,
    at_top: Evidence,
    below: Evidence,
    /// A folder at the top is marked as a layout.
    holds_layout: bool,
}

/// What names say at one place.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// One is called as images call theirs, and many other things.
    looks: bool,
    /// One is called as nothing but images calls it.
    is: bool,
}

impl Names {
    /// Takes in what was learnt.
    pub fn learn(&mut self, events: &[Event]) {
        for event in events {
            if let Event::Member(member) = event {
                self.note(member);
            }
        }
    }

    /// Takes in a member.
    pub fn note(&mut self, member: &Member) {
        let Some(path) = member.clean.as_deref().filter(|path| !path.is_empty() && !is_litter(path)) else { return };
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        match &self.top {
            Some(top) => self.several |= top != first,
            None => self.top = Some(first.to_owned()),
        }
        self.at_top.note(path);
        self.below.note(rest);
        self.holds_layout |= rest == "oci-layout";
    }

    /// Whether it looks like an image, and what follows will not change that.
    pub fn at_once(&self) -> bool {
        self.at_top.looks
    }

    /// Whether it looks like an image.
    pub fn look_like_image(&self) -> bool {
        self.at_top.looks || (!self.several && self.below.looks) || self.holds_layout
    }

    /// Whether it can be nothing else: not a layer, either.
    pub fn are_of_image(&self) -> bool {
        self.at_top.is || (!self.several && self.below.is)
    }
}

impl Evidence {
    /// Names that images have: those of a layout and of `docker save`, which calls configs and the folders of layers by 64
    /// hexadecimal digits.
    fn note(&mut self, path: &str) {
        let name = path.split('/').next().unwrap_or_default();
        let stem = name.strip_suffix(".json").or_else(|| name.strip_suffix(".tar")).unwrap_or(name);
        let is_hex = stem.len() == 64 && stem.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.looks |= is_hex || matches!(name, "oci-layout" | "index.json" | "blobs" | "manifest.json" | "repositories");
        self.is |= is_hex || name == "oci-layout" || blob_digest(path).is_some();
    }
}

#[cfg(test)]
mod tests {
    use super::super::MemberKind;
    use super::*;

    fn names(paths: &[&str]) -> Names {
        let mut names = Names::default();
        paths.iter().for_each(|path| names.note(&Member::new((*path).to_owned(), MemberKind::File, 0, 0)));
        names
    }

    #[test]
    fn images_are_told_by_names() {
        let hex = "a".repeat(64);
        for path in ["oci-layout", "./blobs/sha256/x", "image/index.json", &hex, &format!("{hex}.json"), &format!("{hex}/layer.tar")] {
            assert!(names(&[path]).look_like_image(), "{path}");
        }
        for path in ["etc/passwd", "usr/share/blobs/x", "../index.json", "a/b/manifest.json", "", "aaaa.json"] {
            assert!(!names(&[path]).look_like_image(), "{path}");
        }
    }

    #[test]
    fn what_stands_in_a_folder_tells_only_where_it_is_the_only_one() {
        let layer = names(&["app/", "app/manifest.json"]);
        assert!(layer.look_like_image() && !layer.at_once() && !layer.are_of_image());
        assert!(!names(&["app/", "app/manifest.json", "etc/passwd"]).look_like_image());
        assert!(names(&["image/", "._image", "image/oci-layout"]).are_of_image());
        let two = names(&["a/oci-layout", "a/index.json", "b/oci-layout"]);
        assert!(two.look_like_image() && !two.are_of_image());
        let top = names(&["index.json", "etc/passwd"]);
        assert!(top.at_once() && !top.are_of_image());
        assert!(names(&["etc/x", &format!("blobs/sha256/{}", "b".repeat(64))]).are_of_image());
    }
}
