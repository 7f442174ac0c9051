//! Panels, and the fragment of the address that stands for what is shown: `#/<panel>?doc=<sha256-12>&sel=<pointer>&host=<host>&client=<client>`.

use super::{Action, Selection, Workbench};
use crate::library::Document;

/// The panels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Panel {
    /// What is in here?
    #[default]
    Matrix,
    /// Who gets which, and why?
    Clients,
    /// What is wrong?
    Findings,
    /// Where exactly?
    Source,
    /// Does it match?
    Digests,
    /// What was given?
    Documents,
    /// Who refuses this?
    Targets,
    /// What do I type?
    Commands,
    /// What is all this? With the article that is open.
    Learn(Option<String>),
    /// The rules, or one of them.
    Rules(Option<String>),
    /// What is this page, and can it be trusted?
    About,
}

impl Panel {
    /// The tabs, in their order.
    pub const TABS: [Panel; 8] =
        [Panel::Matrix, Panel::Clients, Panel::Findings, Panel::Source, Panel::Digests, Panel::Documents, Panel::Targets, Panel::Commands];

    /// The name in links.
    pub fn name(&self) -> &'static str {
        match self {
            Panel::Matrix => "matrix",
            Panel::Clients => "clients",
            Panel::Findings => "findings",
            Panel::Source => "source",
            Panel::Digests => "digests",
            Panel::Documents => "documents",
            Panel::Targets => "targets",
            Panel::Commands => "commands",
            Panel::Learn(_) => "learn",
            Panel::Rules(_) => "rules",
            Panel::About => "about",
        }
    }

    /// Whether it shows the open document (the others can be read without one).
    pub fn is_work(&self) -> bool {
        !matches!(self, Panel::Learn(_) | Panel::Rules(_) | Panel::About)
    }

    /// This panel, or the first one where it does not show documents.
    pub fn for_work(&self) -> Self {
        if self.is_work() { self.clone() } else { Panel::default() }
    }

    /// The fragment of a link to it.
    pub fn link(&self) -> String {
        match self {
            Panel::Learn(Some(part)) | Panel::Rules(Some(part)) => format!("#/{}/{part}", self.name()),
            _ => format!("#/{}", self.name()),
        }
    }

    fn from_path(path: &str) -> Option<Self> {
        let (name, part) =
            path.split_once('/').map_or((path, None), |(name, part)| (name, Some(part.to_owned()).filter(|part| !part.is_empty())));
        match name {
            "learn" => Some(Panel::Learn(part)),
            "rules" => Some(Panel::Rules(part)),
            "about" => Some(Panel::About),
            _ => Panel::TABS.into_iter().find(|panel| panel.name() == name),
        }
    }
}

/// What a document is called in links: the list of an archive's members grows, and with it its digest.
fn link_name(document: &Document) -> String {
    if document.is_listing() { format!("list-{}", document.id.0) } else { document.sha256().short().to_owned() }
}

impl Workbench {
    /// The fragment that stands for what is shown.
    pub fn fragment(&self) -> String {
        let mut fragment = self.panel.link();
        let Some(document) = self.document().filter(|_| self.panel.is_work()) else {
            return if self.open.is_none() && self.panel.is_work() { String::new() } else { fragment };
        };
        fragment += &format!("?doc={}", link_name(document));
        let selected = self.selection.finding.and_then(|at| self.analysis()?.findings.get(at)).and_then(|finding| finding.node);
        let entry = || Some(document.image.as_deref()?.index.as_ref()?.entries.get(self.selection.entry?)?.node);
        if let Some(node) = selected.or_else(entry) {
            fragment += &format!("&sel={}", document.pointer(Some(node)).replace('%', "%25").replace('&', "%26").replace('#', "%23"));
        }
        fragment + &self.simulation_link()
    }

    /// Shows what a fragment stands for; what it does not name stays.
    pub(super) fn navigate(&mut self, fragment: &str) {
        let path = fragment.trim_start_matches('#').trim_start_matches('/');
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        if let Some(panel) = Panel::from_path(path) {
            self.panel = panel;
        } else if path.is_empty() {
            self.panel = Panel::default();
        }
        let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        if let Some(short) = value("doc") {
            let id = self.library.documents().iter().find(|document| link_name(document) == short).map(|document| document.id);
            if let Some(id) = id {
                *self = self.after(Action::Open(id));
            }
        }
        if !self.panel.is_work() {
            return;
        }
        let pointer = value("sel").map(|text| text.replace("%23", "#").replace("%26", "&").replace("%25", "%"));
        match pointer {
            Some(pointer) => self.select_pointer(&pointer),
            None => self.selection = Selection::default(),
        }
        self.simulate_linked(value("host"), value("client"));
    }

    fn select_pointer(&mut self, pointer: &str) {
        let Some(document) = self.document().cloned() else { return };
        let node = document.tree.as_deref().and_then(|tree| tree.find(pointer)).map(|value| value.id());
        let finding = self
            .analysis()
            .and_then(|analysis| analysis.findings.iter().position(|finding| finding.node.is_some() && finding.node == node));
        let entry = pointer.strip_prefix("/manifests/").and_then(|rest| rest.split('/').next()?.parse().ok());
        let is_entry = pointer.matches('/').count() == 2;
        let keep = self
            .selection
            .finding
            .is_some_and(|at| self.analysis().and_then(|analysis| analysis.findings.get(at)).is_some_and(|finding| finding.node == node));
        if keep {
            return;
        }
        match finding.filter(|_| !is_entry) {
            Some(at) => self.select_finding(Some(at)),
            None => self.select_entry(entry),
        }
    }
}
