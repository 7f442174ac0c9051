//! The collector that checks write their findings to.

use super::Rule;
use crate::diagnostic::{Finding, Label, Sentence, Severity};
use crate::json::Value;
use crate::language::Text;
use crate::text;
use crate::text::{Span, number};

/// No arguments: for a sentence without places.
pub const NOTHING: [&str; 0] = [];

/// Findings of one rule in one document that are told one by one.
const OF_RULE: usize = 100_000;
/// Findings in one document after which a rule is told of less.
const IN_ALL: usize = 200_000;
/// Findings of one rule that are told one by one in any case.
const AT_LEAST: usize = 1_000;

static MORE: Text =
    text!("{0} more of this kind are not listed one by one; the first of them is here", "另有 {0} 处同类问题未逐一列出；第一处在此");

/// Collects findings. The run says whose turn it is; a check says where and what.
///
/// A document of some megabytes can break a rule a million times. Of very many the rest is counted: they stand behind one
/// finding of each severity ([`Finding::more`]).
#[derive(Debug)]
pub struct Report {
    rule: &'static Rule,
    findings: Vec<Finding>,
    /// Where the findings of the rule begin whose turn it is.
    begin: usize,
    /// The finding that is being counted: what a check says of it last decides where.
    counted: Option<Finding>,
    /// Those that stand for the others of the rule.
    rest: Vec<Finding>,
}

impl Report {
    pub(super) fn new(rule: &'static Rule) -> Self {
        Self { rule, findings: Vec::new(), begin: 0, counted: None, rest: Vec::new() }
    }

    pub(super) fn turn(&mut self, rule: &'static Rule) {
        self.close();
        self.rule = rule;
        self.begin = self.findings.len();
    }

    pub(super) fn into_findings(mut self) -> Vec<Finding> {
        self.close();
        self.findings
    }

    /// Ends the turn of a rule.
    fn close(&mut self) {
        self.count();
        for mut finding in self.rest.drain(..) {
            finding.says = Sentence { text: &MORE, arguments: vec![number(finding.more as u64 + 1)] };
            self.findings.push(finding);
        }
    }

    /// Counts the finding that was made last, where it is none to be told.
    fn count(&mut self) {
        let Some(finding) = self.counted.take() else { return };
        match self.rest.iter_mut().find(|known| known.severity == finding.severity) {
            Some(known) => known.more += 1,
            None => self.rest.push(Finding { labels: Vec::new(), ..finding }),
        }
    }

    /// Whether what comes is counted only.
    fn is_full(&self) -> bool {
        let own = self.findings.len() - self.begin;
        own >= if self.begin >= IN_ALL { AT_LEAST } else { OF_RULE }
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
            more: 0,
        };
        if self.is_full() {
            self.count();
            return self.counted.insert(finding);
        }
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
