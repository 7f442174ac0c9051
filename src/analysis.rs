//! What is known of one document: its findings, the state of what its descriptors point to, and the verdict.

use crate::diagnostic::{Finding, Severity};
use crate::image::Kind;
use crate::library::{Document, Library, Verification};
use crate::rules;
use std::rc::Rc;

/// Whether a document can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// No error was found.
    Valid,
    /// At least one error was found.
    Invalid,
    /// It is no document of the specifications.
    Unrecognised,
}

impl Verdict {
    /// The name in reports; stable.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Valid => "valid",
            Verdict::Invalid => "invalid",
            Verdict::Unrecognised => "unrecognised",
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
        let own: Rc<[Finding]> = rules::check(document).into();
        let verdict = verdict(document, &own);
        Self { findings: own.clone(), own, entries: Rc::from([]), verdict }
    }

    /// Judges `document` beside the others of `library`; what is known of it alone is kept.
    pub fn beside(&self, library: &Library, document: &Document) -> Self {
        let linked = rules::check_linked(library, document);
        let findings = if linked.is_empty() { self.own.clone() } else { merge(&self.own, linked) };
        let index = document.image.as_deref().and_then(|image| image.index.as_ref());
        let entries = index.map(|index| index.entries.iter().map(|entry| library.verify(entry)).collect()).unwrap_or_else(|| Rc::from([]));
        let verdict = verdict(document, &findings);
        Self { own: self.own.clone(), findings, entries, verdict }
    }

    /// Number of findings of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

fn merge(own: &[Finding], linked: Vec<Finding>) -> Rc<[Finding]> {
    let mut all = linked;
    all.extend_from_slice(own);
    all.sort_by_key(|finding| (finding.severity, finding.span.start, finding.span.end));
    all.into()
}

fn verdict(document: &Document, findings: &[Finding]) -> Verdict {
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        Verdict::Invalid
    } else if document.kind() == Kind::Unknown {
        Verdict::Unrecognised
    } else {
        Verdict::Valid
    }
}
