//! How loaders find the files of a tar: each by other names, and through other links.
//!
//! Those that unpack it leave that to the file system; all others look its members up by their names, as Go's `path.Clean`
//! leaves these or as they are written.

use crate::archive::{Archive, Member, MemberKind, rooted};
use std::collections::{HashMap, HashSet};

/// Links that are followed where a loader follows any number of them.
const LINKS: usize = 32;

/// The members of a tar by name.
pub(super) struct Names<'a> {
    archive: &'a Archive,
    /// The first and the last member of each name, cleaned.
    first: HashMap<String, usize>,
    last: HashMap<String, usize>,
}

/// What keeps a loader from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// No member has the name.
    Absent(String),
    /// It is a link, and links are not followed, or not so far.
    Link(String),
    /// It is a hard link, and those are not followed.
    Hard(String),
    /// It is a hard link, which is read as an empty file.
    Empty(String),
    /// It is a file with holes.
    Holes(String),
    /// A symbolic link, needed or not, leads to what is no plain file: the link, and where it leads.
    Dangling(String, String),
}

/// `path` as Go's `path.Clean` leaves it.
fn cleaned(path: &str) -> String {
    let is_absolute = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        match (part, parts.last()) {
            ("..", Some(last)) if *last != ".." => _ = parts.pop(),
            ("..", None) if is_absolute => {}
            _ => parts.push(part),
        }
    }
    match (is_absolute, parts.is_empty()) {
        (true, _) => format!("/{}", parts.join("/")),
        (false, true) => ".".to_owned(),
        (false, false) => parts.join("/"),
    }
}

/// Where `to` leads from the folder that `path` stands in, as Go's `path.Join(path.Dir(path), to)` says.
fn beside(path: &str, to: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, _)) => cleaned(&format!("{folder}/{to}")),
        None => cleaned(to),
    }
}

/// Whether a member is a file by its type: those with holes in GNU's old form have a type of their own.
fn is_plain(member: &Member) -> bool {
    member.kind == MemberKind::File
}

fn link(member: &Member) -> Option<&str> {
    match &member.kind {
        MemberKind::Symlink(to) | MemberKind::Hardlink(to) => Some(to),
        _ => None,
    }
}

impl<'a> Names<'a> {
    pub(super) fn of(archive: &'a Archive) -> Self {
        let (mut first, mut last) = (HashMap::new(), HashMap::new());
        for (at, member) in archive.members.iter().enumerate() {
            let name = cleaned(&member.path);
            first.entry(name.clone()).or_insert(at);
            last.insert(name, at);
        }
        Self { archive, first, last }
    }

