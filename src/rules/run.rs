//! The run: every rule at every place of its kind, all findings collected, none first.

use super::{
    Annotated, AnnotationsView, ArchiveView, Check, DescriptorView, IndexView, ManifestView, PlatformView, Report, Rule, all, field,
};
use crate::diagnostic::{Finding, Severity};
use crate::dialect::Fidelity;
use crate::image::{Image, Kind, Role};
use crate::json::{NodeId, Tree, Value};
use crate::library::{Document, Library};
use std::ops::Range;

/// What the rules find in `document` alone. Nothing is said about the form of what Platmap drew itself.
pub fn check(document: &Document) -> Vec<Finding> {
    let mut run = Run::new();
    loop {
        if let Some(findings) = run.step(document) {
            return findings;
        }
    }
}

/// Descriptors of which a rule is asked in one step.
const STRIDE: usize = 8192;

/// A run over one document in steps: as [`check`], which takes all of them at once. Every step must be given the same document.
pub struct Run {
    rules: Vec<&'static Rule>,
    /// The rule whose turn it is.
    next: usize,
    /// Descriptors of which it was asked.
    asked: usize,
    report: Option<Report>,
    maps: Option<Vec<(Of, NodeId)>>,
    findings: Vec<Finding>,
}

/// What a map of annotations belongs to, as [`Annotated`] says it of a document at hand.
#[derive(Clone, Copy)]
enum Of {
    Document,
    Image,
    /// The descriptor at a place among all.
    Descriptor(usize),
}

impl Run {
    /// A run that has not begun.
    #[allow(clippy::new_without_default, reason = "a run is begun, and none is the usual one")]
    pub fn new() -> Self {
        Self { rules: all().collect(), next: 0, asked: 0, report: None, maps: None, findings: Vec::new() }
    }

    /// How much was asked, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.next as f64 / (self.rules.len() + 1) as f64
    }

    /// The rule whose turn it is; none at the end.
    pub fn next(&self) -> Option<&'static Rule> {
        self.rules.get(self.next).copied()
    }

    /// Takes a step. What was found, once it was the last.
    pub fn step(&mut self, document: &Document) -> Option<Vec<Finding>> {
        if !document.has_bytes() {
            return Some(Vec::new());
        }
        let Some(rule) = self.rules.get(self.next).copied() else {
            return self.finish(document);
        };
        let mut report = match self.report.take() {
            Some(report) => report,
            None => Report::new(rule),
        };
        if self.asked == 0 {
            report.turn(rule);
        }
        if !self.ask(rule, document, &mut report) {
            self.next += 1;
            self.asked = 0;
        }
        self.report = Some(report);
        None
    }

    /// Asks a rule. Whether it is to be asked further.
    fn ask(&mut self, rule: &Rule, document: &Document, report: &mut Report) -> bool {
        let places = match (document.tree.as_deref(), document.image.as_deref()) {
            (Some(tree), Some(image)) => Some(Places { document, tree, image }),
            _ => None,
        };
        let part = |from: usize| from..from.saturating_add(STRIDE);
        match (rule.check, places.as_ref()) {
            (Check::Input(check), _) => check(document, report),
            (Check::Json(check), Some(places)) => check(places.root(), document, report),
            (Check::Index(check), Some(places)) => places.index().iter().for_each(|view| check(view, report)),
            (Check::Manifest(check), Some(places)) => places.manifest().iter().for_each(|view| check(view, report)),
            (Check::Annotations(check), Some(places)) => {
                let maps = self.maps.get_or_insert_with(|| places.annotated());
                check(&places.annotations(&places.maps(maps)), report);
            }
            (Check::Descriptor(check), Some(places)) => {
                places.descriptors_at(part(self.asked)).for_each(|view| check(&view, report));
                return self.goes_on(places);
            }
            (Check::Platform(check), Some(places)) => {
                places.platforms_at(part(self.asked)).for_each(|view| check(&view, report));
                return self.goes_on(places);
            }
            (Check::Field(scope, member, must), Some(places)) => field::check(scope, member, must, places, report),
            (Check::Linked(_) | Check::Archive(_), _) | (_, None) => {}
        }
        false
    }

    fn goes_on(&mut self, places: &Places<'_>) -> bool {
        self.asked += STRIDE;
        self.asked < places.image.descriptors.len()
    }

    fn finish(&mut self, document: &Document) -> Option<Vec<Finding>> {
        if let Some(report) = self.report.take() {
            self.findings = report.into_findings();
            assign_entries(document, &mut self.findings);
            // What a tool did in printing a document is told once, by the rule about that tool.
            let tool = document.dialect.filter(|_| document.fidelity() == Fidelity::Rewritten);
            self.findings.retain(|finding| tool.is_none_or(|dialect| !dialect.causes.contains(&finding.rule.code)));
            if self.findings.len() > STRIDE {
                return None;
            }
        }
        let mut findings = std::mem::take(&mut self.findings);
        findings.sort_by_key(|finding| (finding.severity, finding.span.start, finding.span.end));
        Some(findings)
    }
}

/// What the rules find in `document` beside the others of `library`. A listing leaves out much: where the document was
/// drawn from one, only what contradicts it counts, never what it lacks.
pub fn check_linked(library: &Library, document: &Document) -> Vec<Finding> {
    let archive = ArchiveView::of(library, document);
    let mut findings = collect(document, |rule, report| match (rule, archive.as_ref()) {
        (Check::Archive(check), Some(archive)) => check(archive, report),
        (Check::Linked(check), None) => check(library, document, report),
        _ => {}
    });
    findings.retain(|finding| !document.is_drawn() || finding.severity == Severity::Error);
    findings
}

