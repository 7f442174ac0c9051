//! What a rule says about a document: severity, place and sentence, kept apart from the words of any language.

use crate::json::NodeId;
use crate::language::{Language, Text};
use crate::rules::Rule;
use crate::text::Span;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Breaks a MUST, or cannot work.
    Error,
    /// Breaks a SHOULD, or is known to break a named client.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// All of them, worst first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

    /// The name in reports; stable.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A sentence with what fills its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The words.
    pub text: &'static Text,
    /// What stands for `{0}`, `{1}` …
    pub arguments: Vec<String>,
}

impl Sentence {
    /// The sentence in one language.
    pub fn in_language(&self, language: Language) -> String {
        self.text.fill(language, &self.arguments)
    }
}

/// A further place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its bytes.
    pub span: Span,
    /// What stands there.
    pub says: Sentence,
}

/// One thing that a rule found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is here; mostly the rule's own severity.
    pub severity: Severity,
    /// What was found, in one plain sentence.
    pub says: Sentence,
    /// The bytes it is about; empty where it is about the whole document.
    pub span: Span,
    /// The value it is about, where the document has a tree.
    pub node: Option<NodeId>,
    /// The entry that the bytes belong to, where the document is an index.
    pub entry: Option<usize>,
    /// Further places, such as the first of two equal names.
    pub labels: Vec<Label>,
    /// How many others of the rule and the severity it stands for, besides itself: those of very many are not kept.
    pub more: usize,
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        self.rule.code == other.rule.code
            && self.severity == other.severity
            && self.says == other.says
            && self.span == other.span
            && self.more == other.more
    }
}