    fn member(&self, at: Option<&usize>) -> Option<&'a Member> {
        Some(self.archive.members.get(*at?)?)
    }

    /// Why plain files alone are not enough to find `path`.
    fn lost(&self, path: &str) -> Lost {
        let path = path.to_owned();
        match self.member(self.last.get(&path)).map(|member| &member.kind) {
            Some(MemberKind::Symlink(_)) => Lost::Link(path),
            Some(MemberKind::Hardlink(_)) => Lost::Hard(path),
            Some(MemberKind::Sparse) => Lost::Holes(path),
            _ => Lost::Absent(path),
        }
    }

    /// Whether the names begin with `./`, as those that `tar .` writes.
    pub(super) fn are_dotted(&self) -> bool {
        self.archive.members.iter().any(|member| member.is_file() && member.path.starts_with("./"))
    }

    /// Whether there are symbolic links at all.
    pub(super) fn has_links(&self) -> bool {
        self.archive.members.iter().any(|member| matches!(member.kind, MemberKind::Symlink(_)))
    }

    /// Whether the last member of a name is a plain file.
    pub(super) fn is_plain(&self, name: &str) -> bool {
        self.member(self.last.get(name)).is_some_and(is_plain)
    }

    /// containerd: plain files by their cleaned names, symbolic links by their names as written, what is asked for as it is
    /// written. Each link must lead to a plain file; hard links are nothing.
    ///
    /// Source: containerd v2.3, `core/images/archive/importer.go` (`ImportIndex`).
    pub(super) fn containerd<'p>(&self, mut wanted: impl Iterator<Item = &'p str>) -> Option<Lost> {
        let members = || self.archive.members.iter();
        let special = |name: &str| matches!(name, "oci-layout" | "manifest.json");
        let plain: HashSet<String> =
            members().filter(|member| is_plain(member)).map(|member| cleaned(&member.path)).filter(|name| !special(name)).collect();
        let mut links = HashSet::new();
        for member in members() {
            if let MemberKind::Symlink(to) = &member.kind {
                let target = beside(&member.path, to);
                if !plain.contains(&target) {
                    return Some(Lost::Dangling(member.path.clone(), target));
                }
                links.insert(member.path.as_str());
            }
        }
        wanted.find(|path| !plain.contains(*path) && !links.contains(path)).map(|path| self.lost(path))
    }

    /// containerd, of a folder that is packed with what its links lead to: files by their cleaned names, what is asked for as it
    /// is written.
    pub(super) fn packed<'p>(&self, mut wanted: impl Iterator<Item = &'p str>) -> Option<Lost> {
        wanted.find(|path| !self.last.contains_key(*path)).map(|path| Lost::Absent(path.to_owned()))
    }

    /// containers/image: the first member of a cleaned name, through one symbolic link.
    ///
    /// Source: containers/image v5.34, `docker/internal/tarfile/reader.go` (`openTarComponentWithHeader`).
    pub(super) fn containers_image(&self, path: &str) -> Option<Lost> {
        let found = |path: &str| self.member(self.first.get(&cleaned(path)));
        let Some(member) = found(path) else { return Some(Lost::Absent(path.to_owned())) };
        let behind = match &member.kind {
            MemberKind::Symlink(to) => found(&beside(path, to)),
            _ => Some(member),
        };
        match behind.map(|member| &member.kind) {
            Some(MemberKind::File | MemberKind::Sparse) => None,
            Some(MemberKind::Hardlink(_)) => Some(Lost::Empty(path.to_owned())),
            _ => Some(Lost::Link(path.to_owned())),
        }
    }

    /// go-containerregistry: the first member of a cleaned name, through links of both sorts, each counted from the folder of
    /// the link.
    ///
    /// Source: go-containerregistry v0.21, `pkg/v1/tarball/image.go` (`followLinks`).
    pub(super) fn go_containerregistry(&self, path: &str) -> Option<Lost> {
        let mut at = path.to_owned();
        for turn in 0..LINKS {
            let Some(member) = self.member(self.first.get(&cleaned(&at))) else {
                return Some(if turn == 0 { Lost::Absent(path.to_owned()) } else { Lost::Link(path.to_owned()) });
            };
            let to = link(member)?;
            at = beside(&at, to);
        }
        Some(Lost::Link(path.to_owned()))
    }

    /// regclient: a member of a cleaned name, or one that links of both sorts lead to; these are counted in a way of its own,
    /// which loses links to files of the same folder.
    ///
    /// Source: regclient v0.11, `image.go` (`tarReadAll`).
    pub(super) fn regclient(&self, path: &str) -> Option<Lost> {
        let mut at = cleaned(path);
        for turn in 0..LINKS {
            let Some(member) = self.member(self.last.get(&at)) else {
                return Some(if turn == 0 { Lost::Absent(path.to_owned()) } else { Lost::Link(path.to_owned()) });
            };
            let to = link(member)?;
            let from = if to.starts_with('/') { to.to_owned() } else { format!("/{}", relative(&at, to)) };
            at = cleaned(&from).trim_start_matches('/').to_owned();
        }
        Some(Lost::Link(path.to_owned()))
    }

    /// oras-go: the last member of a cleaned name, and that a plain file.
    ///
    /// Source: oras-go v2.6, `internal/fs/tarfs/tarfs.go` (`getEntry`).
    pub(super) fn oras(&self, path: &str) -> Option<Lost> {
        match self.member(self.last.get(path)) {
            None => Some(Lost::Absent(path.to_owned())),
            // It opens a member at its header alone, without what a pax header before that says of holes.
            Some(member) if member.holes.is_some() => Some(Lost::Holes(path.to_owned())),
            Some(member) => (!is_plain(member)).then(|| self.lost(path)),
        }
    }

    /// The first member at which those stop who unpack the archive: a hard link to what does not stand before it, a path or link
    /// that leads out of the folder, or a file with holes in GNU's old form.
    ///
    /// Source: moby/go-archive v0.1, `archive.go` (`Unpack`, `createTarFile`); containers/storage does the same.
    pub(super) fn unpacking(&self) -> Option<Lost> {
        let mut before = HashSet::new();
        for member in &self.archive.members {
            let lost = || Some(Lost::Link(member.path.clone()));
            let Some(path) = rooted(&member.path) else { return lost() };
            match &member.kind {
                MemberKind::Sparse => return Some(Lost::Holes(member.path.clone())),
                MemberKind::Hardlink(to) if rooted(to).is_none_or(|to| !before.contains(&to)) => return lost(),
                MemberKind::Symlink(to) => {
                    let folder = path.rsplit_once('/').map(|(folder, _)| folder).unwrap_or_default();
                    if rooted(&format!("{folder}/{to}")).is_none() {
                        return lost();
                    }
                }
                _ => {}
            }
            before.insert(path);
        }
        None
    }
}

