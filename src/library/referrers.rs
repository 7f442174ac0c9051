//! Who points to whom: every descriptor of every document, by the digest that it names.

use super::cycles::Cycles;
use super::{Document, Library};
use crate::digest::{Algorithm, Digest};
use crate::image::{Descriptor, Place};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Places of descriptors (document, descriptor) by digest.
#[derive(Clone, Debug, Default)]
pub(super) struct Referrers {
    by_digest: HashMap<Digest, Vec<(usize, usize)>>,
    /// Those among them that hold something, and those that say what their document is about.
    holding: HashMap<Digest, Vec<(usize, usize)>>,
    about: HashMap<Digest, Vec<(usize, usize)>>,
    /// Algorithms that any of the digests uses.
    algorithms: Vec<Algorithm>,
    /// Read when first asked for.
    cycles: OnceCell<Cycles>,
}

impl Referrers {
    fn read(documents: &[Rc<Document>]) -> Self {
        let mut found = Self::default();
        for (at, document) in documents.iter().enumerate() {
            for (place, descriptor) in document.image.iter().flat_map(|image| image.descriptors.iter().enumerate()) {
                let Some(digest) = descriptor.digest() else { continue };
                if let Some(algorithm) = digest.algorithm().filter(|algorithm| !found.algorithms.contains(algorithm)) {
                    found.algorithms.push(algorithm);
                }
                found.by_digest.entry(digest.clone()).or_default().push((at, place));
                let part = if descriptor.place == Place::Subject { &mut found.about } else { &mut found.holding };
                part.entry(digest.clone()).or_default().push((at, place));
            }
        }
        found
    }
}

impl Library {
    /// The descriptors that name the digest of `document`, each with the document that it stands in.
    pub fn referrers(&self, document: &Document) -> impl Iterator<Item = (&Rc<Document>, &Descriptor)> {
        let referrers = self.known_referrers();
        let names = referrers.algorithms.iter().flat_map(|algorithm| {
            let (own, payload) = (document.digest(*algorithm), document.registry_digest(*algorithm));
            [Some(own), (payload != own).then_some(payload)].into_iter().flatten()
        });
        let places = names.filter_map(|digest| referrers.by_digest.get(digest));
        places.flatten().filter_map(|place| self.placed(*place))
    }

    /// The descriptors that name `digest`, each with the document that it stands in.
    pub fn naming(&self, digest: &Digest) -> impl Iterator<Item = (&Rc<Document>, &Descriptor)> {
        self.known_referrers().by_digest.get(digest).into_iter().flatten().filter_map(|place| self.placed(*place))
    }

    /// Those of [`Library::naming`] whose document holds what they name.
    pub fn holding(&self, digest: &Digest) -> impl Iterator<Item = (&Rc<Document>, &Descriptor)> {
        self.known_referrers().holding.get(digest).into_iter().flatten().filter_map(|place| self.placed(*place))
    }

    /// Those of [`Library::naming`] that are the subject of their document.
    pub fn about(&self, digest: &Digest) -> impl Iterator<Item = (&Rc<Document>, &Descriptor)> {
        self.known_referrers().about.get(digest).into_iter().flatten().filter_map(|place| self.placed(*place))
    }

    fn known_referrers(&self) -> &Referrers {
        self.referrers.get_or_init(|| Rc::new(Referrers::read(self.documents())))
    }

    pub(super) fn cycles(&self) -> &Cycles {
        let referrers = self.known_referrers();
        referrers.cycles.get_or_init(|| Cycles::read(self, &referrers.algorithms))
    }

    fn placed(&self, (at, place): (usize, usize)) -> Option<(&Rc<Document>, &Descriptor)> {
        let referrer = self.documents().get(at)?;
        Some((referrer, referrer.image.as_ref()?.descriptors.get(place)?))
    }
}

#[cfg(test)]
mod tests {
    use crate::library::{Document, Library, Origin, Route};

    #[test]
    fn a_child_is_found_by_any_algorithm_and_forgotten_with_its_index() {
        let mut library = Library::default();
        let add = |library: &mut Library, text: String| {
            let id = library.next_id();
            library.insert(Document::read(id, Origin { name: String::new(), route: Route::File }, text.into_bytes()));
            id
        };
        let child = add(&mut library, "{}".to_owned());
        let sha512 = library.documents()[0].digest(crate::digest::Algorithm::Sha512).to_string();
        let index = add(&mut library, format!(r#"{{"schemaVersion": 2, "manifests": [{{"digest": "{sha512}"}}]}}"#));
        let document = library.get(child).cloned().unwrap();
        assert_eq!(
            library.referrers(&document).map(|(referrer, descriptor)| (referrer.id, descriptor.entry())).collect::<Vec<_>>(),
            [(index, Some(0))]
        );
        library.remove(&[index]);
        assert_eq!(library.referrers(&document).count(), 0);
    }
}
