//! Which document is which file of a layout.
//!
//! An index is the `index.json` of a layout where its entries carry names of images, or where a file of that name lies beside
//! an `oci-layout` of the same folder. Any other index, whatever its name, is left alone. Of an archive the one file at the top
//! of the layout counts, and no other.

use crate::image::{Index, Kind};
use crate::json::Value;
use crate::library::{Document, Library};

/// The name of the file that marks a layout.
pub(super) const MARKER: &str = "oci-layout";
const INDEX: &str = "index.json";

/// Folder and file of a document's name.
fn path(document: &Document) -> (&str, &str) {
    let name = document.origin.name.as_str();
    name.rfind(['/', '\\']).map_or(("", name), |at| (name.get(..at).unwrap_or_default(), name.get(at + 1..).unwrap_or_default()))
}

/// Whether the document is a file of this name.
pub(super) fn is_file(document: &Document, name: &str) -> bool {
    path(document).1 == name
}

/// Whether the document is the file `index.json` and the marker of a layout was given from the same folder.
pub(in crate::rules) fn is_beside_marker(library: &Library, document: &Document) -> bool {
    if let Some(at_top) = is_index_of_archive(library, document) {
        return at_top;
    }
    let is_marker = |other: &Document| other.member.is_none() && (other.kind() == Kind::Layout || is_file(other, MARKER));
    is_file(document, INDEX) && library.documents().iter().any(|other| is_marker(other) && path(other).0 == path(document).0)
}

/// Whether the document is the `index.json` of a layout that is an archive; nothing where it is no member of one.
pub(in crate::rules) fn is_index_of_archive(library: &Library, document: &Document) -> Option<bool> {
    let member = document.member?;
    let shelf = library.shelf(member.archive)?;
    Some(shelf.is_at(member, shelf.shape.index) && library.is_layout(shelf))
}

/// The `index.json` of a layout: its entries, and its list of them.
pub(super) fn index<'a>(library: &Library, document: &'a Document) -> Option<(&'a Index, Value<'a>)> {
    let index = document.image.as_deref()?.index.as_ref()?;
    let list = document.tree.as_deref()?.root().get("manifests").filter(|list| list.is_array())?;
    let named = document.member.is_none() && index.names_images();
    (named || is_beside_marker(library, document)).then_some((index, list))
}
