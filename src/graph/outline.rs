//! The tree of the documents given: from those that nothing refers to, down to layers and attestations. Children are
//! read only where a row is unfolded, so that an index of twenty thousand entries costs what is seen of it.

mod shelves;

use super::Folds;
use super::ancestors::counts;
use crate::archive::{ArchiveId, MemberId};
use crate::dialect::{Fidelity, Shape};
use crate::digest::{Algorithm, Digest};
use crate::image::{Descriptor, Index, Kind, Place, Role};
use crate::library::{Document, DocumentId, Held, Library, Verification};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// A root with more children than this is folded until a person unfolds it.
const UNFOLDED: usize = 100;
/// So are all roots where there are more than these.
const UNFOLDED_ROOTS: usize = 24;
/// Rows that are made at once, at most.
const ROW_LIMIT: usize = 5_000;
/// Levels that are walked.
const DEPTH: usize = 64;

/// What a row is to the row above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Nothing refers to it: the tree begins here.
    Root,
    /// An entry of an index: its place, and the part that it plays.
    Entry(usize, Role),
    /// The config of a manifest.
    Config,
    /// A layer (or another blob) of a manifest, and its place.
    Layer(usize),
    /// What a document says that it is about.
    Subject,
    /// A document that says that it is about the one above.
    Referrer,
    /// What a lone descriptor describes.
    Described,
    /// An archive: the tree begins here.
    Archive(ArchiveId),
    /// An image that `manifest.json` of an archive lists, and its place there.
    Saved(usize),
    /// A layer of such an image, and its place.
    SavedLayer(usize),
    /// A file of an archive, by itself.
    File,
    /// So many blobs of an archive that nothing refers to.
    Unreferenced(usize),
    /// So many other files of an archive.
    Others(usize),
    /// The list of so many members of an archive.
    Members(usize),
    /// So many more children of the row above are not shown until they are asked for.
    More(usize),
    /// So many more children of the row above are not shown: there are too many rows.
    Limit(usize),
}

/// How the bytes of a row stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Against the descriptor that names them.
    Declared(Verification),
    /// A root with the digest that it should have.
    AsExpected,
    /// A root with another digest than it should have.
    NotAsExpected,
    /// A root without anything to compare with.
    Alone,
    /// A root that another document here could refer to, and does not.
    NotReferredTo,
    /// A layer that `manifest.json` lists: whether it has the diff ID that the config states.
    DiffId(bool),
    /// A layer that `manifest.json` lists and that is not in the archive.
    Absent,
    /// A file of which only its length is known: it is still to be read.
    Unread(MemberId),
    /// Nothing is said about it: it groups others.
    Group,
}

/// Where the descriptor of a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Entry(usize),
    Descriptor(usize),
}

/// A row of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The way from the root; the same for as long as the documents stay.
    pub key: String,
    /// Depth, from 1.
    pub level: usize,
    /// Place among its siblings, from 1.
    pub position: usize,
    /// Number of siblings, itself among them.
    pub siblings: usize,
    /// What it is to the row above.
    pub part: Part,
    /// The bytes, where they were given.
    pub document: Option<Rc<Document>>,
    /// How they stand.
    pub standing: Standing,
    /// Whether it is unfolded; nothing where it has nothing inside.
    pub open: Option<bool>,
    /// Whether its document stands further up on the way here: it is not walked again.
    pub again: bool,
    /// Number of other manifests here that name the same config or layer.
    pub shared: usize,
    /// The file of an archive that its bytes are, where they are no document.
    pub member: Option<MemberId>,
    /// The document that holds the descriptor, and where.
    holder: Option<(Rc<Document>, At)>,
}

impl Row {
    /// The descriptor that leads here.
    pub fn descriptor(&self) -> Option<&Descriptor> {
        let (holder, at) = self.holder.as_ref()?;
        let image = holder.image.as_deref()?;
        match at {
            At::Entry(at) => image.index.as_ref()?.entries.get(*at),
            At::Descriptor(at) => image.descriptors.get(*at),
        }
    }

    /// The document that holds the descriptor.
    pub fn holder(&self) -> Option<DocumentId> {
        Some(self.holder.as_ref()?.0.id)
    }
}

/// Where the tree begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Documents that nothing refers to; indexes first, then manifests, otherwise in the order in which they came.
    pub roots: Vec<DocumentId>,
}

