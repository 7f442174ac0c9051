//! What kind of archive it is, by the names in it: an OCI layout, the output of `docker save`, both, or neither.
//!
//! Sources: image-spec v1.1.1, `image-layout.md`; Docker Engine v28, `daemon/internal/image/tarexport` (`manifest.json`, `repositories`).

use super::{Archive, Form, MemberKind, blob_digest, is_litter};
use crate::digest::Digest;
use std::borrow::Cow;
use std::collections::HashSet;

/// A file below `blobs/` whose path states a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// Its place among the members.
    pub at: usize,
    /// The digest that its path states.
    pub digest: Digest,
}

/// What the names in an archive make it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The folder in which all of it stands, with a slash at its end; empty mostly.
    pub root: String,
    /// The place of the file `oci-layout`.
    pub marker: Option<usize>,
    /// The place of the file `index.json`.
    pub index: Option<usize>,
    /// The place of `manifest.json`, as `docker save` writes it.
    pub save: Option<usize>,
    /// The place of `repositories`, as old `docker save` writes it.
    pub repositories: Option<usize>,
    /// Whether there is a folder `blobs`.
    pub has_blobs: bool,
    /// The blobs.
    pub blobs: Vec<Blob>,
    /// Places of files below `blobs/` whose path states no digest.
    pub misnamed: Vec<usize>,
    /// Places of all other files.
    pub others: Vec<usize>,
    /// Places of the symbolic links `blobs`, or below it, that lead to other folders.
    pub folder_links: Vec<usize>,
}

/// Names at the top of an archive that tell what it is.
const TELLING: &[&str] = &["oci-layout", "index.json", "blobs", "manifest.json", "repositories"];

impl Shape {
    /// The shape of an archive.
    pub fn of(archive: &Archive) -> Self {
        if archive.form == Form::Loose {
            return Self { others: (0..archive.members.len()).collect(), ..Self::default() };
        }
        let mut shape = Self { root: root(archive), ..Self::default() };
        let links = archive.folder_links(&format!("{}blobs", shape.root));
        let mut last: HashSet<Cow<'_, str>> = HashSet::new();
        // The last member under a name is the one that unpacking would leave.
        for (at, member) in archive.members.iter().enumerate().rev() {
            let Some(path) = member.clean.as_deref().filter(|path| !is_litter(path)) else { continue };
            let linked = links.iter().find_map(|link| Some((link, path.strip_prefix(link.folder.as_str())?)));
            let path = linked.map_or(Cow::Borrowed(path), |(link, below)| Cow::Owned(format!("{}{below}", link.link)));
            shape.folder_links.extend(linked.map(|(link, _)| link.at));
            let Some(path) = strip(path, &shape.root) else { continue };
            let is_file = !matches!(member.kind, MemberKind::Folder | MemberKind::Other(_)) && !links.iter().any(|link| link.at == at);
            shape.has_blobs |= path.starts_with("blobs/") || (path == "blobs" && !is_file);
            if !is_file || !last.insert(path.clone()) {
                continue;
            }
            let path = &*path;
            match path {
                "oci-layout" => shape.marker = Some(at),
                "index.json" => shape.index = Some(at),
                "manifest.json" => shape.save = Some(at),
                "repositories" => shape.repositories = Some(at),
                _ => match (path.starts_with("blobs/"), blob_digest(path)) {
                    (_, Some(digest)) => shape.blobs.push(Blob { at, digest }),
                    (true, None) => shape.misnamed.push(at),
                    (false, None) => shape.others.push(at),
                },
            }
        }
        shape.blobs.reverse();
        shape.misnamed.reverse();
        shape.others.reverse();
        shape.folder_links.sort_unstable();
        shape.folder_links.dedup();
        shape
    }

    /// Whether the names are those of an OCI layout, whole or in part. A folder `blobs` alone says nothing: the storage of
    /// registries has one, and many other things; what is in it does.
    pub fn is_layout(&self) -> bool {
        let nothing_else = self.misnamed.is_empty() && self.others.is_empty() && !self.is_save();
        self.marker.is_some() || !self.blobs.is_empty() || (self.has_blobs || self.index.is_some()) && nothing_else
    }

