//! Every place where a digest is written in the documents given, or follows from what is written there.

use super::{Document, DocumentId, Library};
use crate::dialect::Shape;
use crate::digest::{Algorithm, Digest, Sought, chain_id};
use crate::image::{Kind, Place};
use crate::json::{Kind as Json, NodeId, Value};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Chain IDs are computed for as many layers of a config.
const CHAIN_LIMIT: usize = 512;

/// How a document comes to a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mention {
    /// A descriptor names it: its place in the document's `descriptors`.
    Descriptor(usize),
    /// `rootfs.diff_ids[n]` of a config.
    DiffId(usize),
    /// It follows from the first `n + 1` diff IDs of a config.
    ///
    /// Source: image-spec v1.1.1 `config.md`, "Layer ChainID".
    ChainId(usize),
    /// Another value is it.
    Value(NodeId),
}

/// All mentions, sorted by digest.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    sorted: Vec<(Digest, usize, Mention)>,
}

impl Mentions {
    fn read(documents: &[Rc<Document>]) -> Self {
        let mut sorted = Vec::new();
        // What was taken out of a wrapping says the same, and says what it is.
        let opened: HashSet<DocumentId> = documents.iter().filter_map(|document| Some(document.within?.outer)).collect();
        let is_wrapper = |document: &Document| document.dialect.is_some_and(|dialect| dialect.shape == Shape::Wrapper);
        for (at, document) in documents.iter().enumerate() {
            if is_wrapper(document) && opened.contains(&document.id) {
                continue;
            }
            read(document, &mut |digest, mention| sorted.push((digest, at, mention)));
        }
        // Stable: mentions of one digest stay in the order of the documents.
        sorted.sort_by(|one, other| one.0.cmp(&other.0));
        Self { sorted }
    }

    /// Those whose digest begins with `text`.
    fn beginning(&self, text: &str) -> &[(Digest, usize, Mention)] {
        let first = self.sorted.partition_point(|(digest, ..)| digest.as_str() < text);
        let rest = self.sorted.get(first..).unwrap_or_default();
        let count = rest.partition_point(|(digest, ..)| digest.as_str().starts_with(text));
        rest.get(..count).unwrap_or_default()
    }
}

fn read(document: &Document, found: &mut dyn FnMut(Digest, Mention)) {
    let (Some(tree), Some(image)) = (document.tree.as_deref(), document.image.as_deref()) else { return };
    let counted = |at: usize, node: NodeId| match image.descriptors.get(at).map(|descriptor| descriptor.place) {
        // Of duplicate lists only the last one counts.
        Some(Place::Entry(entry)) => {
            image.index.as_ref().and_then(|index| index.entries.get(entry)?.digest.as_ref()).is_some_and(|field| field.node == node)
        }
        place => place.is_some(),
    };
    let descriptors: HashMap<NodeId, usize> =
        image.descriptors.iter().enumerate().filter_map(|(at, descriptor)| Some((descriptor.digest.as_ref()?.node, at))).collect();
    let diff_ids: Vec<Value<'_>> = diff_ids(document);
    let first_diff_id = diff_ids.first().map(|value| value.id());
    let mut chain: Option<Digest> = None;
    for (at, value) in diff_ids.iter().enumerate() {
        let digest = digest_of(*value);
        chain = match (chain, &digest) {
            // The first layer's chain is the layer.
            (None, Some(digest)) if at == 0 => Some(digest.clone()),
            (Some(before), Some(digest)) if at < CHAIN_LIMIT => {
                let next = chain_id([&before, digest]);
                next.iter().for_each(|next| found(next.clone(), Mention::ChainId(at)));
                next
            }
            _ => None,
        };
        if let Some(digest) = digest {
            found(digest, Mention::DiffId(at));
        }
    }
    let last_diff_id = diff_ids.last().map(|value| value.id());
    for value in tree.values().filter(|value| value.kind() == Json::String) {
        let node = value.id();
        // A descriptor may use an algorithm that is not computed here.
        let descriptor = descriptors.get(&node).copied();
        let named = descriptor.and_then(|at| image.descriptors.get(at)?.digest().cloned());
        let Some(digest) = named.or_else(|| digest_of(value)) else { continue };
        match descriptor {
            Some(at) if counted(at, node) => found(digest, Mention::Descriptor(at)),
            _ if first_diff_id <= Some(node) && Some(node) <= last_diff_id => {}
            _ => found(digest, Mention::Value(node)),
        }
    }
}

/// `rootfs.diff_ids` of a config.
fn diff_ids(document: &Document) -> Vec<Value<'_>> {
    let root = document.tree.as_deref().filter(|_| document.kind() == Kind::Config).map(|tree| tree.root());
    let list = root.and_then(|root| root.get("rootfs")?.get("diff_ids"));
    list.into_iter().flat_map(|list| list.items()).collect()
}

/// The digest that a string is: written whole, or as bare digits under the name of their algorithm (in-toto statements).
fn digest_of(value: Value<'_>) -> Option<Digest> {
    let text = value.raw().strip_prefix('"')?.strip_suffix('"')?;
    for algorithm in Algorithm::ALL {
        let (name, length) = (algorithm.name(), algorithm.hex_len());
        if text.len() == name.len() + 1 + length && text.starts_with(name) {
            return Digest::parse(text).ok();
        }
        if text.len() == length && value.is_named(name) {
            return Digest::parse(&format!("{name}:{text}")).ok();
        }
    }
    None
}

