//! Entries that no client ever takes.
//!
//! Only entries that share their platform with another one can stand in each other's way, so only these are looked at: every
//! way of every simulated client is asked for the entry's own platform in its usual forms, and for the platform of each preset
//! host of its system and architecture. What depends on content beside the index counts as taken.

use crate::clients::platforms::V1_0_RC4;
use crate::clients::{HOSTS, Listing, Names, NoContents, Outcome, Question, Spec, columns};
use crate::diagnostic::Severity;
use crate::image::{Descriptor, Pair, Role};
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Entries of an index above which nothing is asked, and entries that are asked for: each question looks at the whole index.
const ENTRIES: usize = 200;
const CANDIDATES: usize = 12;

pub(in crate::rules) static SHADOWED: Rule = Rule {
    code: "dup-shadowed",
    severity: Severity::Note,
    title: text!("An entry that no client takes", "没有客户端会选择的条目"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("Another entry goes before this one in every simulated client, whatever platform is asked for.", "无论请求什么平台，所有模拟的客户端都会先选另一个条目。"),
        why: text!("Its content is never used except by its digest.", "除非按摘要引用，否则其内容不会被用到。"),
        fix: text!("Remove it, or put it before the other if it is the one that is meant.", "请去掉它；若它才是想要的，请移到另一个之前。"),
        example: r#"{"manifests": [{"digest": "sha256:1…", "platform": {"os": "linux", "architecture": "amd64"}}, {"digest": "sha256:2…", "platform": {"os": "linux", "architecture": "amd64"}}]}"#,
    },
    check: Check::Index(shadowed),
};

static SAYS: Text = text!("No client takes this entry: #{0} always goes before it", "没有客户端会选择此条目：#{0} 总是先被选中");
static TAKEN: Text = text!("Taken instead", "被选中的是此条目");

fn shadowed(view: &IndexView<'_>, report: &mut Report) {
    let entries = &view.index.entries;
    if entries.len() > ENTRIES {
        return;
    }
    let mut candidates: BTreeMap<usize, &Descriptor> = BTreeMap::new();
    for (pair, first, second) in view.index.pairs() {
        if !matches!(pair, Pair::Platform | Pair::Alias | Pair::Compression | Pair::Artifact) {
            continue;
        }
        for entry in [first, second] {
            let at = entries.iter().position(|other| std::ptr::eq(other, entry));
            candidates.extend(at.filter(|at| view.index.roles.get(*at) == Some(&Role::Image)).map(|at| (at, entry)));
        }
    }
    if candidates.is_empty() || candidates.len() > CANDIDATES {
        return;
    }
    let Some(listing) = Listing::of(view.document).map(Rc::new) else { return };
    for (at, entry) in candidates {
        let Some(by) = never_taken(&listing, entries, at) else { continue };
        let finding = report.missing(view.value(entry), &SAYS, [by.to_string()]);
        if let Some(taken) = entries.get(by) {
            finding.label(view.value(taken).span(), &TAKEN, NOTHING);
        }
    }
}

/// The entry that goes first where the one at `at` is asked for, if that one is never taken.
fn never_taken(index: &Rc<Listing>, entries: &[Descriptor], at: usize) -> Option<usize> {
    let entry = entries.get(at)?;
    let same = |other: usize| entries.get(other).is_some_and(|other| other.digest_text() == entry.digest_text());
    let own = Spec::from(entry.platform()?);
    let usual = V1_0_RC4.normalise(&own);
    let names = Names::default();
    let mut requests = vec![
        own.clone().with_version(""),
        usual.clone(),
        Spec::new(&own.os, &own.architecture, ""),
        Spec { os_features: Vec::new(), features: Vec::new(), ..own.clone() },
        own,
    ];
    for host in HOSTS.iter().filter(|host| *usual.os == *host.os && *usual.architecture == *host.architecture) {
        requests.extend([host.platform(), host.platform().with_version(""), Spec::new(host.os, host.architecture, host.variant)]);
    }
    let mut asked: Vec<Spec> = Vec::new();
    for request in requests {
        if !asked.contains(&request) {
            asked.push(request);
        }
    }
    let mut instead = None;
    for request in asked {
        for column in columns().filter(|column| column.applies.to(&request)) {
            let answer = (column.pick)(&Question { index, contents: &NoContents, request: &request, names: &names });
            let (path, sure) = match &answer.outcome {
                Outcome::Picked(path) => (path, true),
                Outcome::Depends(path, _) => (path, false),
                Outcome::NoMatch(_) | Outcome::Refused(_) => continue,
            };
            let first = *path.first()?;
            if !sure || same(first) {
                return None;
            }
            instead = instead.or(Some(first));
        }
    }
    instead
}
