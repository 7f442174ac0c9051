//! Documents that lead back to themselves.
//!
//! No document can hold its own digest, so honest digests never do; claimed ones can: a file named after a digest that its
//! bytes do not have, or bytes given for an entry whose content they are not.

use super::{Document, ExpectationSource, Library};
use crate::digest::Digest;
use crate::image::Descriptor;
use std::collections::HashMap;

/// For each document, the number of the group that it belongs to: within a group each leads to each.
#[derive(Clone, Debug, Default)]
pub(super) struct Cycles {
    targets: HashMap<Digest, usize>,
    groups: Vec<usize>,
}

impl Cycles {
    pub(super) fn read(library: &Library, algorithms: &[crate::digest::Algorithm]) -> Self {
        let documents = library.documents();
        let mut targets = HashMap::new();
        for (at, document) in documents.iter().enumerate() {
            for algorithm in algorithms {
                targets.entry(document.digest(*algorithm).clone()).or_insert(at);
                targets.entry(document.registry_digest(*algorithm).clone()).or_insert(at);
            }
        }
        // Who has a digest goes before who claims it.
        for (at, document) in documents.iter().enumerate() {
            document.expected.iter().for_each(|expected| _ = targets.entry(expected.digest.clone()).or_insert(at));
        }
        let leads_to = |document: &Document| -> Vec<usize> {
            let descriptors = document.image.iter().flat_map(|image| &image.descriptors);
            descriptors.filter_map(|descriptor| targets.get(descriptor.digest()?).copied()).collect()
        };
        let edges: Vec<Vec<usize>> = documents.iter().map(|document| leads_to(document)).collect();
        Self { groups: groups(&edges), targets }
    }
}

impl Library {
    /// The descriptors of `document` that lead back to it: directly, or through other documents given.
    pub fn leading_back<'a>(&self, document: &'a Document) -> Vec<&'a Descriptor> {
        if !self.has_claims() {
            return Vec::new();
        }
        let cycles = self.cycles();
        let Some(own) = self.places.of(document.id) else { return Vec::new() };
        // What a person expects of a document, or gives for an entry, is often something that the document names.
        let claimed = |source| matches!(source, ExpectationSource::FileName | ExpectationSource::Wrapping);
        let is_own = |digest: &Digest| document.expected.iter().any(|expected| claimed(expected.source) && expected.digest == *digest);
        let leads = |descriptor: &&Descriptor| match descriptor.digest() {
            Some(digest) if is_own(digest) => true,
            Some(digest) => {
                cycles.targets.get(digest).is_some_and(|target| *target != own && cycles.groups.get(own) == cycles.groups.get(*target))
            }
            None => false,
        };
        document.image.iter().flat_map(|image| &image.descriptors).filter(leads).collect()
    }
}

/// Strongly connected components by Tarjan's algorithm, without recursion.
fn groups(edges: &[Vec<usize>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let count = edges.len();
    let (mut order, mut low, mut group) = (vec![UNSEEN; count], vec![0; count], vec![UNSEEN; count]);
    let (mut next, mut open) = (0, Vec::new());
    for root in 0..count {
        let mut path: Vec<(usize, usize)> = if order.get(root) == Some(&UNSEEN) { vec![(root, 0)] } else { Vec::new() };
        while let Some((at, edge)) = path.last_mut() {
            let at = *at;
            if *edge == 0 && order[at] == UNSEEN {
                (order[at], low[at]) = (next, next);
                next += 1;
                open.push(at);
            }
            match edges[at].get(*edge) {
                Some(target) => {
                    *edge += 1;
                    if order[*target] == UNSEEN {
                        path.push((*target, 0));
                    } else if group[*target] == UNSEEN {
                        low[at] = low[at].min(order[*target]);
                    }
                }
                None => {
                    path.pop();
                    if let Some((above, _)) = path.last() {
                        low[*above] = low[*above].min(low[at]);
                    }
                    if low[at] == order[at] {
                        while let Some(member) = open.pop() {
                            group[member] = at;
                            if member == at {
                                break;
                            }
                        }
                    }
                }
            }
        }
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Expectation, Origin, Route};

    fn digest(letter: char) -> String {
        format!("sha256:{}", letter.to_string().repeat(64))
    }

    /// Documents, each with the digest that it claims and those that it names.
    fn library(documents: &[(char, &[char])], source: ExpectationSource) -> Library {
        let mut library = Library::default();
        for (claimed, named) in documents {
            let entries: Vec<_> = named.iter().map(|name| format!(r#"{{"digest": "{}"}}"#, digest(*name))).collect();
            let text = format!(r#"{{"schemaVersion": 2, "manifests": [{}], "note": "{claimed}"}}"#, entries.join(", "));
            let origin = Origin { name: String::new(), route: Route::File };
            let expected = vec![Expectation { digest: Digest::parse(&digest(*claimed)).unwrap(), source }];
            library.insert(Document::read(library.next_id(), origin, text.into_bytes()).with(expected));
        }
        library
    }

    fn back(library: &Library) -> Vec<Vec<usize>> {
        let of =
            |document: &std::rc::Rc<Document>| library.leading_back(document).iter().filter_map(|descriptor| descriptor.entry()).collect();
        library.documents().iter().map(of).collect()
    }

    #[test]
    fn chains_that_come_back_are_told_from_those_that_do_not() {
        let named = ExpectationSource::FileName;
        assert_eq!(back(&library(&[('a', &['b', 'c']), ('b', &['c', 'a']), ('c', &['d'])], named)), [vec![0], vec![1], vec![]]);
        assert_eq!(
            back(&library(&[('a', &['b']), ('b', &['c']), ('c', &['a']), ('d', &['a'])], named)),
            [vec![0], vec![0], vec![0], vec![]]
        );
        assert_eq!(back(&library(&[('a', &['a', 'b'])], named)), [[0]]);
        assert_eq!(back(&library(&[('a', &['b', 'a'])], ExpectationSource::Person)), [[0; 0]]);
        assert_eq!(back(&library(&[('a', &['b']), ('b', &['a'])], ExpectationSource::Person)), [[0], [0]]);
    }

    #[test]
    fn long_chains_and_wide_knots_cost_neither_stack_nor_time() {
        let chain: Vec<Vec<usize>> = (0..200_000).map(|at| vec![(at + 1) % 200_000]).collect();
        assert!(groups(&chain).iter().all(|group| *group == 0));
        let knot: Vec<Vec<usize>> = (0..1000).map(|at| (0..1000).filter(|other| *other != at).collect()).collect();
        assert!(groups(&knot).iter().all(|group| *group == 0));
        let line: Vec<Vec<usize>> = (0..1000).map(|at| ((at + 1)..1000).take(20).collect()).collect();
        assert!(groups(&line).iter().enumerate().all(|(at, group)| *group == at));
    }
}
