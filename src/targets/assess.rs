//! The answer for an index: what stands against each target.

use super::fact::{Fact, Scope, Target};
use super::known::TARGETS;
use super::subject::{Sight, Subject};
use super::traits::TRAITS;
use crate::diagnostic::{Sentence, Severity};
use crate::language::Text;
use crate::library::{Document, Library};
use crate::text;
use std::collections::HashMap;
use std::rc::Rc;

/// What is said of a target that nothing stands against. It is no promise.
pub static NOTHING_KNOWN: Text = text!("Nothing known", "未发现已知问题");

/// What is said of a target where only what was not given could stand against it; `{0}` is the number of manifests.
pub static UNKNOWN_YET: Text = text!("Depends on manifests that were not given: {0}", "取决于尚未提供的清单：{0}");

/// What stands against one target.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The target.
    pub target: &'static Target,
    /// Facts that the index is known to meet, what concerns today's versions first.
    pub against: Vec<Against>,
    /// Facts that it may meet: what the entries point to was not given.
    pub open: Vec<Against>,
}

/// A fact, and what in the index it is about.
#[derive(Clone, Debug)]
pub struct Against {
    /// The fact.
    pub fact: &'static Fact,
    /// What its trait saw.
    pub sight: Rc<Sight>,
}

impl Assessment {
    /// The gravest severity; nothing where nothing is known against the target.
    pub fn severity(&self) -> Option<Severity> {
        self.against.iter().map(|against| against.fact.severity()).min()
    }

    /// What is said where nothing stands against it.
    pub fn is_clear(&self) -> bool {
        self.against.is_empty()
    }

    /// How many manifests the answer waits for.
    pub fn waits_for(&self) -> usize {
        self.open.iter().map(|against| against.sight.unseen.len()).max().unwrap_or_default()
    }
}

impl Against {
    /// What the index contains that the fact is about.
    pub fn label(&self) -> Sentence {
        let count = if self.sight.is_there() { self.sight.entries.len() } else { self.sight.unseen.len() };
        Sentence { text: &self.fact.about.label, arguments: vec![count.to_string()] }
    }
}

/// What stands against each target, all targets in their order; nothing where `document` is no index.
pub fn assess(library: &Library, document: &Document) -> Option<Vec<Assessment>> {
    let subject = Subject::of(library, document)?;
    let sights: HashMap<&str, Rc<Sight>> = TRAITS.iter().map(|wanted| (wanted.id, Rc::new((wanted.look)(&subject)))).collect();
    let concerns = |scope: Scope| match scope {
        Scope::Any => true,
        // The file's name alone does not tell: an image's index may have been saved under it.
        Scope::Layout => subject.may_be_layout(),
        Scope::Image => !subject.is_layout(),
    };
    let assess = |target: &'static Target| {
        let facts = target.facts.iter().filter(|fact| concerns(fact.scope));
        let (mut against, mut open) = (Vec::new(), Vec::new());
        for fact in facts {
            let Some(sight) = sights.get(fact.about.id) else { continue };
            if sight.is_there() {
                against.push(Against { fact, sight: sight.clone() });
            } else if sight.is_open() {
                open.push(Against { fact, sight: sight.clone() });
            }
        }
        against.sort_by_key(|against| against.fact.severity());
        Assessment { target, against, open }
    };
    Some(TARGETS.iter().map(|target| assess(target)).collect())
}
