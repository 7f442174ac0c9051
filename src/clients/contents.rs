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
    /// A Docker schema 1 manifest: how its bytes hash, where they were given (its digest is that of its payload).
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
            Some((document, _)) if document.kind() == Kind::Schema1 => Child::Schema1(Some(document.sha256().as_str().to_owned())),
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
