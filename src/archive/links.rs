//! Symbolic links to folders: what stands below the folder stands below the link, too.
//!
//! Whoever unpacks an archive follows them without noticing; whoever looks its files up by name does not.

use super::{Archive, Member, MemberKind, path};
use std::rc::Rc;

/// Links that lead through links are followed so far; more are a ring.
const DEPTH: usize = 8;

/// Links to folders that are looked at: real archives have one, if any.
const FOLDERS: usize = 64;

/// A symbolic link to a folder of the same archive.
pub(super) struct FolderLink {
    /// Its place among the members.
    pub(super) at: usize,
    /// Its path with a slash at its end.
    pub(super) link: String,
    /// The folder's path with a slash at its end.
    pub(super) folder: String,
}

impl Archive {
    /// The place of the last member with this clean path: what unpacking would leave. Links to folders are followed.
    pub fn at_path(&self, path: &str) -> Option<usize> {
        let mut path = path.to_owned();
        for _ in 0..DEPTH {
            if let Some(at) = self.places.get(&path) {
                return Some(*at);
            }
            path = self.through_link(&path)?;
        }
        None
    }

    /// The path behind the first link that stands on the way to `path`.
    fn through_link(&self, path: &str) -> Option<String> {
        if self.links == 0 {
            return None;
        }
        let slashes = path.match_indices('/').map(|(at, _)| at);
        slashes.filter_map(|at| path.split_at_checked(at)).find_map(|(link, rest)| {
            let member = self.members.get(*self.places.get(link)?)?;
            let MemberKind::Symlink(to) = &member.kind else { return None };
            let folder = path::beside(&member.path, to)?;
            Some(format!("{folder}{rest}").trim_start_matches('/').to_owned())
        })
    }

    /// The links to folders in which something stands, as far as they themselves stand at `top` or below it and lead elsewhere.
    pub(super) fn folder_links(&self, top: &str) -> Vec<FolderLink> {
        if self.links == 0 {
            return Vec::new();
        }
        let is_within = |path: &str| path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let of = |(at, member): (usize, &Rc<Member>)| {
            let MemberKind::Symlink(to) = &member.kind else { return None };
            let link = member.clean.as_ref().filter(|link| is_within(link) && self.places.get(*link) == Some(&at))?;
            let folder = path::beside(&member.path, to).filter(|folder| !folder.is_empty() && !is_within(folder))?;
            Some(FolderLink { at, link: format!("{link}/"), folder: format!("{folder}/") })
        };
        let links = self.members.iter().enumerate().filter_map(of).take(FOLDERS);
        let stands_in = |member: &Member, folder: &str| {
            let path = member.clean.as_deref().unwrap_or_default();
            path.starts_with(folder) || (member.kind == MemberKind::Folder && folder.strip_suffix('/') == Some(path))
        };
        links.filter(|link| self.members.iter().any(|member| stands_in(member, &link.folder))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ArchiveId, Form, Member, Shape};
    use super::*;

    fn archive(members: &[(&str, Option<&str>)]) -> Archive {
        let mut archive = Archive::new(ArchiveId(0), String::new(), Form::Folder, 0);
        for (path, to) in members {
            let kind = to.map_or(MemberKind::File, |to| MemberKind::Symlink(to.to_owned()));
            archive.add(Member::new((*path).to_owned(), kind, 0, 0));
        }
        archive
    }

    #[test]
    fn links_to_folders_are_followed_and_rings_are_left() {
        let archive = archive(&[
            ("store/sha256/x", None),
            ("blobs", Some("store")),
            ("a/b", Some("../blobs")),
            ("r", Some("r/r")),
            ("up", Some("..")),
        ]);
        for path in ["store/sha256/x", "blobs/sha256/x", "a/b/sha256/x"] {
            assert_eq!(archive.at_path(path), Some(0), "{path}");
        }
        for path in ["blobs/sha256/y", "r/x", "up/x", "blobs/", "x/blobs"] {
            assert_eq!(archive.at_path(path), None, "{path}");
        }
    }

    #[test]
    fn what_stands_below_a_linked_folder_makes_the_shape() {
        let hex = "a".repeat(64);
        let blob = format!("store/sha256/{hex}");
        let archive = archive(&[("oci-layout", None), ("index.json", None), (&blob, None), ("blobs", Some("store"))]);
        let shape = Shape::of(&archive);
        assert!(shape.has_blobs && shape.others.is_empty() && shape.misnamed.is_empty());
        assert_eq!((shape.blobs.len(), shape.blobs[0].at, &shape.folder_links[..]), (1, 2, &[3][..]));
    }
}
