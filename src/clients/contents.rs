//! What the entries of an index point to, as far as it was given.

use super::listing::Listing;
use super::spec::Spec;
use crate::image::Kind;
use crate::json::Value;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::platform::Platform;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The content of an entry.
#[derive(Clone, Debug)]
pub enum Child {
    /// An index inside the index.
    Index(Rc<Listing>),
    /// A manifest.
    Manifest(Rc<Manifest>),
    /// A Docker schema 1 manifest, which has no media type of its own. Where a registry serves it without one: how all its bytes
    /// hash, signatures and all (its digest is that of its payload).
    Schema1(Option<String>),
    /// It was not given.
    NotGiven,
}

/// What a client reads from a manifest after it chose it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    /// `config.mediaType`
    pub config_type: String,
    /// The config, where it was given.
    pub config: Option<Config>,
    /// `layers`
    pub layers: Vec<Layer>,
}

/// What a client reads from an image config.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The platform that it says it is for.
    pub platform: Spec,
    /// `rootfs.diff_ids`
    pub diff_ids: Vec<String>,
}

/// A layer's descriptor, as far as error texts print it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// `mediaType`
    pub media_type: String,
    /// `digest`
    pub digest: String,
    /// `size` in bytes
    pub size: i64,
}

/// Finds what entries point to.
pub trait Contents {
    /// The content with this digest.
    fn child(&self, digest: &str) -> Child;
}

/// Nothing beside the index was given.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoContents;

impl Contents for NoContents {
    fn child(&self, _: &str) -> Child {
        Child::NotGiven
    }
}

/// The documents of a library.
#[derive(Debug)]
pub struct LibraryContents<'a> {
    library: &'a Library,
    /// Each document is read once, however often it is looked for.
    read: RefCell<HashMap<String, Child>>,
}

impl<'a> LibraryContents<'a> {
    /// The documents of `library`.
    pub fn new(library: &'a Library) -> Self {
        Self { library, read: RefCell::default() }
    }

    fn document(&self, digest: &str) -> Option<&'a Document> {
        let digest = crate::digest::Digest::parse(digest).ok()?;
        self.library.by_digest(&digest).map(|document| &**document)
    }

    fn manifest(&self, root: Value<'_>) -> Manifest {
        let config = root.get("config");
        let digest = config.and_then(|config| config.str("digest")).unwrap_or_default();
        let layers = root.get("layers").into_iter().flat_map(|layers| layers.items());
        Manifest {
            config_type: config.and_then(|config| config.str("mediaType")).unwrap_or_default().into_owned(),
            config: match &*digest {
                // The empty JSON object is known without being given.
                EMPTY_DIGEST => Some(Config::default()),
                digest => self.document(digest).and_then(|document| Some(read_config(document.tree.as_deref()?.root()))),
            },
            layers: layers
                .map(|layer| Layer {
                    media_type: layer.str("mediaType").unwrap_or_default().into_owned(),
                    digest: layer.str("digest").unwrap_or_default().into_owned(),
                    size: layer.get("size").and_then(|size| size.as_i64()).unwrap_or_default(),
                })
                .collect(),
        }
    }
}

/// The digest of `{}`, the content of the type [`mt::EMPTY`].
pub const EMPTY_DIGEST: &str = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

impl Contents for LibraryContents<'_> {
    fn child(&self, digest: &str) -> Child {
        if let Some(child) = self.read.borrow().get(digest) {
            return child.clone();
        }
        let child = match self.document(digest).and_then(|document| Some((document, document.tree.as_deref()?.root()))) {
            Some((document, _)) if document.kind().is_index() => {
                Listing::of(document).map_or(Child::NotGiven, |listing| Child::Index(Rc::new(listing)))
            }
            Some((document, _)) if document.kind() == Kind::Schema1 => Child::Schema1(None),
            Some((document, root)) if document.kind().is_manifest() => Child::Manifest(Rc::new(self.manifest(root))),
            _ => Child::NotGiven,
        };
        self.read.borrow_mut().insert(digest.to_owned(), child.clone());
        child
    }
}

fn read_config(root: Value<'_>) -> Config {
    let diff_ids = root.get("rootfs").and_then(|rootfs| rootfs.get("diff_ids")).into_iter().flat_map(|list| list.items());
    let diff_ids = diff_ids.filter_map(|id| id.as_str()).map(|id| id.into_owned()).collect();
    Config { platform: Spec::from(&Platform::read(root)), diff_ids }
}

