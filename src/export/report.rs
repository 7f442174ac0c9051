//! The report: one JSON object per document, the same from the page and from `examples/check`.

use crate::analysis::{Analysis, Verdict};
use crate::digest::Algorithm;
use crate::guess::{Guess, guess};
use crate::image::Index;
use crate::language::Language;
use crate::library::{Document, DocumentId, Library};
use serde::Serialize;
use std::collections::HashMap;

/// What was found in one document. Member names are stable.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Name of the file, as given.
    pub file: String,
    /// The kind of document ([`crate::image::Kind::name`]).
    pub kind: &'static str,
    /// `mediaType`, as the document states it.
    pub media_type: Option<String>,
    /// `valid`, `invalid`, `incomplete` or `unrecognised`; `drawn` for an index that Platmap drew from a listing.
    pub verdict: &'static str,
    /// sha256 digest by which registries know the document: that of the exact bytes, but of the payload of a signed
    /// schema 1 manifest ([`Document::registry_digest`]). Nothing for what was drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Digest of the original, as its wrapping states it, where these bytes are not the original ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_digest: Option<String>,
    /// Length in bytes.
    pub bytes: u64,
    /// Number of entries, where it is an index.
    pub entries: Option<usize>,
    /// Platforms of the entries that are images, in order.
    pub platforms: Vec<String>,
    /// Number of attestation entries.
    pub attestations: usize,
    /// Findings, worst first.
    pub findings: Vec<ReportedFinding>,
    /// The dialect of the input ([`crate::dialect::Dialect::name`]), where it is not simply a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dialect: Option<&'static str>,
    /// The documents that were taken out of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Report>,
}

/// One finding of a report.
#[derive(Debug, Serialize)]
pub struct ReportedFinding {
    /// Code of the rule.
    pub code: &'static str,
    /// Heading of the rule.
    pub name: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// JSON Pointer (RFC 6901); empty for the document itself.
    pub pointer: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What was found.
    pub message: String,
}

impl Report {
    /// The report on `document`, its sentences in `language`.
    pub fn new(document: &Document, analysis: &Analysis, language: Language) -> Self {
        let image = document.image.as_deref();
        let index = image.and_then(|image| image.index.as_ref());
        let findings = analysis.findings.iter().map(|finding| {
            let position = document.position(finding.span.start);
            ReportedFinding {
                code: finding.rule.code,
                name: finding.rule.title.get(language),
                severity: finding.severity.name(),
                pointer: document.pointer(finding.node),
                line: position.line,
                column: position.column,
                message: finding.says.in_language(language),
            }
        });
        Self {
            file: document.origin.name.clone(),
            kind: match document.tree {
                _ if guess(document) == Some(Guess::Reference) => "reference",
                Some(_) => document.kind().name(),
                None => "malformed",
            },
            media_type: document.tree.as_deref().and_then(|tree| tree.root().str("mediaType")).map(|text| text.into_owned()),
            verdict: analysis.verdict.name(),
            digest: document.has_bytes().then(|| document.registry_digest(Algorithm::Sha256).to_string()),
            original_digest: document.stated.original.as_ref().map(|digest| digest.to_string()),
            bytes: document.bytes.len() as u64,
            entries: index.map(|index| index.entries.len()),
            platforms: index.map(platforms).unwrap_or_default(),
            attestations: index.map_or(0, |index| index.attestation_count()),
            findings: findings.collect(),
            dialect: document.dialect.map(|dialect| dialect.name),
            documents: Vec::new(),
        }
    }

    /// The report on a document with those that were taken out of it, straight or out of one another.
    pub fn with_inner(library: &Library, document: &Document, language: Language) -> Self {
        let of = |document: &Document| Self::new(document, &Analysis::alone(document).beside(library, document), language);
        if library.listed_by(document).is_some() {
            return Self::of_archive(library, document, language);
        }
        let mut inside = vec![document.id];
        let mut report = of(document);
        // What was taken out stands behind what it was taken out of.
        for inner in library.documents() {
            if inner.within.is_some_and(|within| inside.contains(&within.outer)) {
                inside.push(inner.id);
                report.documents.push(of(inner));
            }
        }
        report
    }

    /// The report on an archive with the documents in it.
    fn of_archive(library: &Library, listing: &Document, language: Language) -> Self {
        let beside = |document: &Document| Analysis::alone(document).beside(library, document);
        let analysis = beside(listing);
        let mut report = Self::new(listing, &analysis, language);
        let Some(shelf) = library.listed_by(listing) else { return report };
        let inside = library.documents().iter().filter(|document| document.member.is_some_and(|member| member.archive == shelf.archive.id));
        let judged: Vec<(&Document, Analysis)> = inside.map(|document| (&**document, beside(document))).collect();
        let verdicts: HashMap<DocumentId, Verdict> = judged.iter().map(|(document, known)| (document.id, known.verdict)).collect();
        let leading = library.judged(shelf).into_iter().filter_map(|document| verdicts.get(&document.id).copied());
        report.verdict = analysis.verdict_on_archive(leading).name();
        report.kind = match (shelf.shape.is_layout(), library.saved(shelf).is_some()) {
            (true, _) => "oci-layout",
            (false, true) => "docker-save",
            _ => "archive",
        };
        report.bytes = shelf.archive.size;
        report.digest = shelf.archive.whole.as_ref().and_then(|whole| whole.digest(Algorithm::Sha256)).map(ToString::to_string);
        let reachable = library.reachable(shelf);
        let indexes = reachable.iter().filter_map(|document| document.image.as_deref()?.index.as_ref());
        report.entries =
            shelf.shape.index.and_then(|at| Some(library.member_at(shelf, at)?.image.as_deref()?.index.as_ref()?.entries.len()));
        for index in indexes {
            report.platforms.extend(platforms(index));
            report.attestations += index.attestation_count();
        }
        report.documents = judged.iter().map(|(document, analysis)| Self::new(document, analysis, language)).collect();
        report
    }

    /// The report as one line of JSON.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The platforms of an index's images, in order.
fn platforms(index: &Index) -> Vec<String> {
    index.platforms().filter_map(|(_, entry)| entry.platform()).map(|platform| platform.full_name()).collect()
}
