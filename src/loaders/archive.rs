//! What loaders ask of an archive.

use super::names::{Lost, Names};
use crate::archive::{Form, Packing};
use crate::diagnostic::{Finding, Sentence};
use crate::image::{CONTAINERD_NAME, Descriptor, Place, REFERENCE_NAME};
use crate::language::Text;
use crate::library::{Document, Library, Shelf, full_name};
use crate::reference::DEFAULT_HOST;
use crate::rules;
use crate::text;
use std::collections::{BTreeSet, HashSet};

/// What stops whoever reads an OCI layout.
const OF_LAYOUT: &[&str] =
    &["layout-archive-broken", "layout-prefix", "layout-index-missing", "layout-index-invalid", "layout-blob-digest", "layout-blob-size"];

/// What further stops those who ask for the file `oci-layout`.
const OF_MARKER: &[&str] = &["layout-marker-missing", "layout-marker-invalid", "layout-marker-version"];

/// What stops whoever begins at `manifest.json`.
const OF_SAVE: &[&str] = &[
    "layout-archive-broken",
    "layout-prefix",
    "save-manifest-invalid",
    "save-config-missing",
    "save-layer-missing",
    "save-layer-count",
    "save-diffid-mismatch",
    "save-layer-corrupt",
];

static GIVEN_UP: Text =
    text!("Reading the archive was given up here: what stands behind that place is not known", "此处放弃了读取该归档：其后的内容不得而知");
static UNLISTED: Text = text!("Not all members of the archive were read here: there are too many", "归档成员过多，此处没有全部读取");
static DOCUMENTS: Text =
    text!("Documents of the archive were not read here: they are too long, or too many", "归档中的文档过长或过多，此处没有读取");

/// The files that one image of `manifest.json` is made of.
pub(super) struct SavedPaths {
    /// The config's path, as written.
    pub(super) config: String,
    /// The layers' paths, as written.
    pub(super) layers: Vec<String>,
    /// The paths of those layers whose diff ID no layer before them has.
    pub(super) distinct: Vec<String>,
    /// Whether the image has a name.
    pub(super) is_named: bool,
}

/// An archive as loaders see it.
pub(super) struct Known<'a> {
    library: &'a Library,
    shelf: &'a Shelf,
    /// What the rules found in the archive's listing and in the files that tools begin with.
    findings: Vec<Finding>,
    /// Its members as those look them up who do not unpack it.
    pub(super) names: Names<'a>,
    file: String,
}

/// The name of a file or folder as an argument.
fn argument(name: &str) -> String {
    let name = name.trim_end_matches(['/', '\\']);
    let name = name.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or("image.tar");
    if name.starts_with('-') || name.contains(':') { format!("./{name}") } else { name.to_owned() }
}

impl<'a> Known<'a> {
    pub(super) fn of(library: &'a Library, shelf: &'a Shelf) -> Self {
        let shape = &shelf.shape;
        let begins = [shape.marker, shape.index, shape.save].into_iter().flatten().filter_map(|at| library.member_at(shelf, at));
        let documents = library.get(shelf.listing).into_iter().chain(begins);
        let findings = documents.flat_map(|document| [rules::check(document), rules::check_linked(library, document)].concat());
        Self { library, shelf, findings: findings.collect(), names: Names::of(&shelf.archive), file: argument(&shelf.archive.name) }
    }

    /// Why nothing can be said about any loader: what decides was not read.
    pub(super) fn unknown(&self) -> Option<Sentence> {
        let unread = self.library.unread(self.shelf);
        let why = match () {
            () if unread.rest => &GIVEN_UP,
            () if unread.unlisted > 0 => &UNLISTED,
            () if !unread.documents.is_empty() => &DOCUMENTS,
            () => return None,
        };
        Some(Sentence { text: why, arguments: Vec::new() })
    }

