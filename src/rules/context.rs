//! What a document's own findings mean where the document stands: some hold only for one that is alone.

use super::layout::is_index_of_archive;
use super::linked::layers::stores_files;
use crate::diagnostic::{Finding, Severity};
use crate::image::{Descriptor, Kind, Place};
use crate::library::{Document, Library, Shelf};
use crate::media_type as mt;
use std::rc::Rc;

/// Rules about an index that a client chooses a platform from: among the images of a layout nobody does.
const OF_CHOICE: &[&str] = &[
    "index-fallback-architecture",
    "index-missing-common-platform",
    "index-nested",
    "index-nested-without-platform",
    "index-nothing-runnable",
    "index-single-platform",
    "list-platform-missing",
    "platform-missing",
];

/// Rules that say what `manifest.json` of `docker save` is not.
const OF_SAVE: &[&str] = &["doc-unknown-kind", "in-not-object", "tool-docker-save-manifest"];

/// What the rules found in `document` alone, as far as it counts beside the others of `library`.
pub fn in_context(library: &Library, document: &Document, own: &Rc<[Finding]>) -> Rc<[Finding]> {
    // Of a blob that was never meant to be a document there is nothing to say alone.
    if library.is_blob(document) {
        return Rc::from([]);
    }
    if own.is_empty() {
        return own.clone();
    }
    if document.kind() == Kind::Config && is_borrowed(library, document) {
        let mut softened: Vec<Finding> = own.iter().cloned().map(soften).collect();
        softened.sort_by_key(|finding| (finding.severity, finding.span.start, finding.span.end));
        return softened.into();
    }
    let shelf = document.member.and_then(|member| library.shelf(member.archive));
    let Some((shelf, member)) = shelf.zip(document.member) else { return own.clone() };
    if is_index_of_archive(library, document) == Some(true) {
        return without(own, |code| OF_CHOICE.contains(&code));
    }
    if shelf.is_at(member, shelf.shape.save) && library.is_save(shelf) {
        return without(own, |code| OF_SAVE.contains(&code));
    }
    if is_bystander(library, shelf, document) {
        return Rc::from([]);
    }
    own.clone()
}

fn without(own: &Rc<[Finding]>, is_out: impl Fn(&str) -> bool) -> Rc<[Finding]> {
    own.iter().filter(|finding| !is_out(finding.rule.code)).cloned().collect()
}

/// Whether a config is of artifacts only, which use an image's type to state a platform, or another type for something alike.
/// Such a config has no layers to name, and nobody runs it.
fn is_borrowed(library: &Library, document: &Document) -> bool {
    let of_image = |user: &Document, part: &Descriptor| {
        part.media_type().is_none_or(mt::is_image_config) && !user.image.as_deref().is_some_and(stores_files)
    };
    let mut users = library.referrers(document).filter(|(_, part)| part.place == Place::Config).peekable();
    users.peek().is_some() && !users.any(|(user, part)| of_image(user, part))
}

fn soften(mut finding: Finding) -> Finding {
    if finding.severity == Severity::Error && finding.rule.code.starts_with("config-") {
        finding.severity = Severity::Warning;
    }
    finding
}

/// Whether a file of an archive is no part of an image: nothing names it, and it is none of the files that tools begin with.
/// `docker save` leaves such descriptions of single layers, which look like configs without layers.
fn is_bystander(library: &Library, shelf: &Shelf, document: &Document) -> bool {
    let Some(member) = document.member else { return false };
    let shape = &shelf.shape;
    let begins = [shape.marker, shape.index, shape.save].into_iter().any(|at| shelf.is_at(member, at));
    let is_image = document.kind().is_index() || document.kind().is_manifest();
    let has_layers = document.tree.as_deref().is_some_and(|tree| tree.root().has("rootfs"));
    shelf.done && !begins && !is_image && !has_layers && library.referrers(document).next().is_none() && !is_claimed(library, document)
}

/// Whether a descriptor names the digest that a document should have.
fn is_claimed(library: &Library, document: &Document) -> bool {
    document.expected.iter().any(|expected| library.naming(&expected.digest).next().is_some())
}