    /// Whether the names are those that `docker save` writes, in its own form or an old one.
    pub fn is_save(&self) -> bool {
        self.save.is_some() || self.repositories.is_some()
    }
}

/// `path` without `root` before it; nothing where it stands elsewhere.
fn strip<'a>(path: Cow<'a, str>, root: &str) -> Option<Cow<'a, str>> {
    match path {
        _ if root.is_empty() => Some(path),
        Cow::Borrowed(path) => path.strip_prefix(root).map(Cow::Borrowed),
        Cow::Owned(path) => path.strip_prefix(root).map(|path| Cow::Owned(path.to_owned())),
    }
}

/// The folder that the telling names stand in: the top, or the one folder there.
fn root(archive: &Archive) -> String {
    let paths = || archive.members.iter().filter_map(|member| member.clean.as_deref()).filter(|path| !path.is_empty() && !is_litter(path));
    let first = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    if paths().any(|path| TELLING.contains(&first(path).as_str())) {
        return String::new();
    }
    let tops: HashSet<String> = paths().map(first).take(100_000).collect();
    let [top] = &tops.iter().collect::<Vec<_>>()[..] else { return String::new() };
    let prefix = format!("{top}/");
    let telling = paths().filter_map(|path| path.strip_prefix(&prefix)).any(|path| TELLING.contains(&first(path).as_str()));
    if telling { prefix } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::super::{ArchiveId, Member};
    use super::*;

    fn shape(paths: &[&str]) -> Shape {
        let mut archive = Archive::new(ArchiveId(0), String::new(), Form::Folder, 0);
        for path in paths {
            let kind = if path.ends_with('/') { MemberKind::Folder } else { MemberKind::File };
            archive.add(Member::new((*path).to_owned(), kind, 0, 0));
        }
        Shape::of(&archive)
    }

    #[test]
    fn images_in_folders_side_by_side_are_seen() {
        let mut archive = Archive::new(ArchiveId(0), String::new(), Form::Folder, 0);
        for path in ["b/oci-layout", "b/index.json", "./a/oci-layout", "c/d/index.json", "README"] {
            archive.add(Member::new(path.to_owned(), MemberKind::File, 0, 0));
        }
        assert_eq!(archive.image_folders(), ["a", "b"]);
    }

    #[test]
    fn archives_are_told_by_their_names() {
        let blob = format!("blobs/sha256/{}", "a".repeat(64));
        let layout = shape(&["./oci-layout", "./index.json", "./._index.json", &format!("./{blob}"), "./blobs/sha256/x", "LICENSE"]);
        assert_eq!((layout.marker, layout.index, layout.blobs.len()), (Some(0), Some(1), 1));
        assert_eq!((&layout.misnamed[..], &layout.others[..], layout.root.as_str()), (&[4][..], &[5][..], ""));
        assert!(layout.is_layout() && !layout.is_save());
        let below = shape(&["img/", "img/oci-layout", "img/index.json", &format!("img/{blob}")]);
        assert_eq!((below.root.as_str(), below.blobs.len()), ("img/", 1));
        let save = shape(&["manifest.json", "abc.json", "abc/layer.tar", "repositories"]);
        assert!(save.is_save() && !save.is_layout());
        assert_eq!(save.others, [1, 2]);
        assert!(!shape(&["etc/passwd", "usr/bin/sh"]).is_layout());
        assert!(shape(&["blobs/sha256/"]).is_layout() && shape(&["index.json"]).is_layout());
        assert!(!shape(&["index.json", "package.json"]).is_layout());
        assert!(!shape(&["blobs/sha256/ab/abcd/data", "repositories/"]).is_layout() && !shape(&["blobs/", "a.txt"]).is_layout());
        assert_eq!(shape(&["index.json/", "oci-layout"]).index, None);
        assert_eq!(shape(&["index.json", "oci-layout", "index.json"]).index, Some(2));
    }
}
