//! The texts of annotations and labels by key.

use crate::rules::AnnotationsView;
use crate::rules::alike::{Alike, alike};

/// What stands under one of `keys`, each text with all its places. Empty texts are allowed everywhere (`annotations.md`,
/// "Rules") and left out.
pub(super) fn texts<'a>(view: &AnnotationsView<'a>, keys: &[&str]) -> Vec<Alike<'a, String>> {
    let found = view.with_labels().filter(|annotation| keys.contains(&annotation.key.as_ref()));
    alike(found.filter_map(|annotation| Some((annotation.value.as_str().filter(|text| !text.is_empty())?.into_owned(), annotation.value))))
}