impl Library {
    /// Every digest here that `sought` is or begins, each with where it is mentioned. The digests of the documents
    /// themselves are among them, mentioned or not; what was drawn has none.
    pub fn mentions(&self, sought: &Sought) -> Vec<(Digest, Vec<(DocumentId, Mention)>)> {
        let mut found: Vec<(Digest, Vec<(DocumentId, Mention)>)> = Vec::new();
        for text in beginnings(sought) {
            for (digest, at, mention) in self.known_mentions().beginning(&text) {
                let Some(document) = self.documents().get(*at) else { continue };
                match found.last_mut().filter(|(last, _)| last == digest) {
                    Some((_, places)) => places.push((document.id, *mention)),
                    None => found.push((digest.clone(), vec![(document.id, *mention)])),
                }
            }
        }
        let mut known: HashSet<Digest> = found.iter().map(|(digest, _)| digest.clone()).collect();
        for own in self.own_digests(sought) {
            if known.insert(own.clone()) {
                found.push((own.clone(), Vec::new()));
            }
        }
        found
    }

    /// Whether `sought` is, or begins, any digest that is mentioned here or that a document has.
    pub fn is_mentioned(&self, sought: &Sought) -> bool {
        beginnings(sought).iter().any(|text| !self.known_mentions().beginning(text).is_empty()) || self.own_digests(sought).next().is_some()
    }

    fn known_mentions(&self) -> &Mentions {
        self.mentions.get_or_init(|| Rc::new(Mentions::read(self.documents())))
    }

    /// The digests of documents that `sought` is or begins.
    fn own_digests<'a>(&'a self, sought: &'a Sought) -> Box<dyn Iterator<Item = &'a Digest> + 'a> {
        match sought {
            Sought::Whole(digest) => Box::new(self.by_digest(digest).into_iter().map(move |_| digest)),
            Sought::Beginning(digits) => {
                let given = self.documents().iter().filter(|document| document.has_bytes());
                let names = given.flat_map(|document| [document.registry_digest(Algorithm::Sha256), document.sha256()]);
                Box::new(names.filter(move |own| own.encoded().starts_with(&**digits)))
            }
        }
    }
}

/// What the text of a digest begins with that is sought.
fn beginnings(sought: &Sought) -> Vec<String> {
    match sought {
        Sought::Whole(digest) => vec![digest.to_string()],
        Sought::Beginning(digits) => Algorithm::ALL.into_iter().map(|algorithm| format!("{}:{digits}", algorithm.name())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Origin, Route};

    fn library(texts: &[&str]) -> Library {
        let mut library = Library::default();
        for text in texts {
            let id = library.next_id();
            library.insert(Document::read(id, Origin { name: String::new(), route: Route::File }, text.as_bytes().to_vec()));
        }
        library
    }

    fn places(library: &Library, sought: &str) -> Vec<Vec<Mention>> {
        let found = library.mentions(&Sought::read(sought).unwrap());
        found.into_iter().map(|(_, places)| places.into_iter().map(|(_, mention)| mention).collect()).collect()
    }

    #[test]
    fn a_digest_is_found_wherever_it_is_written() {
        let (a, b) = ("aa".repeat(32), "ab".repeat(32));
        let library = library(&[
            &format!(
                r#"{{"schemaVersion": 2, "layers": [{{"digest": "sha256:{a}"}}], "annotations": {{"org.opencontainers.image.base.digest": "sha256:{b}"}}}}"#
            ),
            &format!(r#"{{"_type": "x", "predicateType": "y", "subject": [{{"digest": {{"sha256": "{a}", "note": "{b}"}}}}]}}"#),
        ]);
        assert!(matches!(places(&library, &a)[..], [ref one] if matches!(one[..], [Mention::Descriptor(0), Mention::Value(_)])));
        assert!(matches!(places(&library, &format!("sha256:{b}"))[..], [ref one] if matches!(one[..], [Mention::Value(_)])));
        assert_eq!(places(&library, &a[..12]).len(), 1);
        assert!(places(&library, &"c".repeat(12)).is_empty());
        assert_eq!(places(&library, &"a".repeat(7)).len(), 1, "one digest begins with a's only");
        let own = library.documents()[0].digest(Algorithm::Sha512).to_string();
        assert_eq!(places(&library, &own), [Vec::new()]);
    }

    #[test]
    fn chain_ids_follow_from_diff_ids() {
        let (one, two) = (format!("sha256:{}", "1".repeat(64)), format!("sha256:{}", "2".repeat(64)));
        let library = library(&[&format!(r#"{{"os": "linux", "architecture": "amd64", "rootfs": {{"diff_ids": ["{one}", "{two}"]}}}}"#)]);
        assert_eq!(places(&library, &two), [[Mention::DiffId(1)]]);
        assert_eq!(places(&library, &one), [[Mention::DiffId(0)]]);
        let chain = Digest::of(Algorithm::Sha256, format!("{one} {two}").as_bytes());
        assert_eq!(places(&library, chain.as_str()), [[Mention::ChainId(1)]]);
    }

    #[test]
    fn entries_of_a_list_that_does_not_count_are_mere_values() {
        let (one, two) = (format!("sha256:{}", "1".repeat(64)), format!("sha256:{}", "2".repeat(64)));
        let library =
            library(&[&format!(r#"{{"schemaVersion": 2, "manifests": [{{"digest": "{one}"}}], "manifests": [{{"digest": "{two}"}}]}}"#)]);
        assert!(matches!(places(&library, &one)[0][..], [Mention::Value(_)]));
        assert!(matches!(places(&library, &two)[0][..], [Mention::Descriptor(1)]));
    }
}