    /// The name to give in a command: that of the file or folder, without the folders before it. It begins with `./` where
    /// a program would take it for an option, or for a name of another machine, as GNU tar does what has a colon.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// The name to give where a colon ends the file's name and begins that of an image: a name without colons, under which
    /// the file has to be put first.
    pub(super) fn file_before_colon(&self) -> String {
        if self.has_colon() { self.file.trim_start_matches("./").replace(':', "-") } else { self.file.clone() }
    }

    /// Whether the name has a colon.
    pub(super) fn has_colon(&self) -> bool {
        self.file.contains(':')
    }

    /// Where to push the image to: its own name where that says a registry, else the same at an invented one.
    pub(super) fn target(&self) -> String {
        let own = self.library.images(self.shelf).iter().find_map(full_name);
        match own {
            Some(name) if name.host().is_some_and(|host| host != DEFAULT_HOST) => name.to_string(),
            Some(name) => {
                let path = name.path().rsplit('/').next().unwrap_or("app");
                format!("registry.example.com/{path}:{}", name.tag().unwrap_or("1.2"))
            }
            None => "registry.example.com/app:1.2".to_owned(),
        }
    }

    /// The name of a new folder to unpack the file into.
    pub(super) fn folder(&self) -> String {
        let file = &*self.file_before_colon();
        let stem = [".gz", ".zst", ".tgz", ".tar"].iter().fold(file, |stem, ending| stem.strip_suffix(ending).unwrap_or(stem));
        if stem.is_empty() || stem == file { format!("{file}-layout") } else { stem.to_owned() }
    }

    pub(super) fn is_folder(&self) -> bool {
        self.shelf.archive.form == Form::Folder
    }

    pub(super) fn packing(&self) -> Option<Packing> {
        match self.shelf.archive.form {
            Form::Tar(packing) => packing,
            _ => None,
        }
    }

    /// Whether there is a layout to be read at all.
    pub(super) fn is_layout(&self) -> bool {
        self.library.is_layout(self.shelf)
    }

    /// Whether containerd takes the archive for a layout: there is a file `oci-layout`, and it is no link.
    pub(super) fn has_marker(&self) -> bool {
        self.shelf.shape.marker.is_some() && (self.is_folder() || self.names.is_plain("oci-layout"))
    }

    /// Whether there is a `manifest.json` of `docker save`.
    pub(super) fn is_save(&self) -> bool {
        self.library.is_save(self.shelf)
    }

    /// Whether it is of the oldest form.
    pub(super) fn is_v1(&self) -> bool {
        self.shelf.shape.repositories.is_some() && self.shelf.shape.save.is_none()
    }

    /// Why the layout cannot be read; `marker` says whether the file `oci-layout` is asked for.
    pub(super) fn layout_fault(&self, marker: bool) -> Option<Sentence> {
        self.first(OF_LAYOUT).or_else(|| self.first(OF_MARKER).filter(|_| marker))
    }

    /// Why `manifest.json` cannot be followed.
    pub(super) fn save_fault(&self) -> Option<Sentence> {
        self.first(OF_SAVE)
    }

    /// The same for those who push what is there, and compute its digests themselves: diff IDs are nothing to them
    /// (go-containerregistry `pkg/v1/tarball/image.go` v0.21, regclient `image.go` v0.11).
    pub(super) fn save_fault_when_pushed(&self) -> Option<Sentence> {
        let codes: Vec<&str> = OF_SAVE.iter().copied().filter(|code| *code != "save-diffid-mismatch").collect();
        self.first(&codes)
    }

    /// What the layout lacks of what it names.
    pub(super) fn lacks(&self) -> Option<Sentence> {
        self.first(&["layout-blob-absent"])
    }

    fn first(&self, codes: &[&str]) -> Option<Sentence> {
        // A Docker list as `index.json` is no obstacle, but told by the same rule.
        let docker = |finding: &Finding| finding.rule.code == "layout-index-invalid" && finding.severity != finding.rule.severity;
        let found = self.findings.iter().find(|finding| codes.contains(&finding.rule.code) && !docker(finding));
        found.map(|finding| finding.says.clone())
    }

