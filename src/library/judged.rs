//! Which documents of an archive count for the verdict on it.

use super::{Document, Library, Shelf};
use crate::image::Place;
use std::rc::Rc;

impl Library {
    /// The documents that make an archive wrong where they are: those that its entry points lead to. What is only a layer of
    /// something is no document of an image, whatever it looks like.
    pub fn judged(&self, shelf: &Shelf) -> Vec<&Rc<Document>> {
        let is_layer = |document: &Document| {
            let mut users = self.referrers(document).peekable();
            users.peek().is_some() && users.all(|(_, part)| matches!(part.place, Place::Layer(_)))
        };
        self.reachable(shelf).into_iter().filter(|document| !is_layer(document)).collect()
    }

    /// The files that say what an archive is and where its images begin: `oci-layout`, `index.json`, `manifest.json`.
    pub fn telling<'a>(&'a self, shelf: &'a Shelf) -> impl Iterator<Item = &'a Rc<Document>> {
        let shape = &shelf.shape;
        [shape.marker, shape.index, shape.save].into_iter().flatten().filter_map(|at| self.member_at(shelf, at))
    }
}