/// What an entry is by its media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// An OCI or Docker image manifest.
    Manifest,
    /// An OCI index or a Docker manifest list.
    Index,
    /// A layer.
    Layer,
    /// An image config.
    Config,
    /// Anything else.
    Other,
}

impl EntryKind {
    /// As containerd sorts media types (`core/images/mediatypes.go`).
    pub fn of(media_type: &str) -> Self {
        let base = media_type.split('+').next().unwrap_or_default();
        match media_type {
            mt::OCI_MANIFEST | mt::DOCKER_MANIFEST => EntryKind::Manifest,
            mt::OCI_INDEX | mt::DOCKER_LIST => EntryKind::Index,
            mt::OCI_CONFIG | mt::DOCKER_CONFIG => EntryKind::Config,
            _ if media_type.starts_with("application/vnd.oci.image.layer.") => EntryKind::Layer,
            _ if matches!(
                base,
                "application/vnd.docker.image.rootfs.diff.tar"
                    | "application/vnd.docker.image.rootfs.foreign.diff.tar"
                    | "application/vnd.docker.image.rootfs.diff.tar.gzip"
                    | "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"
                    | "application/vnd.docker.image.rootfs.diff.tar.zstd"
            ) =>
            {
                EntryKind::Layer
            }
            _ => EntryKind::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::{Missing, Names, Outcome, Question, column};
    use crate::library::{Origin, Route};

    fn add(library: &mut Library, text: &str) -> String {
        let origin = Origin { name: String::new(), route: Route::Typed };
        let document = Document::read(library.next_id(), origin, text.as_bytes().to_vec());
        let digest = document.sha256().as_str().to_owned();
        library.insert(document);
        digest
    }

    fn manifest(config: &str) -> String {
        format!(
            r#"{{"schemaVersion":2,"mediaType":"{}","config":{{"mediaType":"{}","digest":"{config}","size":1}},"layers":[]}}"#,
            mt::OCI_MANIFEST,
            mt::OCI_CONFIG
        )
    }

    fn index(media_type: &str, digest: &str) -> String {
        format!(
            r#"{{"schemaVersion":2,"mediaType":"{}","manifests":[{{"mediaType":"{media_type}","digest":"{digest}","size":1}}]}}"#,
            mt::OCI_INDEX
        )
    }

    fn run(library: &Library, id: &str, request: &Spec) -> Outcome {
        let listing =
            library.documents().last().and_then(|document| Listing::of(document)).map(Rc::new).unwrap_or_else(|| panic!("no index"));
        let column = column(id).unwrap_or_else(|| panic!("no column {id}"));
        let (contents, names) = (LibraryContents::new(library), Names::default());
        (column.pick)(&Question { index: &listing, contents: &contents, request, names: &names }).outcome
    }

    #[test]
    fn a_library_answers_what_entries_leave_open() {
        let config = r#"{"architecture":"arm64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#;
        let (arm64, amd64) = (Spec::new("linux", "arm64", "v8"), Spec::new("linux", "amd64", ""));
        let digest = crate::digest::Digest::of(crate::digest::Algorithm::Sha256, config.as_bytes());
        let mut library = Library::default();
        let image = add(&mut library, &manifest(digest.as_str()));
        let inner = add(&mut library, &index(mt::OCI_MANIFEST, &image));
        add(&mut library, &index(mt::OCI_INDEX, &inner));
        let containerd = "containerd@2.3.4/resolve-only";
        assert_eq!(run(&library, containerd, &arm64), Outcome::Depends(vec![0, 0], Missing::Config));
        assert_eq!(
            run(&library, "podman@5.8.3/copy", &arm64),
            Outcome::Refused(
                "copying system image from manifest list: Unexpectedly received a manifest list instead of a manifest for a single image"
                    .to_owned()
            )
        );
        // The config comes last, the index is given again.
        add(&mut library, config);
        add(&mut library, &index(mt::OCI_INDEX, &inner));
        assert_eq!(run(&library, containerd, &arm64), Outcome::Picked(vec![0, 0]));
        assert_eq!(run(&library, "buildkit@0.32.2/pull", &arm64), Outcome::Picked(vec![0, 0]));
        assert!(matches!(run(&library, containerd, &amd64), Outcome::NoMatch(_)));
        let mut alone = Library::default();
        add(&mut alone, &index(mt::OCI_INDEX, &inner));
        assert_eq!(run(&alone, containerd, &arm64), Outcome::Depends(vec![0], Missing::Index));
    }
}
