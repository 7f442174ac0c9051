//! What is known of one document: its findings, the state of what its descriptors point to, and the verdict.

use crate::diagnostic::{Finding, Severity};
use crate::image::Kind;
use crate::library::{Document, Library, Shelf, Verification};
use crate::rules;
use std::rc::Rc;

/// Whether a document can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// No error was found.
    Valid,
    /// No error was found in what was read, and not all of it was read: of an archive, or of what a document in one names.
    Incomplete,
    /// At least one error was found.
    Invalid,
    /// It is no document of the specifications.
    Unrecognised,
    /// Platmap drew it from a listing: neither valid nor invalid.
    Drawn,
    /// It is the error message of a client, and was never meant to be a document.
    Message,
}

impl Verdict {
    /// The name in reports; stable.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Valid => "valid",
            Verdict::Incomplete => "incomplete",
            Verdict::Invalid => "invalid",
            Verdict::Unrecognised => "unrecognised",
            Verdict::Drawn => "drawn",
            Verdict::Message => "message",
        }
    }
}

/// What is known of a document beside the others of its library.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// Findings of the document alone, worst first; they never change.
    pub own: Rc<[Finding]>,
    /// All findings, those that need other documents included, worst first.
    pub findings: Rc<[Finding]>,
    /// The state of each entry's content, in order, where the document is an index.
    pub entries: Rc<[Verification]>,
    /// The verdict.
    pub verdict: Verdict,
}

impl Analysis {
    /// Judges `document` alone.
    pub fn alone(document: &Document) -> Self {
        let mut judging = Judging::new();
        loop {
            if let Some(analysis) = judging.step(document) {
                return analysis;
            }
        }
    }

    /// Of an error message: there is nothing to judge.
    pub fn message() -> Self {
        Self { own: Rc::from([]), findings: Rc::from([]), entries: Rc::from([]), verdict: Verdict::Message }
    }

    /// Judges `document` beside the others of `library`; what is known of it alone is kept.
    pub fn beside(&self, library: &Library, document: &Document) -> Self {
        if self.verdict == Verdict::Message {
            return self.clone();
        }
        let linked = rules::check_linked(library, document);
        let own = rules::in_context(library, document, &self.own);
        // What is told in context may be told as another severity.
        let findings = if linked.is_empty() && Rc::ptr_eq(&own, &self.own) { own } else { merge(&own, linked) };
        let index = document.image.as_deref().and_then(|image| image.index.as_ref());
        let entries = index.map(|index| index.entries.iter().map(|entry| library.verify(entry)).collect()).unwrap_or_else(|| Rc::from([]));
        let shelf = library.listed_by(document);
        let is_image = shelf.is_some_and(|shelf| library.is_image_archive(shelf));
        let mut verdict = verdict(document, &findings, is_image);
        if verdict == Verdict::Valid && shelf.map_or_else(|| library.has_unread(document), |shelf| !is_read(library, shelf)) {
            verdict = Verdict::Incomplete;
        }
        Self { own: self.own.clone(), findings, entries, verdict }
    }

    /// The verdict on a whole archive whose listing this is about: it is invalid, too, where a document is that its entry
    /// points lead to, and incomplete, where that is. `inside` are the verdicts on those: [`Library::judged`].
    pub fn verdict_on_archive(&self, inside: impl IntoIterator<Item = Verdict>) -> Verdict {
        if !matches!(self.verdict, Verdict::Valid | Verdict::Incomplete) {
            return self.verdict;
        }
        inside.into_iter().fold(self.verdict, |worst, verdict| match (worst, verdict) {
            (Verdict::Invalid, _) | (_, Verdict::Invalid) => Verdict::Invalid,
            (_, Verdict::Incomplete) => Verdict::Incomplete,
            _ => worst,
        })
    }

    /// Number of findings of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).map(|finding| 1 + finding.more).sum()
    }
}

/// A document that is being judged alone, in steps: as [`Analysis::alone`], which takes all of them at once.
pub struct Judging(rules::Run);

impl Judging {
    /// Of a document of which nothing was asked yet.
    #[allow(clippy::new_without_default, reason = "judging is begun, and none is the usual one")]
    pub fn new() -> Self {
        Self(rules::Run::new())
    }

    /// How much was asked, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.0.share()
    }

    /// The code of the rule whose turn it is: for those who measure.
    pub fn next(&self) -> &'static str {
        self.0.next().map_or("sort", |rule| rule.code)
    }

    /// Takes a step; every one must be given the same document. What is known, once it was the last.
    pub fn step(&mut self, document: &Document) -> Option<Analysis> {
        let own: Rc<[Finding]> = self.0.step(document)?.into();
        let verdict = verdict(document, &own, false);
        Some(Analysis { findings: own.clone(), own, entries: Rc::from([]), verdict })
    }
}

/// Whether all of an archive was read that its images ask for.
fn is_read(library: &Library, shelf: &Shelf) -> bool {
    shelf.done && library.unread(shelf).is_empty()
}

fn merge(own: &[Finding], linked: Vec<Finding>) -> Rc<[Finding]> {
    let mut all = linked;
    all.extend_from_slice(own);
    all.sort_by_key(|finding| (finding.severity, finding.span.start, finding.span.end));
    all.into()
}

fn verdict(document: &Document, findings: &[Finding], is_image: bool) -> Verdict {
    if document.is_drawn() {
        Verdict::Drawn
    } else if findings.iter().any(|finding| finding.severity == Severity::Error) {
        Verdict::Invalid
    } else if document.kind() == Kind::Unknown || document.kind() == Kind::Archive && !is_image {
        Verdict::Unrecognised
    } else {
        Verdict::Valid
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{Algorithm, Digest};
    use crate::library::{Origin, Route};

    #[test]
    fn a_layer_beside_its_manifest_is_no_broken_json() {
        let layer = b"\x1f\x8b\x08\0";
        let digest = Digest::of(Algorithm::Sha256, layer);
        let manifest = format!(
            r#"{{"schemaVersion": 2, "layers": [{{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "{digest}", "size": 4}}]}}"#
        );
        let mut library = Library::default();
        let mut judge = |bytes: &[u8]| {
            let id = library.next_id();
            library.insert(Document::read(id, Origin { name: String::new(), route: Route::File }, bytes.to_vec()));
            let document = library.get(id).cloned().unwrap();
            Analysis::alone(&document).beside(&library, &document).verdict
        };
        assert_eq!(judge(layer), Verdict::Invalid);
        judge(manifest.as_bytes());
        assert_eq!(judge(layer), Verdict::Unrecognised);
    }
}
