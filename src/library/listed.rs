//! What is listed by others: entries however deep, and blobs.

use super::{Document, DocumentId, Library};
use crate::digest::Digest;
use crate::image::Place;
use std::collections::HashSet;

impl Library {
    /// The digests of all entries of `document` and of the indexes inside it that were given, however deep; each index once.
    pub fn listed_within<'a>(&'a self, document: &'a Document) -> HashSet<&'a Digest> {
        let mut found = HashSet::new();
        let mut seen: HashSet<DocumentId> = HashSet::from([document.id]);
        let mut open = vec![document];
        while let Some(document) = open.pop() {
            let index = document.image.as_deref().and_then(|image| image.index.as_ref());
            for digest in index.into_iter().flat_map(|index| &index.entries).filter_map(|entry| entry.digest()) {
                found.insert(digest);
                open.extend(self.by_digest(digest).filter(|child| child.kind().is_index() && seen.insert(child.id)).map(|child| &**child));
            }
        }
        found
    }

    /// Whether a manifest that was given lists `document` as a layer that is no JSON: a tar, for example.
    pub fn is_blob(&self, document: &Document) -> bool {
        let is_json = |name: &str| name.ends_with("json");
        self.referrers(document).any(|(_, descriptor)| {
            matches!(descriptor.place, Place::Layer(_)) && descriptor.media_type().is_some_and(|name| !is_json(name))
        })
    }
}
