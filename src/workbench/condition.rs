//! How archives stand with all that is in them: one way of counting, for every place that tells of it.

use super::Workbench;
use crate::analysis::{Analysis, Verdict};
use crate::archive::ArchiveId;
use crate::diagnostic::Severity;
use crate::graph::{Tally, Whole};
use crate::library::{Document, DocumentId, Shelf};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

/// A document of an archive in which something was found that counts for the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inside {
    /// The document.
    pub document: DocumentId,
    /// Its errors.
    pub errors: usize,
    /// Its warnings, where it is one of the archive's own files: `oci-layout`, `index.json`, `manifest.json`.
    pub warnings: usize,
}

/// How an archive stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The verdict on all of it, as reports state it.
    pub verdict: Verdict,
    /// Findings about the archive itself by severity, worst first.
    pub own: [usize; 3],
    /// The documents in it in which something was found, as its entry points lead to them.
    pub inside: Vec<Inside>,
    /// Its files, counted by how they stand.
    pub tally: Tally,
    /// Places of the members that unpack to more than was waited for.
    pub unfinished: Vec<usize>,
}

impl Condition {
    /// Errors of its documents.
    pub fn errors_inside(&self) -> usize {
        self.inside.iter().map(|inside| inside.errors).sum()
    }

    /// Findings of the archive and its documents by severity, worst first.
    pub fn counts(&self) -> [usize; 3] {
        let [errors, warnings, notes] = self.own;
        [errors + self.errors_inside(), warnings + self.inside.iter().map(|inside| inside.warnings).sum::<usize>(), notes]
    }
}

/// Errors in a document that the open one leads to, or of the file `oci-layout` beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorsAt {
    /// The document.
    pub document: DocumentId,
    /// Its errors.
    pub errors: usize,
    /// The place of what leads to it: the entry of an index, or the part of a manifest. Nothing for a file beside.
    pub at: Option<usize>,
}

impl Workbench {
    /// How an archive stands.
    pub fn condition(&self, id: ArchiveId) -> Option<&Condition> {
        self.conditions.get(&id)
    }

    /// Judges the archives, after their documents.
    pub(super) fn judge_archives(&mut self) {
        let conditions: BTreeMap<ArchiveId, Condition> =
            self.library.shelves().iter().filter_map(|shelf| Some((shelf.archive.id, self.judge_archive(shelf)?))).collect();
        self.conditions = Rc::new(conditions);
    }

    fn judge_archive(&self, shelf: &Shelf) -> Option<Condition> {
        let own = self.analyses.get(&shelf.listing)?;
        let telling: HashSet<DocumentId> = self.library.telling(shelf).map(|document| document.id).collect();
        let judged: Vec<(DocumentId, &Rc<Analysis>)> =
            self.library.judged(shelf).into_iter().filter_map(|document| Some((document.id, self.analyses.get(&document.id)?))).collect();
        let inside = judged.iter().map(|(document, known)| Inside {
            document: *document,
            errors: known.count(Severity::Error),
            warnings: if telling.contains(document) { known.count(Severity::Warning) } else { 0 },
        });
        let archive = &shelf.archive;
        let unfinished = archive.contents.iter().enumerate().filter(|(_, content)| content.as_ref().is_some_and(|it| it.is_unfinished()));
        Some(Condition {
            tally: Tally::of(&self.library, shelf),
            unfinished: unfinished.map(|(at, _)| at).collect(),
            verdict: own.verdict_on_archive(judged.iter().map(|(_, known)| known.verdict)),
            own: Severity::ALL.map(|severity| own.count(severity)),
            inside: inside.filter(|inside| inside.errors + inside.warnings > 0).collect(),
        })
    }

    /// The errors of an image that is in an archive: those of what `document` leads to, each document once, and of the file
    /// `oci-layout`. `wholes` is the content of its entries or parts. Nothing for what is in no archive, or is no image.
    pub fn errors_below(&self, document: &Document, wholes: &[Whole]) -> Vec<ErrorsAt> {
        let kind = document.kind();
        let shelf = document.member.and_then(|member| self.library.shelf(member.archive));
        let Some(shelf) = shelf.filter(|_| kind.is_index() || kind.is_manifest()) else { return Vec::new() };
        let marker = shelf.shape.marker.and_then(|at| self.library.member_at(shelf, at)).map(|marker| (None, marker.id));
        let named = wholes.iter().enumerate().flat_map(|(at, whole)| whole.documents().iter().map(move |id| (Some(at), *id)));
        let mut seen = HashSet::from([document.id]);
        let below = named.chain(marker).filter(|(_, id)| seen.insert(*id));
        let counted = below.filter_map(|(at, id)| {
            let errors = self.analyses.get(&id)?.count(Severity::Error);
            (errors > 0).then_some(ErrorsAt { document: id, errors, at })
        });
        counted.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Haul, News, Stage};
    use super::*;
    use crate::archive::{Archive, Content, Event, Files, Form, Member, MemberKind, Packing, Unpacked};
    use crate::digest::{Algorithm, Digest};
    use crate::graph::Wholes;