impl Outline {
    /// Finds the roots of `library`. Every document can be reached from one of them.
    pub fn of(library: &Library) -> Self {
        let claims = claims(library);
        let mut roots: Vec<&Rc<Document>> =
            library.documents().iter().filter(|document| !shelves::is_inside(library, document) && !is_below(library, document)).collect();
        roots.sort_by_key(|document| rank(document.kind()));
        // What refers to each other in a circle (bytes given for entries that they do not match) has no root of its own.
        let inside = library.documents().iter().filter(|document| shelves::is_inside(library, document));
        let mut reached = Reached { library, claims, documents: HashSet::new(), digests: HashSet::new() };
        roots.iter().copied().chain(inside).for_each(|root| reached.below(root));
        for document in library.documents() {
            if !reached.documents.contains(&document.id) {
                roots.push(document);
                reached.below(document);
            }
        }
        Self { roots: roots.into_iter().map(|document| document.id).collect() }
    }

    /// The rows that are seen when so much is unfolded.
    pub fn rows(&self, library: &Library, folds: &Folds) -> Vec<Row> {
        let unfolded_roots = self.roots.len() <= UNFOLDED_ROOTS;
        let mut walk = Walk { library, folds, rows: Vec::new(), path: Vec::new(), unfolded_roots };
        let roots = self.roots.iter().filter_map(|id| library.get(*id));
        let children = roots.map(|document| Child::root(library, document.clone())).collect();
        walk.children("", 1, children);
        walk.rows
    }
}

fn rank(kind: Kind) -> usize {
    match kind {
        Kind::Archive => 0,
        _ if kind.is_index() => 1,
        _ if kind.is_manifest() => 2,
        Kind::Config => 3,
        _ => 4,
    }
}

/// Documents by the digests that they should have.
fn claims(library: &Library) -> HashMap<&Digest, &Rc<Document>> {
    library.documents().iter().flat_map(|document| document.expected.iter().map(move |expected| (&expected.digest, document))).collect()
}

/// Whether the document stands below another one: it is named, was given for something that is named, or is about
/// something that has a row.
fn is_below(library: &Library, document: &Document) -> bool {
    let holds = |other: &Document, descriptor: &Descriptor| {
        let entry = other.image.as_deref().and_then(|image| image.index.as_ref());
        other.id != document.id && descriptor.place != Place::Subject && entry.is_none_or(|index| counts(index, descriptor))
    };
    let named = library.referrers(document).any(|(other, descriptor)| holds(other, descriptor));
    let meant = || document.expected.iter().any(|expected| library.holding(&expected.digest).any(|(other, at)| holds(other, at)));
    let about = || {
        let subject = document.image.iter().flat_map(|image| &image.descriptors).find(|descriptor| descriptor.place == Place::Subject);
        subject.and_then(|subject| subject.digest()).is_some_and(|digest| {
            library.by_digest(digest).is_some_and(|subject| subject.id != document.id)
                || library.holding(digest).any(|(other, descriptor)| holds(other, descriptor))
        })
    };
    named || meant() || about()
}

/// The documents that can be reached from some roots.
struct Reached<'a> {
    library: &'a Library,
    claims: HashMap<&'a Digest, &'a Rc<Document>>,
    documents: HashSet<DocumentId>,
    /// Digests whose documents have been noted.
    digests: HashSet<&'a Digest>,
}

impl<'a> Reached<'a> {
    /// Notes every document below `root`.
    fn below(&mut self, root: &'a Rc<Document>) {
        let mut open = vec![root];
        while let Some(document) = open.pop() {
            if !self.documents.insert(document.id) {
                continue;
            }
            let named = document.image.iter().flat_map(|image| &image.descriptors).filter_map(Descriptor::digest);
            for digest in named.chain([document.registry_digest(Algorithm::Sha256)]) {
                if self.digests.insert(digest) {
                    open.extend(self.library.by_digest(digest).or_else(|| self.claims.get(digest).copied()));
                    open.extend(about(self.library, digest));
                }
            }
        }
    }
}

/// The documents whose `subject` is `digest`.
fn about<'a>(library: &'a Library, digest: &Digest) -> impl Iterator<Item = &'a Rc<Document>> {
    library.about(digest).map(|(document, _)| document)
}

/// A row before it is made.
struct Child {
    part: Part,
    step: String,
    holder: Option<(Rc<Document>, At)>,
    document: Option<Rc<Document>>,
    /// Places of the attestations about it, in the index that holds it.
    attestations: Vec<usize>,
    member: Option<MemberId>,
    /// How it stands, where that does not follow from a descriptor or a document.
    standing: Option<Standing>,
}

impl Child {
    fn new(part: Part, step: String) -> Self {
        Self { part, step, holder: None, document: None, attestations: Vec::new(), member: None, standing: None }
    }

