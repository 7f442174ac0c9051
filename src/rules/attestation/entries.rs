//! The attestation entries of an index, and their annotations.

use crate::image::{Descriptor, Role};
use crate::json::Value;
use crate::rules::IndexView;

/// The attestations, each with the place of the entry that it is about.
pub(super) fn attestations<'a>(view: &IndexView<'a>) -> impl Iterator<Item = (&'a Descriptor, Option<usize>)> {
    view.index.iter().filter_map(|(_, entry, role)| match role {
        Role::Attestation(of) => Some((entry, of)),
        _ => None,
    })
}

/// The value of an annotation of an entry.
pub(super) fn annotation<'a>(view: &IndexView<'a>, entry: &Descriptor, name: &str) -> Option<Value<'a>> {
    view.value(entry).get("annotations")?.get(name)
}