fn collect(document: &Document, mut ask: impl FnMut(Check, &mut Report)) -> Vec<Finding> {
    let mut rules = all().peekable();
    let Some(first) = rules.peek() else {
        return Vec::new();
    };
    let mut report = Report::new(first);
    for rule in rules {
        report.turn(rule);
        ask(rule.check, &mut report);
    }
    let mut findings = report.into_findings();
    assign_entries(document, &mut findings);
    findings.sort_by_key(|finding| (finding.severity, finding.span.start, finding.span.end));
    findings
}

/// Says which entry of an index each finding belongs to.
fn assign_entries(document: &Document, findings: &mut [Finding]) {
    let (Some(tree), Some(index)) = (document.tree.as_deref(), document.image.as_deref().and_then(|image| image.index.as_ref())) else {
        return;
    };
    let spans: Vec<_> = index.entries.iter().map(|entry| tree.value(entry.node).span()).collect();
    for finding in findings.iter_mut().filter(|finding| !finding.span.is_empty()) {
        let at = spans.partition_point(|span| span.start <= finding.span.start);
        finding.entry = at.checked_sub(1).filter(|at| spans.get(*at).is_some_and(|span| finding.span.end <= span.end));
    }
}

/// The places of a JSON document that rules look at.
pub(super) struct Places<'a> {
    document: &'a Document,
    tree: &'a Tree,
    image: &'a Image,
}

impl<'a> Places<'a> {
    pub(super) fn kind(&self) -> Kind {
        self.image.kind
    }

    pub(super) fn root(&self) -> Value<'a> {
        self.tree.root()
    }

    fn index(&self) -> Option<IndexView<'a>> {
        let index = self.image.index.as_ref()?;
        Some(IndexView { document: self.document, kind: self.kind(), root: self.root(), index })
    }

    fn manifest(&self) -> Option<ManifestView<'a>> {
        let (document, kind, root, tree) = (self.document, self.kind(), self.root(), self.tree);
        let is_image = matches!(kind, Kind::OciManifest | Kind::DockerManifest);
        is_image.then(|| ManifestView { document, kind, root, tree, descriptors: &self.image.descriptors })
    }

    /// Every map of annotations with what it belongs to, in document order; `Labels` of an image config.
    fn annotated(&self) -> Vec<(Of, NodeId)> {
        let map = |of, value: Value<'a>, name| Some((of, value.get(name)?.id()));
        let kind = self.kind();
        let own = (kind.is_index() || kind.is_manifest()).then(|| map(Of::Document, self.root(), "annotations")).flatten();
        let settings = self.root().get("config").filter(|_| kind == Kind::Config);
        let labels = settings.and_then(|settings| map(Of::Image, settings, "Labels"));
        let parts = self.descriptors().enumerate().filter_map(|(at, view)| map(Of::Descriptor(at), view.value, "annotations"));
        let mut maps: Vec<_> = own.into_iter().chain(labels).chain(parts).collect();
        maps.sort_by_key(|(_, node)| self.tree.value(*node).span().start);
        maps
    }

    fn maps(&self, maps: &[(Of, NodeId)]) -> Vec<(Annotated<'a>, Value<'a>)> {
        let of = |of| match of {
            Of::Document => Some(Annotated::Document),
            Of::Image => Some(Annotated::Image),
            Of::Descriptor(at) => self.image.descriptors.get(at).map(Annotated::Descriptor),
        };
        maps.iter().filter_map(|(known, node)| Some((of(*known)?, self.tree.value(*node)))).collect()
    }

    fn annotations<'b>(&self, maps: &'b [(Annotated<'b>, Value<'b>)]) -> AnnotationsView<'b>
    where
        'a: 'b,
    {
        AnnotationsView { kind: self.kind(), index: self.image.index.as_ref(), maps }
    }

    pub(super) fn descriptors(&self) -> impl Iterator<Item = DescriptorView<'a>> {
        self.descriptors_at(0..self.image.descriptors.len())
    }

    /// Those of the descriptors at these places that are there.
    fn descriptors_at(&self, part: Range<usize>) -> impl Iterator<Item = DescriptorView<'a>> {
        let descriptors = self.image.descriptors.get(part.start..part.end.min(self.image.descriptors.len())).unwrap_or_default();
        let (document, kind, tree, index) = (self.document, self.kind(), self.tree, self.image.index.as_ref());
        descriptors.iter().map(move |descriptor| DescriptorView {
            document,
            kind,
            descriptor,
            value: tree.value(descriptor.node),
            role: descriptor.entry().and_then(|at| -> Option<Role> { index?.roles.get(at).copied() }),
        })
    }

    pub(super) fn platforms(&self) -> impl Iterator<Item = PlatformView<'a>> {
        self.platforms_at(0..self.image.descriptors.len())
    }

    fn platforms_at(&self, part: Range<usize>) -> impl Iterator<Item = PlatformView<'a>> {
        let tree = self.tree;
        self.descriptors_at(part).filter_map(move |view| {
            let placed = view.descriptor.platform.as_ref()?;
            Some(PlatformView {
                kind: view.kind,
                descriptor: view.descriptor,
                role: view.role,
                platform: &placed.platform,
                value: tree.value(placed.node),
            })
        })
    }
}