    fn root(library: &Library, document: Rc<Document>) -> Self {
        let part = library.listed_by(&document).map_or(Part::Root, |shelf| Part::Archive(shelf.archive.id));
        let standing = (part != Part::Root).then_some(Standing::Group);
        Self { standing, document: Some(document.clone()), ..Self::new(part, document.id.0.to_string()) }
    }

    fn described(part: Part, step: String, holder: &Rc<Document>, at: At) -> Self {
        Self { holder: Some((holder.clone(), at)), ..Self::new(part, step) }
    }
}

struct Walk<'a> {
    library: &'a Library,
    folds: &'a Folds,
    rows: Vec<Row>,
    /// Documents from the root to here.
    path: Vec<DocumentId>,
    unfolded_roots: bool,
}

impl Walk<'_> {
    fn children(&mut self, parent: &str, level: usize, children: Vec<Child>) {
        let count = children.len();
        let shown = if parent.is_empty() { count } else { self.folds.shown(parent) };
        for (at, child) in children.into_iter().enumerate() {
            if self.rows.len() >= ROW_LIMIT {
                return self.more(parent, level, at, count, Part::Limit(count - at));
            }
            if at >= shown {
                return self.more(parent, level, at, count, Part::More(count - at));
            }
            self.row(parent, level, at + 1, count, child);
        }
    }

    /// Stands for the children that are not shown.
    fn more(&mut self, parent: &str, level: usize, shown: usize, count: usize, part: Part) {
        self.rows.push(Row {
            key: format!("{parent}+"),
            level,
            position: shown + 1,
            siblings: count,
            part,
            document: None,
            standing: Standing::Alone,
            open: None,
            again: false,
            shared: 0,
            member: None,
            holder: None,
        });
    }

    fn row(&mut self, parent: &str, level: usize, position: usize, siblings: usize, child: Child) {
        let key = if parent.is_empty() { child.step } else { format!("{parent}/{}", child.step) };
        let mut row = Row {
            key,
            level,
            position,
            siblings,
            part: child.part,
            document: child.document,
            standing: Standing::Alone,
            open: None,
            again: false,
            shared: 0,
            member: child.member,
            holder: child.holder,
        };
        row.standing = match (child.standing, row.descriptor()) {
            (Some(standing), _) => standing,
            (None, Some(descriptor)) => Standing::Declared(self.library.verify(descriptor)),
            (None, None) => row.document.as_deref().map_or(Standing::Alone, |document| self.undeclared(row.part, document)),
        };
        if let Standing::Declared(Verification::Verified(held) | Verification::Differs(held, _)) = row.standing
            && row.document.is_none()
        {
            match held {
                Held::Document(id) => row.document = self.library.get(id).cloned(),
                Held::Member(member) => row.member = Some(member),
                // It has a row of its own.
                Held::Archive(_) => {}
            }
        }
        row.shared = shared(self.library, &row);
        // The list of an archive's members is the archive's own document.
        let is_own = matches!(row.part, Part::Members(_));
        row.again = !is_own && row.document.as_ref().is_some_and(|document| self.path.contains(&document.id));
        let inside = if row.again || level >= DEPTH { Vec::new() } else { self.inside(&row, &child.attestations) };
        if !inside.is_empty() {
            // The one image of an archive is what it was given for.
            let only = level == 2 && self.only_image(&row);
            let unfolded = (level == 1 || only) && self.unfolded_roots && inside.len() <= UNFOLDED;
            row.open = Some(self.folds.is_open(&row.key).unwrap_or(unfolded));
        }
        let (open, key, document) = (row.open == Some(true), row.key.clone(), row.document.as_ref().map(|document| document.id));
        self.rows.push(row);
        if open {
            let length = self.path.len();
            self.path.extend(document);
            self.children(&key, level + 1, inside);
            self.path.truncate(length);
        }
    }

    /// What leads here is no descriptor; where another one names the same bytes, they stand as that one says.
    fn undeclared(&self, part: Part, document: &Document) -> Standing {
        let named = self.library.referrers(document).map(|(_, descriptor)| self.library.verify(descriptor)).next();
        named.filter(|_| part == Part::Referrer).map_or_else(|| standing(self.library, document), Standing::Declared)
    }

    /// The children of a row.
    fn inside(&self, row: &Row, attestations: &[usize]) -> Vec<Child> {
        if let Some(children) = self.of_archive(row) {
            return children;
        }
        let mut children = Vec::new();
        if let Some((document, image)) = row.document.as_ref().and_then(|document| Some((document, document.image.as_deref()?))) {
            if let Some(index) = &image.index {
                children.extend(entries(document, index));
            }
            let described = image.descriptors.iter().enumerate().filter_map(|(at, descriptor)| {
                let (part, step) = match descriptor.place {
                    Place::Config => (Part::Config, "c".to_owned()),
                    Place::Layer(layer) => (Part::Layer(layer), format!("l{layer}")),
                    Place::Subject => (Part::Subject, "s".to_owned()),
                    Place::Alone => (Part::Described, "d".to_owned()),
                    Place::Entry(_) => return None,
                };
                Some(Child::described(part, step, document, At::Descriptor(at)))
            });
            children.extend(described);
            // In the order in which people think of them, whatever the order of the members.
            children.sort_by_key(|child| match child.part {
                Part::Entry(..) => 0,
                Part::Config => 1,
                Part::Layer(_) => 2,
                _ => 3,
            });
            // Duplicate members are the rules' to report; here the last one stands, as clients read it.
            let mut steps = HashSet::new();
            let mut last: Vec<Child> = children.into_iter().rev().filter(|child| steps.insert(child.step.clone())).collect();
            last.reverse();
            children = last;
        }
        if let Some((holder, _)) = &row.holder {
            let attested = attestations.iter().map(|at| {
                let role = holder.image.as_deref().and_then(|image| image.index.as_ref()?.roles.get(*at).copied());
                Child::described(Part::Entry(*at, role.unwrap_or(Role::Other)), format!("a{at}"), holder, At::Entry(*at))
            });
            children.extend(attested);
        }
        let named = row
            .descriptor()
            .and_then(Descriptor::digest)
            .or(row.document.as_ref().map(|document| document.registry_digest(Algorithm::Sha256)));
        let mut seen = HashSet::new();
        for referrer in named.into_iter().flat_map(|digest| about(self.library, digest)).filter(|referrer| seen.insert(referrer.id)) {
            children.push(Child { document: Some(referrer.clone()), ..Child::new(Part::Referrer, format!("r{}", referrer.id.0)) });
        }
        children
    }
}

