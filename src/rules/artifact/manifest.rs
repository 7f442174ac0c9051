//! A manifest by the parts that tell what artifact it is: its types, its layers, its subject.

use crate::image::{Descriptor, Kind, Place};
use crate::json::{Tree, Value};
use crate::library::Document;
use std::borrow::Cow;

/// A manifest of any kind that has a config or layers.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Manifest<'a> {
    /// The kind of the document.
    pub kind: Kind,
    /// The outermost value.
    pub root: Value<'a>,
    tree: &'a Tree,
    descriptors: &'a [Descriptor],
}

/// A descriptor of a manifest.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Part<'a> {
    /// What was read.
    pub descriptor: &'a Descriptor,
    /// Its value: not always an object.
    pub value: Value<'a>,
}

impl<'a> Part<'a> {
    /// Where its media type stands.
    pub fn type_value(self) -> Option<Value<'a>> {
        self.value.get("mediaType")
    }

    /// Where an annotation stands, where its value is a string.
    pub fn annotation(self, name: &str) -> Option<Value<'a>> {
        self.value.get("annotations")?.get(name).filter(|value| value.as_str().is_some())
    }
}

impl<'a> Manifest<'a> {
    /// The manifest that `document` is.
    pub fn of(document: &'a Document) -> Option<Self> {
        let (image, tree) = (document.image.as_deref()?, document.tree.as_deref()?);
        image.kind.is_manifest().then(|| Self { kind: image.kind, root: tree.root(), tree, descriptors: &image.descriptors })
    }

    fn parts(self) -> impl DoubleEndedIterator<Item = Part<'a>> {
        let tree = self.tree;
        self.descriptors.iter().map(move |descriptor| Part { descriptor, value: tree.value(descriptor.node) })
    }

    /// The config; of duplicates the last.
    pub fn config(self) -> Option<Part<'a>> {
        self.parts().rfind(|part| part.descriptor.place == Place::Config)
    }

    /// The layers (or blobs), in order.
    pub fn layers(self) -> impl Iterator<Item = Part<'a>> {
        self.parts().filter(|part| matches!(part.descriptor.place, Place::Layer(_)))
    }

    /// What it refers to; of duplicates the last.
    pub fn subject(self) -> Option<Part<'a>> {
        self.parts().rfind(|part| part.descriptor.place == Place::Subject)
    }

    /// `artifactType`, where it says something.
    pub fn artifact_type(self) -> Option<Cow<'a, str>> {
        self.root.str("artifactType").filter(|text| !text.is_empty())
    }

    /// The media type of the config.
    pub fn config_type(self) -> Option<&'a str> {
        self.config()?.descriptor.media_type()
    }

    /// The type under which a registry lists it: `artifactType`, else that of the config.
    ///
    /// Source: distribution-spec v1.1.1, "Listing Referrers".
    pub fn listed_type(self) -> Option<Cow<'a, str>> {
        self.artifact_type().or_else(|| self.config_type().map(Cow::Borrowed))
    }

    /// Where it says that it is an artifact of some sort: `artifactType`, or the type of its config.
    pub fn typed(self, is: impl Fn(&str) -> bool) -> Option<Value<'a>> {
        let own = self.root.get("artifactType").filter(|value| value.as_str().is_some_and(|text| is(&text)));
        own.or_else(|| self.config().filter(|config| config.descriptor.media_type().is_some_and(is))?.type_value())
    }
}
