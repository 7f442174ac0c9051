//! What a rule is.

use super::{AnnotationsView, ArchiveView, ManifestView, Must, Report, Scope};
use crate::diagnostic::Severity;
use crate::image::{Descriptor, Index, Kind, Role};
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::platform::Platform;

/// A rule: its code, how bad it is, where it comes from, its page, and its check.
#[derive(Debug)]
pub struct Rule {
    /// Stable name in kebab case; its page, its fixtures and its findings share it.
    pub code: &'static str,
    /// How bad a finding is, unless the check says otherwise in a special case.
    pub severity: Severity,
    /// A short heading, without a full stop.
    pub title: Text,
    /// Where the rule comes from.
    pub reference: Reference,
    /// The words of its page.
    pub doc: Doc,
    /// What it looks at.
    pub check: Check,
}

/// Where a rule comes from.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// Specification (or client's source) with its file and section, as one reads it: `image-spec v1.1.1, image-index.md, "manifests"`.
    pub section: &'static str,
    /// Where that is published; empty where it is not on the web in one place.
    pub url: &'static str,
}

/// The page of a rule. Left out of the program with the feature `slim`: the page loads them afterwards.
#[derive(Clone, Copy, Debug)]
pub struct Doc {
    /// What it checks.
    #[cfg(not(feature = "slim"))]
    pub what: Text,
    /// Why it matters.
    #[cfg(not(feature = "slim"))]
    pub why: Text,
    /// How to fix it.
    #[cfg(not(feature = "slim"))]
    pub fix: Text,
    /// JSON (or text) that breaks the rule; shown as it is.
    #[cfg(not(feature = "slim"))]
    pub example: &'static str,
}

/// The four parts of a rule's page: `page! { what: text!(…), why: text!(…), fix: text!(…), example: "…" }`.
macro_rules! page {
    (what: $what:expr, why: $why:expr, fix: $fix:expr, example: $example:expr $(,)?) => {
        $crate::rules::Doc {
            #[cfg(not(feature = "slim"))]
            what: $what,
            #[cfg(not(feature = "slim"))]
            why: $why,
            #[cfg(not(feature = "slim"))]
            fix: $fix,
            #[cfg(not(feature = "slim"))]
            example: $example,
        }
    };
}
pub(super) use page;

/// What a rule looks at. The check is asked once for every place of that sort.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// The bytes of any document, JSON or not.
    Input(fn(&Document, &mut Report)),
    /// The outermost value of a JSON document of any kind.
    Json(fn(Value<'_>, &Document, &mut Report)),
    /// An OCI index or Docker list.
    Index(fn(&IndexView<'_>, &mut Report)),
    /// An OCI image manifest or Docker schema 2 manifest.
    Manifest(fn(&ManifestView<'_>, &mut Report)),
    /// A document's annotations, all at once; and an image config's labels.
    Annotations(fn(&AnnotationsView<'_>, &mut Report)),
    /// Every descriptor: entries, config, layers, subject, or the document itself.
    Descriptor(fn(&DescriptorView<'_>, &mut Report)),
    /// Every `platform` of a descriptor, whatever its type.
    Platform(fn(&PlatformView<'_>, &mut Report)),
    /// A member that must be there, or must have a shape: one row of a field table.
    Field(Scope, &'static str, Must),
    /// An archive: the findings' places are in its listing.
    Archive(fn(&ArchiveView<'_>, &mut Report)),
    /// A document beside the others that were given.
    Linked(fn(&Library, &Document, &mut Report)),
}

/// An index and all that belongs to it.
#[derive(Clone, Copy, Debug)]
pub struct IndexView<'a> {
    /// The document.
    pub document: &'a Document,
    /// OCI index or Docker list.
    pub kind: Kind,
    /// The outermost value.
    pub root: Value<'a>,
    /// Entries and their parts.
    pub index: &'a Index,
}

impl<'a> IndexView<'a> {
    /// The value of an entry (or of any descriptor of this document).
    pub fn value(&self, descriptor: &Descriptor) -> Value<'a> {
        self.at(descriptor.node)
    }

    /// The value at a node of this document.
    pub fn at(&self, node: crate::json::NodeId) -> Value<'a> {
        self.document.tree.as_deref().map_or(self.root, |tree| tree.value(node))
    }
}

/// A descriptor and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct DescriptorView<'a> {
    /// The document that holds it.
    pub document: &'a Document,
    /// The kind of that document.
    pub kind: Kind,
    /// What was read.
    pub descriptor: &'a Descriptor,
    /// The descriptor's value: not always an object.
    pub value: Value<'a>,
    /// The part it plays, where it is an entry of an index.
    pub role: Option<Role>,
}

/// A platform and the descriptor it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct PlatformView<'a> {
    /// The kind of the document.
    pub kind: Kind,
    /// The descriptor.
    pub descriptor: &'a Descriptor,
    /// The part the descriptor plays, where it is an entry of an index.
    pub role: Option<Role>,
    /// What was read.
    pub platform: &'a Platform,
    /// The platform's value: not always an object.
    pub value: Value<'a>,
}