/// The entries of an index; an attestation stands under what it is about.
fn entries(document: &Rc<Document>, index: &Index) -> Vec<Child> {
    let mut attestations: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut moved = HashSet::new();
    for (at, _, role) in index.iter() {
        if let Role::Attestation(Some(of)) = role
            && !matches!(index.roles.get(of), Some(Role::Attestation(_)))
        {
            attestations.entry(of).or_default().push(at);
            moved.insert(at);
        }
    }
    let shown = index.iter().filter(|(at, ..)| !moved.contains(at));
    shown
        .map(|(at, _, role)| Child {
            attestations: attestations.remove(&at).unwrap_or_default(),
            ..Child::described(Part::Entry(at, role), format!("e{at}"), document, At::Entry(at))
        })
        .collect()
}

/// Number of other manifests that name the same blob.
fn shared(library: &Library, row: &Row) -> usize {
    let Some(digest) = row.descriptor().filter(|_| matches!(row.part, Part::Config | Part::Layer(_))).and_then(Descriptor::digest) else {
        return 0;
    };
    let blobs = library.naming(digest).filter(|(_, descriptor)| matches!(descriptor.place, Place::Config | Place::Layer(_)));
    let documents: HashSet<DocumentId> = blobs.take(ROW_LIMIT).map(|(document, _)| document.id).collect();
    documents.len().saturating_sub(1)
}

fn standing(library: &Library, document: &Document) -> Standing {
    let known: Vec<_> = document.expected.iter().filter(|expected| expected.digest.algorithm().is_some()).collect();
    if known.iter().any(|expected| !document.is_named(&expected.digest)) {
        return Standing::NotAsExpected;
    }
    if !known.is_empty() {
        return Standing::AsExpected;
    }
    let kind = document.kind();
    let may_refer = |other: Kind| match kind {
        Kind::OciIndex | Kind::DockerList | Kind::Layout => false,
        Kind::Config | Kind::Statement => other.is_index() || other.is_manifest(),
        _ => other.is_index(),
    };
    // A wrapping is referred to by nothing, and what a tool wrote anew has another digest by its nature.
    let other = document.dialect.is_some_and(|dialect| dialect.shape != Shape::Document)
        || matches!(document.fidelity(), Fidelity::Rewritten | Fidelity::Drawn);
    let is_json = document.tree.is_some() && document.syntax.is_none() && !other;
    let beside = || library.has_beside(document, may_refer);
    if is_json && beside() && library.referrers(document).next().is_none() { Standing::NotReferredTo } else { Standing::Alone }
}