    fn digest(bytes: &[u8]) -> Digest {
        Digest::of(Algorithm::Sha256, bytes)
    }

    fn content(bytes: &[u8]) -> Content {
        Content { size: bytes.len() as u64, digests: vec![digest(bytes)], unpacked: None, cut: false }
    }

    /// A layout of one image for arm64 with one layer whose tar is `tar`; the config states the tar `stated`.
    fn given(stated: &[u8], marker: &str) -> Workbench {
        let tar = b"tar";
        let descriptor = |kind: &str, bytes: &[u8], more: &str| {
            format!(r#"{{"mediaType":"application/vnd.oci.image.{kind}","digest":"{}","size":{}{more}}}"#, digest(bytes), bytes.len())
        };
        let config = format!(r#"{{"os":"linux","architecture":"arm64","rootfs":{{"type":"layers","diff_ids":["{}"]}}}}"#, digest(stated));
        let manifest = format!(
            r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{},"layers":[{}]}}"#,
            descriptor("config.v1+json", config.as_bytes(), ""),
            descriptor("layer.v1.tar+gzip", b"packed", "")
        );
        let platform = r#","platform":{"os":"linux","architecture":"arm64"}"#;
        let index = |child: &str, kind: &str, more: &str| {
            format!(
                r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{}]}}"#,
                descriptor(kind, child.as_bytes(), more)
            )
        };
        let inner = index(&manifest, "manifest.v1+json", platform);
        let outer = index(&inner, "index.v1+json", "");
        let blob = |bytes: &[u8]| format!("blobs/sha256/{}", digest(bytes).encoded());
        let documents = [
            ("oci-layout".to_owned(), marker.to_owned()),
            ("index.json".to_owned(), outer.clone()),
            (blob(inner.as_bytes()), inner.clone()),
            (blob(manifest.as_bytes()), manifest.clone()),
            (blob(config.as_bytes()), config.clone()),
        ];
        let mut events = Vec::new();
        for (at, (path, text)) in documents.into_iter().enumerate() {
            events.push(Event::Member(Member::new(path, MemberKind::File, text.len() as u64, 0)));
            events.push(Event::Content(at, content(text.as_bytes())));
            events.push(Event::Kept(at, text.into_bytes()));
        }
        let files = Files { count: 1, ..Files::default() };
        let unpacked = Unpacked { packing: Some(Packing::Gzip), size: 3, digests: vec![digest(tar)], fault: None, files };
        events.push(Event::Member(Member::new(blob(b"packed"), MemberKind::File, 6, 0)));
        events.push(Event::Content(5, Content { unpacked: Some(unpacked), ..content(b"packed") }));
        let id = ArchiveId(0);
        let haul = |news| Action::Haul(id, Box::new(news));
        let state = Workbench::default().after(haul(News::Given(Archive::new(id, "image.tar".into(), Form::Tar(None), 9000))));
        let done = Haul { stage: Stage::Done, ..Haul::queued(9000) };
        state.after(haul(News::Learnt(events, done.clone()))).after(haul(News::Over(None, None, done)))
    }

    const MARKER: &str = r#"{"imageLayoutVersion":"1.0.0"}"#;

    fn below(state: &Workbench, document: &Document) -> Vec<ErrorsAt> {
        state.errors_below(document, &Wholes::new(&state.library).of_entries(document))
    }

    #[test]
    fn an_error_of_a_manifest_counts_for_its_archive_and_its_image() {
        let sound = given(b"tar", MARKER);
        let condition = sound.condition(ArchiveId(0)).unwrap();
        assert_eq!((condition.verdict, condition.counts()[0], &condition.inside[..]), (Verdict::Valid, 0, &[][..]));
        let open = sound.document().unwrap();
        assert!(open.kind().is_index() && below(&sound, open).is_empty());

        let state = given(b"another tar", MARKER);
        let manifest = state.library.documents().iter().find(|document| document.kind().is_manifest()).unwrap();
        let condition = state.condition(ArchiveId(0)).unwrap();
        assert_eq!((condition.verdict, condition.own[0], condition.errors_inside()), (Verdict::Invalid, 0, 1));
        assert_eq!(condition.inside[0].document, manifest.id);
        // The index of the image tells of it at the entry.
        let found = below(&state, state.document().unwrap());
        assert_eq!(found, [ErrorsAt { document: manifest.id, errors: 1, at: Some(0) }]);
    }

    #[test]
    fn an_error_of_the_marker_counts_for_every_image() {
        let state = given(b"tar", r#"{"imageLayoutVersion":"2.0.0"}"#);
        let found = below(&state, state.document().unwrap());
        assert!(matches!(&found[..], [ErrorsAt { errors: 1, at: None, .. }]), "{found:?}");
        let condition = state.condition(ArchiveId(0)).unwrap();
        assert_eq!((condition.verdict, condition.counts()[0]), (Verdict::Invalid, 1));
        // What is no image says nothing of its own about it.
        let config = state.library.documents().iter().find(|document| document.kind() == crate::image::Kind::Config).unwrap();
        assert!(state.errors_below(config, &[]).is_empty());
    }
}
