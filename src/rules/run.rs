//! The run: every rule at every place of its kind, all findings collected, none first.

use super::{Annotated, AnnotationsView, ArchiveView, Check, DescriptorView, IndexView, ManifestView, PlatformView, Report, all, field};
use crate::diagnostic::{Finding, Severity};
use crate::dialect::Fidelity;
use crate::image::{Image, Kind, Role};
use crate::json::{Tree, Value};
use crate::library::{Document, Library};

/// What the rules find in `document` alone. Nothing is said about the form of what Platmap drew itself.
pub fn check(document: &Document) -> Vec<Finding> {
    if !document.has_bytes() {
        return Vec::new();
    }
    let places = match (document.tree.as_deref(), document.image.as_deref()) {
        (Some(tree), Some(image)) => Some(Places { document, tree, image }),
        _ => None,
    };
    let maps = places.as_ref().map(Places::annotated).unwrap_or_default();
    let mut findings = collect(document, |rule, report| match (rule, places.as_ref()) {
        (Check::Input(check), _) => check(document, report),
        (Check::Json(check), Some(places)) => check(places.root(), document, report),
        (Check::Index(check), Some(places)) => places.index().iter().for_each(|view| check(view, report)),
        (Check::Manifest(check), Some(places)) => places.manifest().iter().for_each(|view| check(view, report)),
        (Check::Annotations(check), Some(places)) => check(&places.annotations(&maps), report),
        (Check::Descriptor(check), Some(places)) => places.descriptors().for_each(|view| check(&view, report)),
        (Check::Platform(check), Some(places)) => places.platforms().for_each(|view| check(&view, report)),
        (Check::Field(scope, member, must), Some(places)) => field::check(scope, member, must, places, report),
        (Check::Linked(_) | Check::Archive(_), _) | (_, None) => {}
    });
    // What a tool did in printing a document is told once, by the rule about that tool.
    let tool = document.dialect.filter(|_| document.fidelity() == Fidelity::Rewritten);
    findings.retain(|finding| tool.is_none_or(|dialect| !dialect.causes.contains(&finding.rule.code)));
    findings
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
    fn annotated(&self) -> Vec<(Annotated<'a>, Value<'a>)> {
        let map = |of, value: Value<'a>, name| Some((of, value.get(name)?));
        let kind = self.kind();
        let own = (kind.is_index() || kind.is_manifest()).then(|| map(Annotated::Document, self.root(), "annotations")).flatten();
        let settings = self.root().get("config").filter(|_| kind == Kind::Config);
        let labels = settings.and_then(|settings| map(Annotated::Image, settings, "Labels"));
        let parts = self.descriptors().filter_map(|view| map(Annotated::Descriptor(view.descriptor), view.value, "annotations"));
        let mut maps: Vec<_> = own.into_iter().chain(labels).chain(parts).collect();
        maps.sort_by_key(|(_, value)| value.span().start);
        maps
    }

    fn annotations<'b>(&self, maps: &'b [(Annotated<'b>, Value<'b>)]) -> AnnotationsView<'b>
    where
        'a: 'b,
    {
        AnnotationsView { kind: self.kind(), index: self.image.index.as_ref(), maps }
    }

    pub(super) fn descriptors(&self) -> impl Iterator<Item = DescriptorView<'a>> {
        let (document, kind, tree, index) = (self.document, self.kind(), self.tree, self.image.index.as_ref());
        self.image.descriptors.iter().map(move |descriptor| DescriptorView {
            document,
            kind,
            descriptor,
            value: tree.value(descriptor.node),
            role: descriptor.entry().and_then(|at| -> Option<Role> { index?.roles.get(at).copied() }),
        })
    }

    pub(super) fn platforms(&self) -> impl Iterator<Item = PlatformView<'a>> {
        let tree = self.tree;
        self.descriptors().filter_map(move |view| {
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
