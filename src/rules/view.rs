//! What rules see of manifests and of annotations.

use super::DescriptorView;
use crate::image::{Descriptor, Index, Kind, Place};
use crate::json::{Tree, Value};
use crate::library::Document;
use crate::media_type as mt;
use std::borrow::Cow;

/// An image manifest and its parts.
#[derive(Clone, Copy, Debug)]
pub struct ManifestView<'a> {
    /// The document.
    pub document: &'a Document,
    /// OCI or Docker.
    pub kind: Kind,
    /// The outermost value.
    pub root: Value<'a>,
    pub(super) tree: &'a Tree,
    pub(super) descriptors: &'a [Descriptor],
}

impl<'a> ManifestView<'a> {
    /// Config, layers and subject, in document order.
    pub fn parts(&self) -> impl Iterator<Item = DescriptorView<'a>> {
        let (document, kind, tree) = (self.document, self.kind, self.tree);
        let view =
            move |descriptor: &'a Descriptor| DescriptorView { document, kind, descriptor, value: tree.value(descriptor.node), role: None };
        self.descriptors.iter().map(view)
    }

    /// `config`; of duplicates the last, as clients written in Go read it.
    pub fn config(&self) -> Option<DescriptorView<'a>> {
        self.parts().filter(|part| part.descriptor.place == Place::Config).last()
    }

    /// `layers`
    pub fn layers(&self) -> impl Iterator<Item = DescriptorView<'a>> {
        self.parts().filter(|part| matches!(part.descriptor.place, Place::Layer(_)))
    }

    /// Whether the config is of an image's type, so that clients take the layers for a file system.
    pub fn is_image(&self) -> bool {
        self.config().and_then(|config| config.descriptor.media_type()).is_some_and(mt::is_image_config)
    }
}

/// The annotations of a document, in document order.
#[derive(Clone, Copy, Debug)]
pub struct AnnotationsView<'a> {
    /// The kind of the document.
    pub kind: Kind,
    /// Entries and their parts, where the document is an index.
    pub index: Option<&'a Index>,
    /// Every `annotations`, whatever its type, and what it belongs to; `Labels` of an image config.
    pub maps: &'a [(Annotated<'a>, Value<'a>)],
}

/// What a map of annotations belongs to.
#[derive(Clone, Copy, Debug)]
pub enum Annotated<'a> {
    /// The document itself.
    Document,
    /// A descriptor in it (or the one that it is).
    Descriptor(&'a Descriptor),
    /// The image, through its config: the map is called `Labels`.
    Image,
}

/// One annotation or label.
#[derive(Clone, Debug)]
pub struct Annotation<'a> {
    /// What it belongs to.
    pub of: Annotated<'a>,
    /// Its key.
    pub key: Cow<'a, str>,
    /// Its value, whatever its type.
    pub value: Value<'a>,
}

impl<'a> AnnotationsView<'a> {
    /// Every annotation; labels are none.
    pub fn annotations(&self) -> impl Iterator<Item = Annotation<'a>> {
        self.with_labels().filter(|annotation| !matches!(annotation.of, Annotated::Image))
    }

    /// Every annotation and label.
    pub fn with_labels(&self) -> impl Iterator<Item = Annotation<'a>> {
        self.maps.iter().flat_map(|(of, map)| map.members().filter_map(|value| Some(Annotation { of: *of, key: value.key()?, value })))
    }
}
