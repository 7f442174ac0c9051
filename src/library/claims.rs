//! Documents that should have a digest, whatever their bytes have.

use super::{Document, ExpectationSource, Library};
use crate::digest::Digest;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Who is held to which digest.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Places of documents; of several for one digest, the same whatever the order in which they came.
    by_digest: HashMap<Digest, usize>,
    /// Number of documents with a digest other than one that they should have.
    wrong: usize,
    /// Whether any document is held to a digest.
    any: bool,
}

impl Claims {
    fn read(documents: &[Rc<Document>]) -> Self {
        let mut found = Self::default();
        for (at, document) in documents.iter().enumerate().filter(|(_, document)| !document.expected.is_empty()) {
            found.any = true;
            let is_other = |digest: &Digest| digest.algorithm().is_some() && !document.is_named(digest);
            found.wrong += usize::from(document.expected.iter().any(|expected| is_other(&expected.digest)));
            // A document that names a digest is not what should have it, whatever a person expects of it.
            let named: HashSet<&Digest> =
                document.image.iter().flat_map(|image| &image.descriptors).filter_map(|descriptor| descriptor.digest()).collect();
            for expected in document.expected.iter().filter(|expected| !named.contains(&expected.digest)) {
                let known = found.by_digest.get(&expected.digest).and_then(|at| documents.get(*at));
                if known.is_none_or(|known| rank(document, &expected.digest) < rank(known, &expected.digest)) {
                    found.by_digest.insert(expected.digest.clone(), at);
                }
            }
        }
        found
    }
}

/// Bytes that were given for an entry come first; else the smaller digest decides, so that no order does.
fn rank<'a>(document: &'a Document, digest: &Digest) -> (usize, &'a Digest) {
    let rank = |source| match source {
        ExpectationSource::Entry => 0,
        ExpectationSource::Person => 1,
        ExpectationSource::Path => 2,
        ExpectationSource::Wrapping => 3,
        ExpectationSource::FileName => 4,
    };
    let sources = document.expected.iter().filter(|expected| expected.digest == *digest).map(|expected| rank(expected.source));
    (sources.min().unwrap_or(usize::MAX), document.sha256())
}

impl Library {
    /// The document that should have `digest` and does not name it.
    pub(super) fn claimed(&self, digest: &Digest) -> Option<&Rc<Document>> {
        self.documents.get(*self.claims().by_digest.get(digest)?)
    }

    /// Number of documents that have another digest than one that they should have.
    pub fn misnamed(&self) -> usize {
        self.claims().wrong
    }

    /// Whether any document is held to a digest.
    pub(super) fn has_claims(&self) -> bool {
        self.claims().any
    }

    fn claims(&self) -> &Claims {
        self.claims.get_or_init(|| Rc::new(Claims::read(self.documents())))
    }
}

#[cfg(test)]
mod tests {
    use crate::digest::Digest;
    use crate::library::{Document, Expectation, ExpectationSource, Library, Origin, Route, Verification};

    #[test]
    fn of_two_claims_the_same_one_counts_in_any_order() {
        let digest = Digest::parse(&format!("sha256:{}", "0".repeat(64))).unwrap();
        let index = format!(r#"{{"schemaVersion": 2, "manifests": [{{"digest": "{digest}"}}]}}"#);
        let judged = |texts: &[(&str, ExpectationSource)]| {
            let mut library = Library::default();
            for (text, source) in texts {
                let origin = Origin { name: String::new(), route: Route::File };
                let expected = vec![Expectation { digest: digest.clone(), source: *source }];
                library.insert(Document::read(library.next_id(), origin, text.as_bytes().to_vec()).with(expected));
            }
            let index = library.documents().last().cloned().unwrap();
            let entry = index.image.as_deref().unwrap().index.as_ref().unwrap().entries[0].clone();
            match library.verify(&entry) {
                Verification::Differs(held, _) => library.get(held.document().unwrap()).unwrap().text.to_string(),
                other => panic!("{other:?}"),
            }
        };
        use ExpectationSource::{Entry, FileName};
        let (a, b) = (("{}", FileName), ("[]", FileName));
        assert_eq!(judged(&[a, b, (&index, FileName)]), judged(&[b, a, (&index, FileName)]));
        assert_eq!(judged(&[("{}", Entry), b, (&index, FileName)]), "{}");
        assert_eq!(judged(&[a, ("[]", Entry), (&index, FileName)]), "[]");
    }
}
