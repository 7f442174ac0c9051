//! Upwards in the graph: the indexes above a document, and which of them is the image as a whole.

use crate::digest::Digest;
use crate::image::{Descriptor, Role};
use crate::library::{Document, DocumentId, Library};
use crate::platform::Platform;
use std::collections::HashSet;
use std::rc::Rc;

/// Images that an index leads to are followed as far.
const LEAF_LIMIT: usize = 50_000;

/// The indexes that hold `digest`, directly or through others, nearest first. An image layout's list of named images is
/// none of them: what it lists are images of their own.
pub fn ancestors<'a>(library: &'a Library, digest: &Digest) -> Vec<&'a Rc<Document>> {
    let mut seen: HashSet<DocumentId> = HashSet::new();
    let mut found = parents(library, digest, &mut seen);
    let mut at = 0;
    while let Some(index) = found.get(at).copied() {
        found.extend(parents(library, index.sha256(), &mut seen));
        at += 1;
    }
    found
}

fn parents<'a>(library: &'a Library, digest: &Digest, seen: &mut HashSet<DocumentId>) -> Vec<&'a Rc<Document>> {
    let naming: Vec<_> = match library.by_digest(digest) {
        // By any of its digests.
        Some(document) => library.referrers(document).collect(),
        None => library.naming(digest).collect(),
    };
    let holding = naming.into_iter().filter(|(document, descriptor)| {
        let index = document.image.as_deref().and_then(|image| image.index.as_ref());
        index.is_some_and(|index| !index.names_images() && counts(index, descriptor))
    });
    holding.map(|(document, _)| document).filter(|document| seen.insert(document.id)).collect()
}

/// Whether the descriptor is an entry of the list that counts.
pub(super) fn counts(index: &crate::image::Index, descriptor: &Descriptor) -> bool {
    descriptor.entry().and_then(|at| index.entries.get(at)).is_some_and(|entry| entry.node == descriptor.node)
}

/// The images that `document` leads to: an index's entries that are images, through nested indexes as far as they were
/// given. A manifest leads to itself. What was given goes by the sha256 of its bytes, whatever digest names it.
pub fn leaves<'a>(library: &'a Library, document: &'a Document) -> Vec<(Option<&'a Platform>, &'a Digest)> {
    let mut found = Vec::new();
    let mut seen: HashSet<DocumentId> = HashSet::from([document.id]);
    let mut open: Vec<&Document> = vec![document];
    while let Some(document) = open.pop() {
        let Some(index) = document.image.as_deref().and_then(|image| image.index.as_ref()) else {
            found.push((None, document.sha256()));
            continue;
        };
        for (_, entry, role) in index.iter() {
            let Some(digest) = entry.digest().filter(|_| found.len() < LEAF_LIMIT) else { continue };
            match (role, library.by_digest(digest)) {
                (Role::Nested, Some(inner)) if inner.kind().is_index() => {
                    if seen.insert(inner.id) {
                        open.push(inner);
                    }
                }
                (Role::Image | Role::NoPlatform | Role::Nested, given) => {
                    found.push((entry.platform(), given.map_or(digest, |given| given.sha256())));
                }
                _ => {}
            }
        }
    }
    found
}

/// The images as a whole that `digest` is a part of: of the indexes above it, those that hold everything that is held
/// further up, innermost first. The `index.json` around one image is left aside so.
pub fn whole_images<'a>(library: &'a Library, digest: &Digest) -> Vec<&'a Rc<Document>> {
    let above = ancestors(library, digest);
    // One alone is whole: nothing is compared, however many images it holds.
    if above.len() < 2 {
        return above;
    }
    let held = |index: &'a Document| leaves(library, index).into_iter().map(|(_, digest)| digest).collect::<HashSet<_>>();
    let mut whole: Vec<(&Rc<Document>, HashSet<&Digest>)> = Vec::new();
    for index in above.into_iter().take(32) {
        let all = held(index);
        // Something nearer holds as much: this is a wrapping.
        if whole.iter().any(|(_, other)| *other == all) {
            continue;
        }
        whole.retain(|(_, other)| !other.is_subset(&all));
        whole.push((index, all));
    }
    whole.into_iter().map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Algorithm;
    use crate::graph::tests::{given, index, manifest};

    fn of(text: &str) -> Digest {
        Digest::of(Algorithm::Sha256, text.as_bytes())
    }

    #[test]
    fn the_whole_image_is_the_innermost_index_with_everything() {
        let (one, two) = (manifest(1, &[]), manifest(2, &[]));
        let inner = index(&[(&one, "linux/amd64")]);
        let outer = index(&[(&inner, "linux/amd64"), (&two, "linux/arm64")]);
        let layout = index(&[(&outer, "")]);
        let library = given(&[&layout, &outer, &inner, &one]);
        let names = |digest: &Digest| whole_images(&library, digest).iter().map(|index| index.sha256().clone()).collect::<Vec<_>>();
        assert_eq!(names(&of(&one)), [of(&outer)]);
        assert_eq!(names(&of(&inner)), [of(&outer)]);
        assert_eq!(ancestors(&library, &of(&one)).len(), 3);
        assert_eq!(leaves(&library, &library.documents()[0]).len(), 2);
    }

    #[test]
    fn the_named_images_of_a_layout_are_whole_themselves() {
        let one = manifest(1, &[]);
        let list =
            index(&[(&one, "linux/amd64")]).replacen("\"size\"", r#""annotations":{"org.opencontainers.image.ref.name":"1.0"},"size""#, 1);
        let library = given(&[&list, &one]);
        assert!(whole_images(&library, &of(&one)).is_empty());
    }
}
