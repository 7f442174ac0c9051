//! When is an index a list of referrers?
//!
//! What the specification demands of such a list ("the descriptors MUST include …") holds for no other index, and a list
//! of referrers cannot be told by its looks: an index of artifacts, or the `index.json` of an image layout, may list
//! nothing but signatures of one image, each with its `artifactType`, none with a platform. So looks alone never make an
//! index a list; something outside of it has to say so, in one of two ways:
//!
//! 1. It is the reply to a request for referrers. A transcript that was given holds the request
//!    (`GET /v2/<name>/referrers/<digest>`) before these very bytes, or headers that no other reply has.
//! 2. It is known by a referrers tag (`sha256-<hex>`), and nothing speaks against it. Files of plain blobs have such
//!    names as well, and a person may type a tag beside another document. So the index must not be the content of that
//!    digest itself, none of its entries may have a platform, an attestation's mark or a name, and a manifest that it
//!    lists must have that very digest as its subject. Where no manifest was given, and the tag was asked for by a
//!    request, is kept in an image layout or was typed by a person (and not only read from the file's name), an entry with
//!    `artifactType` will do.

use super::Manifest;
use super::exchange::{Asked, Exchange, typed};
use super::tag::{is_referrers_tag, layout_tags, named_referrers_tag, referrers_tag};
use crate::digest::{Algorithm, Digest};
use crate::image::{Descriptor, Index, Kind, Place};
use crate::json::{Tree, Value};
use crate::library::{Document, Library};
use std::borrow::Cow;
use std::collections::HashSet;

/// An index that lists what refers to one manifest.
#[derive(Clone, Debug)]
pub(super) struct Referrers<'a> {
    /// What all of them refer to.
    pub subject: Listed,
    library: &'a Library,
    index: &'a Index,
    tree: &'a Tree,
}

/// What a list of referrers is about, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// The digest that was asked for.
    Digest(Digest),
    /// A digest with this referrers tag.
    Tag(String),
    /// It was not said.
    Unsaid,
}

impl Listed {
    /// Whether a subject with this digest is another one. Digests of two algorithms cannot be compared.
    pub fn is_not(&self, digest: &Digest) -> bool {
        match self {
            Self::Digest(listed) => listed.algorithm_name() == digest.algorithm_name() && listed != digest,
            Self::Tag(tag) => {
                let other = referrers_tag(digest);
                tag.split('-').next() == other.split('-').next() && *tag != other
            }
            Self::Unsaid => false,
        }
    }
}

/// An entry of a list, and the document that it names where that was given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    /// The entry.
    pub descriptor: &'a Descriptor,
    /// Its value: not always an object.
    pub value: Value<'a>,
    /// The manifest or index that it names, where no entry before it names the same.
    pub child: Option<&'a Document>,
}

impl<'a> Referrers<'a> {
    /// The list of referrers that `document` is, by the criterion above.
    pub fn of(library: &'a Library, document: &'a Document) -> Option<Self> {
        let (image, tree) = (document.image.as_deref()?, document.tree.as_deref()?);
        let index = image.index.as_ref().filter(|_| image.kind == Kind::OciIndex)?;
        let exchange = Exchange::of(library, document).filter(|exchange| exchange.status == Some(200));
        let list = |subject| Self { subject, library, index, tree };
        if let Some(Asked::Referrers(digest)) = exchange.as_ref().and_then(|exchange| exchange.asked.as_ref()) {
            return Some(list(digest.clone().map_or(Listed::Unsaid, Listed::Digest)));
        }
        let asked = exchange.and_then(|exchange| exchange.asked).or_else(|| typed(library, document)).and_then(Asked::into_tag);
        let kept = || layout_tags(library, document).find(|tag| is_referrers_tag(tag)).map(str::to_owned);
        let (tag, certain) = match asked.filter(|tag| is_referrers_tag(tag)).or_else(kept) {
            Some(tag) => (tag, true),
            None => (named_referrers_tag(document)?.to_owned(), false),
        };
        let list = list(Listed::Tag(tag));
        list.is_plausible(document, certain).then_some(list)
    }

    fn is_plausible(&self, document: &Document, certain: bool) -> bool {
        let Listed::Tag(tag) = &self.subject else { return true };
        let own = |algorithm: &Algorithm| tag.starts_with(algorithm.name()) && referrers_tag(document.digest(*algorithm)) == *tag;
        if Algorithm::ALL.iter().any(own) || !self.index.lists_artifacts_only() {
            return false;
        }
        let mut children = self.entries().filter(|entry| entry.child.is_some()).peekable();
        match children.peek() {
            Some(_) => children.any(|entry| entry.subject().is_some_and(|digest| referrers_tag(digest) == *tag)),
            None => certain && self.index.entries.iter().any(|entry| entry.artifact_type.is_some()),
        }
    }

    /// The entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        let (library, tree) = (self.library, self.tree);
        let mut seen = HashSet::new();
        self.index.entries.iter().map(move |descriptor| {
            let child = descriptor.digest().and_then(|digest| library.by_digest(digest)).map(|child| &**child);
            let child = child.filter(|child| child.kind().is_manifest() || child.kind().is_index());
            Entry { descriptor, value: tree.value(descriptor.node), child: child.filter(|child| seen.insert(child.id)) }
        })
    }
}

impl<'a> Entry<'a> {
    /// The digest that the manifest names as its subject.
    pub fn subject(self) -> Option<&'a Digest> {
        let descriptors = &self.child?.image.as_deref()?.descriptors;
        descriptors.iter().rfind(|descriptor| descriptor.place == Place::Subject)?.digest()
    }

    /// The type that the specification asks of the entry: the manifest's `artifactType`, else that of its config. An index
    /// without `artifactType` is listed without. Nothing where the document was not given.
    pub fn listed_type(self) -> Option<Option<Cow<'a, str>>> {
        let child = self.child?;
        if child.kind().is_index() {
            let own = child.tree.as_deref()?.root().str("artifactType");
            return Some(own.filter(|text| !text.is_empty()));
        }
        Manifest::of(child)?.listed_type().map(Some)
    }
}
