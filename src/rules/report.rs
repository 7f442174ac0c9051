//! The collector that checks write their findings to.

use super::Rule;
use crate::diagnostic::{Finding, Label, Sentence, Severity};
use crate::json::Value;
use crate::language::Text;
use crate::text::Span;

/// No arguments: for a sentence without places.
pub const NOTHING: [&str; 0] = [];

/// Collects findings. The run says whose turn it is; a check says where and what.
#[derive(Debug)]
pub struct Report {
    rule: &'static Rule,
    findings: Vec<Finding>,
}

impl Report {
    pub(super) fn new(rule: &'static Rule) -> Self {
        Self { rule, findings: Vec::new() }
    }

    pub(super) fn turn(&mut self, rule: &'static Rule) {
        self.rule = rule;
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// A finding about a value: its bytes without its name. Without a value it is about the whole document.
    pub fn value<'a>(
        &mut self,
        at: impl Into<Option<Value<'a>>>,
        text: &'static Text,
        arguments: impl IntoIterator<Item = impl Into<String>>,
    ) -> &mut Finding {
        let at = at.into();
        self.add(at.map(Value::span).unwrap_or_default(), at, text, arguments)
    }

    /// A finding about a member: its name's bytes (its value's where it has no name).
    pub fn key(&mut self, at: Value<'_>, text: &'static Text, arguments: impl IntoIterator<Item = impl Into<String>>) -> &mut Finding {
        self.add(at.key_span().unwrap_or(at.span()), Some(at), text, arguments)
    }

    /// A finding about something that is missing from a container: its opening bracket's byte. Without a container it is about
    /// the whole document.
    pub fn missing<'a>(
        &mut self,
        from: impl Into<Option<Value<'a>>>,
        text: &'static Text,
        arguments: impl IntoIterator<Item = impl Into<String>>,
    ) -> &mut Finding {
        let from = from.into();
        let span = from.map(|from| Span { start: from.span().start, end: from.span().start + 1 }).unwrap_or_default();
        self.add(span, from, text, arguments)
    }

    /// A finding about bytes.
    pub fn span(&mut self, span: Span, text: &'static Text, arguments: impl IntoIterator<Item = impl Into<String>>) -> &mut Finding {
        self.add(span, None, text, arguments)
    }

    /// A finding about the whole document.
    pub fn whole(&mut self, text: &'static Text, arguments: impl IntoIterator<Item = impl Into<String>>) -> &mut Finding {
        self.add(Span::default(), None, text, arguments)
    }

    fn add(
        &mut self,
        span: Span,
        at: Option<Value<'_>>,
        text: &'static Text,
        arguments: impl IntoIterator<Item = impl Into<String>>,
    ) -> &mut Finding {
        let says = Sentence { text, arguments: arguments.into_iter().map(Into::into).collect() };
        let finding = Finding {
            rule: self.rule,
            severity: self.rule.severity,
            says,
            span,
            node: at.map(|at| at.id()),
            entry: None,
            labels: Vec::new(),
        };
        let at = self.findings.len();
        self.findings.push(finding);
        &mut self.findings[at]
    }
}

impl Finding {
    /// Marks a further place.
    pub fn label(&mut self, span: Span, text: &'static Text, arguments: impl IntoIterator<Item = impl Into<String>>) -> &mut Self {
        self.labels.push(Label { span, says: Sentence { text, arguments: arguments.into_iter().map(Into::into).collect() } });
        self
    }

    /// Gives this one finding another severity than the rule's.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }
}