    /// What unpacking the tar stops at.
    pub(super) fn unpacking(&self) -> Option<Lost> {
        if self.is_folder() { None } else { self.names.unpacking() }
    }

    /// The names of the layout's files, as far as they are here: those that tools begin with, and the blobs that these lead to.
    pub(super) fn layout_names(&self) -> Vec<String> {
        let mut names = BTreeSet::new();
        for document in self.library.reachable(self.shelf) {
            let descriptors = document.image.as_deref().map(|image| image.descriptors.as_slice()).unwrap_or_default();
            for digest in descriptors.iter().filter(|part| part.place != Place::Subject).filter_map(|part| part.digest()) {
                if let (true, Some((algorithm, encoded))) = (self.shelf.blob(digest).is_some(), digest.as_str().split_once(':')) {
                    names.insert(format!("blobs/{algorithm}/{encoded}"));
                }
            }
        }
        let begins = [self.shelf.shape.marker.map(|_| "oci-layout"), self.shelf.shape.index.map(|_| "index.json")];
        begins.into_iter().flatten().map(str::to_owned).chain(names).collect()
    }

    /// The entries of `index.json`.
    pub(super) fn entries(&self) -> &'a [Descriptor] {
        let index = self.shelf.shape.index.and_then(|at| self.library.member_at(self.shelf, at));
        let index = index.and_then(|document: &'a std::rc::Rc<Document>| document.image.as_deref()?.index.as_ref());
        index.map(|index| index.entries.as_slice()).unwrap_or_default()
    }

    /// Whether the manifest or index that an entry leads to is here.
    pub(super) fn has(&self, entry: &Descriptor) -> bool {
        let place = entry.digest().and_then(|digest| self.shelf.blob(digest));
        place.is_some_and(|at| self.shelf.archive.target(at).is_some())
    }

    /// The first `org.opencontainers.image.ref.name`.
    pub(super) fn reference_name(&self) -> Option<&'a str> {
        self.entries().iter().find_map(|entry| entry.annotation(REFERENCE_NAME))
    }

    /// Whether containerd finds a name for every entry.
    pub(super) fn all_named(&self) -> bool {
        self.entries().iter().all(|entry| [CONTAINERD_NAME, REFERENCE_NAME].into_iter().any(|name| entry.annotation(name).is_some()))
    }

    /// Number of images in `manifest.json`, and the first name there.
    pub(super) fn saved(&self) -> (usize, Option<String>) {
        let images = self.library.saved(self.shelf).map(|(_, images)| images).unwrap_or_default();
        let name = images.iter().flat_map(|image| &image.tags).find_map(|tag| Some(tag.as_str()?.into_owned()));
        (images.len(), name)
    }

    /// The files of each image of `manifest.json`.
    pub(super) fn saved_paths(&self) -> Vec<SavedPaths> {
        let images = self.library.saved(self.shelf).map(|(_, images)| images).unwrap_or_default();
        let paths = images.iter().map(|image| {
            let config = image.config.and_then(|path| path.as_str()).unwrap_or_default().into_owned();
            let layers: Vec<String> = image.layers.iter().flatten().filter_map(|path| Some(path.as_str()?.into_owned())).collect();
            let document = self.shelf.at_path(&config).and_then(|at| self.library.member_at(self.shelf, at));
            let ids = document.and_then(|document| document.tree.as_deref()?.root().get("rootfs")?.get("diff_ids"));
            let ids: Vec<_> = ids.into_iter().flat_map(|list| list.items()).map(|id| id.as_str()).collect();
            let mut seen = HashSet::new();
            let is_new = |at: usize| ids.get(at).is_none_or(|id| seen.insert(id.clone()));
            let new: Vec<bool> = (0..layers.len()).map(is_new).collect();
            let distinct = layers.iter().zip(new).filter(|(_, new)| *new).map(|(layer, _)| layer.clone()).collect();
            SavedPaths { config, layers, distinct, is_named: image.tags.iter().any(|tag| tag.as_str().is_some()) }
        });
        paths.collect()
    }
}
