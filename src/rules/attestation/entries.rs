//! The attestation entries of an index, and their annotations.

use crate::image::{Descriptor, Role};
use crate::json::Value;
use crate::library::{Document, Library};
use crate::rules::IndexView;

/// The attestations, each with the place of the entry that it is about.
pub(super) fn attestations<'a>(view: &IndexView<'a>) -> impl Iterator<Item = (&'a Descriptor, Option<usize>)> {
    view.index.iter().filter_map(|(_, entry, role)| match role {
        Role::Attestation(of) => Some((entry, of)),
        _ => None,
    })
}

/// The attestations of the index that `document` is, each with its value.
pub(super) fn listed(document: &Document) -> impl Iterator<Item = (&Descriptor, Value<'_>)> {
    let index = document.image.as_deref().and_then(|image| image.index.as_ref());
    let tree = document.tree.as_deref();
    let entries = index.into_iter().flat_map(|index| index.iter()).filter(|(_, _, role)| matches!(role, Role::Attestation(_)));
    entries.filter_map(move |(_, entry, _)| Some((entry, tree?.value(entry.node))))
}

/// The value of an annotation of an entry.
pub(super) fn annotation<'a>(view: &IndexView<'a>, entry: &Descriptor, name: &str) -> Option<Value<'a>> {
    view.value(entry).get("annotations")?.get(name)
}

/// The manifest behind an entry, where it was given and is an attestation by its own content.
pub(super) fn statement<'a>(library: &'a Library, entry: &Descriptor) -> Option<&'a Document> {
    let manifest = library.by_digest(entry.digest()?)?;
    let (image, tree) = (manifest.image.as_deref()?, manifest.tree.as_deref()?);
    image.is_attestation(tree.root()).then_some(manifest)
}