/// What Go's `filepath.Rel(filepath.Dir(name), target)` says of two relative paths.
fn relative(name: &str, target: &str) -> String {
    let (base, target) = (beside(name, "."), cleaned(target));
    let parts = |path: &str| -> Vec<String> { path.split('/').filter(|part| *part != ".").map(str::to_owned).collect() };
    let (base, target) = (parts(&base), parts(&target));
    let same = base.iter().zip(&target).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", base.len() - same);
    up.chain(target.iter().skip(same).map(String::as_str)).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{ArchiveId, Form};

    #[test]
    fn paths_are_cleaned_and_joined_as_go_does() {
        for (path, expected) in
            [("./c.json", "c.json"), ("//x", "/x"), ("a/../b", "b"), ("../a", "../a"), ("/../a", "/a"), ("", "."), ("a/", "a")]
        {
            assert_eq!(cleaned(path), expected, "{path}");
        }
        assert_eq!(beside("./B/layer.tar", "../A/layer.tar"), "A/layer.tar");
        assert_eq!(beside("x", "y"), "y");
        assert_eq!([relative("B/l", "../A/l"), relative("B/l", "B/m"), relative("x", "y")], ["../../A/l", "m", "y"]);
    }

    fn archive(members: &[(&str, &str)]) -> Archive {
        let mut archive = Archive::new(ArchiveId(0), String::new(), Form::Tar(None), 0);
        for (path, what) in members {
            let kind = match what.split_once(' ') {
                Some(("->", to)) => MemberKind::Symlink(to.to_owned()),
                Some((_, to)) => MemberKind::Hardlink(to.to_owned()),
                None => MemberKind::File,
            };
            archive.add(Member::new((*path).to_owned(), kind, 0, 0));
        }
        archive
    }

    /// Which loaders find the file `B/l`: containerd, containers/image, go-containerregistry, regclient, oras, unpacking.
    fn find(members: &[(&str, &str)]) -> String {
        let archive = archive(members);
        let names = Names::of(&archive);
        let path = "B/l";
        let lost = [
            names.containerd([path].into_iter()),
            names.containers_image(path),
            names.go_containerregistry(path),
            names.regclient(path),
            names.oras(path),
            names.unpacking(),
        ];
        lost.map(|lost| if lost.is_none() { 'a' } else { '-' }).into_iter().collect()
    }

    #[test]
    fn each_loader_follows_other_links() {
        for (members, expected) in [
            (&[("A/l", ""), ("B/l", "")][..], "aaaaaa"),
            (&[("./A/l", ""), ("./B/l", "")], "aaaaaa"),
            (&[("A/l", ""), ("B/l", "-> ../A/l")], "aaaa-a"),
            (&[("./A/l", ""), ("./B/l", "-> ../A/l")], "-aaa-a"),
            (&[("A/l", ""), ("B/l", "= A/l")], "---a-a"),
            (&[("B/l", "= A/l"), ("A/l", "")], "---a--"),
            (&[("B/m", ""), ("B/l", "-> m")], "aaa--a"),
            (&[("C/l", ""), ("A/l", "-> ../C/l"), ("B/l", "-> ../A/l")], "--aa-a"),
            (&[("B/l", ""), ("x", "-> gone")], "-aaaaa"),
            (&[("B/l", ""), ("x", "-> ../../gone")], "-aaaa-"),
            (&[("S/l", ""), ("B", "-> S")], "-----a"),
            (&[("B/l", "-> l")], "-----a"),
        ] {
            assert_eq!(find(members), expected, "{members:?}");
        }
    }
}
