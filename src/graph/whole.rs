//! How all of the content of something stands: its own bytes, and everything that they name, however deep.

use crate::archive::{ArchiveId, Form, MemberId};
use crate::digest::Digest;
use crate::image::{Descriptor, Place};
use crate::library::{Document, DocumentId, Held, Library, Verification};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Levels that are walked.
const DEPTH: usize = 64;

/// A part that does not match what names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Culprit {
    /// The document that names it.
    pub document: DocumentId,
    /// What it is there.
    pub place: Place,
    /// Its media type.
    pub media_type: Option<String>,
    /// The digest that it should have.
    pub digest: Digest,
    /// What was given for it.
    pub held: Held,
}

/// How far the content of something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentState {
    /// The digest cannot be computed here.
    CannotVerify,
    /// The bytes were not given.
    NotGiven,
    /// The bytes are there, and are not going to be hashed: reading was stopped.
    Unread,
    /// The bytes are there and have not been hashed yet.
    Waiting,
    /// Bytes are being hashed: how many hundredths are done.
    Hashing(u8),
    /// Its own bytes match; of what they name, so many parts match and were not unpacked to their end.
    Unfinished(usize),
    /// Its own bytes match; of what they name, so many parts were not given.
    Partly(usize),
    /// Everything that can be verified is.
    Verified,
    /// Its own bytes differ.
    Differs,
    /// Its own bytes match, and something that they name differs.
    PartDiffers(Culprit),
}

/// What the page knows of archives that are being read.
pub trait Reading {
    /// Bytes of a member that were hashed so far, where it is being hashed.
    fn hashed(&self, member: MemberId) -> Option<u64>;
    /// Bytes of a member in all.
    fn length(&self, member: MemberId) -> u64;
    /// Whether the reading of an archive goes on, or will.
    fn goes_on(&self, archive: ArchiveId) -> bool;
}

/// The whole content of something that a descriptor names.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// How its own bytes stand.
    pub own: Verification,
    /// The archive that the bytes are looked for in, where it has not been read to its end.
    unread: Option<ArchiveId>,
    /// Whether its own bytes were not unpacked to their end.
    own_unfinished: bool,
    below: Rc<Below>,
}

/// Everything that a document names, each digest once.
#[derive(Debug, Default, PartialEq)]
struct Below {
    parts: BTreeMap<Digest, Part>,
    verified: usize,
    missing: usize,
    unread: Option<ArchiveId>,
    /// Bytes that were verified.
    bytes: u64,
    /// Members that have not been hashed.
    waiting: Vec<MemberId>,
    /// What names parts that were not unpacked to their end: the document, and the part's place in it.
    unfinished: Vec<(DocumentId, Place)>,
    differing: Vec<Culprit>,
    /// Whether any of it is kept in an archive: then all of it is expected there.
    in_archive: bool,
    /// The documents in it that were given.
    documents: Vec<DocumentId>,
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Verified(Held, u64),
    Unfinished(DocumentId, Place),
    CannotVerify,
    NotGiven(Option<ArchiveId>),
    Waiting(MemberId),
    Differs(Culprit),
}

impl Part {
    /// The worse state stands where one digest is named twice.
    fn weight(&self) -> u8 {
        match self {
            Part::Verified(..) => 0,
            Part::CannotVerify => 1,
            Part::Unfinished(..) => 2,
            Part::NotGiven(_) => 3,
            Part::Waiting(_) => 4,
            Part::Differs(_) => 5,
        }
    }
}

/// Reads wholes; what several of them share is read once.
pub struct Wholes<'a> {
    library: &'a Library,
    known: HashMap<DocumentId, Rc<Below>>,
}

impl<'a> Wholes<'a> {
    /// Of the documents of `library`.
    pub fn new(library: &'a Library) -> Self {
        Self { library, known: HashMap::new() }
    }

    /// The whole content of each entry of `index`; nothing where it is no index.
    pub fn of_entries(&mut self, index: &Document) -> Vec<Whole> {
        let entries = index.image.as_deref().and_then(|image| image.index.as_ref()).map(|index| index.entries.as_slice());
        entries.unwrap_or_default().iter().map(|entry| self.of(index, entry)).collect()
    }

    /// The whole content of what `descriptor`, which stands in `holder`, names.
    pub fn of(&mut self, holder: &Document, descriptor: &Descriptor) -> Whole {
        let own = self.library.verify(descriptor);
        let below = match &own {
            // Only documents that have the digest by which they are named are followed: that cannot lead in a circle.
            Verification::Verified(Held::Document(id)) => self.below(*id, DEPTH),
            _ => Rc::default(),
        };
        let own_unfinished = matches!(own, Verification::Verified(held) if is_unfinished(self.library, held));
        Whole { unread: unread(self.library, holder), own, own_unfinished, below }
    }

    /// Whether something lies in an archive, where all else of an image is expected, too: files that were given by themselves
    /// promise nothing.
    fn is_kept(&self, held: Held) -> bool {
        let Held::Member(member) = held else { return false };
        self.library.shelf(member.archive).is_some_and(|shelf| shelf.archive.form != Form::Loose)
    }

    fn below(&mut self, id: DocumentId, depth: usize) -> Rc<Below> {
        if let Some(known) = self.known.get(&id) {
            return known.clone();
        }
        let Some(document) = self.library.get(id).cloned() else { return Rc::default() };
        let mut parts: BTreeMap<Digest, Part> = BTreeMap::new();
        let mut take = |digest: &Digest, part: Part| match parts.get_mut(digest) {
            Some(known) if known.weight() >= part.weight() => {}
            Some(known) => *known = part,
            None => _ = parts.insert(digest.clone(), part),
        };
        let unread = unread(self.library, &document);
        for descriptor in document.image.iter().flat_map(|image| &image.descriptors) {
            let Some(digest) = descriptor.digest().filter(|_| descriptor.place != Place::Subject) else { continue };
            let part = match self.library.verify(descriptor) {
                Verification::CannotVerify => Part::CannotVerify,
                Verification::NotGiven => Part::NotGiven(unread),
                Verification::Waiting(member) => Part::Waiting(member),
                Verification::Verified(held) if is_unfinished(self.library, held) => Part::Unfinished(id, descriptor.place),
                Verification::Verified(held) => Part::Verified(held, descriptor.size().unwrap_or_default()),
                Verification::Differs(held, _) => Part::Differs(Culprit {
                    document: id,
                    place: descriptor.place,
                    media_type: descriptor.media_type().map(str::to_owned),
                    digest: digest.clone(),
                    held,
                }),
            };
            if let Part::Verified(Held::Document(child), _) = part
                && depth > 0
            {
                self.below(child, depth - 1).parts.iter().for_each(|(digest, part)| take(digest, part.clone()));
            }
            take(digest, part);
        }
        let below = Rc::new(Below::sum(parts, id, document.member.is_some(), |held| self.is_kept(held)));
        self.known.insert(id, below.clone());
        below
    }
}

/// The archive that a document is in, where it has not been read to its end.
pub fn unread(library: &Library, document: &Document) -> Option<ArchiveId> {
    let shelf = library.shelf(document.member?.archive)?;
    (!shelf.done).then_some(shelf.archive.id)
}

/// Whether something matches its digest and was not unpacked to its end: whether it is the layer that a config means is not
/// known then.
pub fn is_unfinished(library: &Library, held: Held) -> bool {
    let content = match held {
        Held::Member(id) => library.shelf(id.archive).and_then(|shelf| shelf.archive.content(id.at)),
        Held::Archive(id) => library.shelf(id).and_then(|shelf| shelf.archive.whole.as_ref()),
        Held::Document(_) => None,
    };
    content.is_some_and(|content| content.is_unfinished())
}

impl Below {
    fn sum(parts: BTreeMap<Digest, Part>, own: DocumentId, in_archive: bool, is_kept: impl Fn(Held) -> bool) -> Self {
        let mut sum = Self { in_archive, documents: vec![own], ..Self::default() };
        for part in parts.values() {
            match part {
                Part::Verified(held, size) => {
                    sum.verified += 1;
                    sum.bytes = sum.bytes.saturating_add(*size);
                    sum.in_archive |= is_kept(*held);
                    sum.documents.extend(held.document());
                }
                Part::CannotVerify => {}
                Part::Unfinished(document, place) => sum.unfinished.push((*document, *place)),
                Part::NotGiven(unread) => {
                    sum.missing += 1;
                    sum.unread = sum.unread.or(*unread);
                }
                Part::Waiting(member) => {
                    sum.waiting.push(*member);
                    sum.in_archive = true;
                }
                Part::Differs(culprit) => {
                    sum.in_archive |= is_kept(culprit.held);
                    sum.differing.push(culprit.clone());
                }
            }
        }
        // The first as a person reads: a config before the layers, and those in their order.
        sum.differing.sort_by_key(|culprit| {
            let place = match culprit.place {
                Place::Entry(at) => (0, at),
                Place::Config => (1, 0),
                Place::Layer(at) => (2, at),
                Place::Subject | Place::Alone => (3, 0),
            };
            (culprit.document, place)
        });
        sum.parts = parts;
        sum
    }
}

impl Whole {
    /// Parts below that match; how many there are in all.
    pub fn counted(&self) -> (usize, usize) {
        (self.below.verified, self.below.parts.len())
    }

    /// Parts below that do not match what names them.
    pub fn differing(&self) -> &[Culprit] {
        &self.below.differing
    }

    /// The parts that match and were not unpacked to their end: the document that names each, and its place there.
    pub fn unfinished(&self) -> &[(DocumentId, Place)] {
        &self.below.unfinished
    }

    /// The documents in it that were given, its own first.
    pub fn documents(&self) -> &[DocumentId] {
        &self.below.documents
    }

    /// How it stands, for one who knows of what is being read.
    pub fn state(&self, reading: &impl Reading) -> ContentState {
        match &self.own {
            Verification::Verified(_) => {}
            own => return own_state(own, self.unread, reading),
        }
        let below = &self.below;
        if let Some(culprit) = below.differing.first() {
            return ContentState::PartDiffers(culprit.clone());
        }
        if below.waiting.iter().any(|member| reading.hashed(*member).is_some()) {
            let (mut done, mut all) = (below.bytes, below.bytes);
            for member in &below.waiting {
                done = done.saturating_add(reading.hashed(*member).unwrap_or_default());
                all = all.saturating_add(reading.length(*member));
            }
            return ContentState::Hashing(hundredths(done, all));
        }
        if let Some(member) = below.waiting.first() {
            return if reading.goes_on(member.archive) { ContentState::Waiting } else { ContentState::Unread };
        }
        match below.unread {
            Some(archive) if reading.goes_on(archive) => ContentState::Waiting,
            _ if self.own_unfinished => ContentState::Unfinished(1),
            _ if !below.unfinished.is_empty() => ContentState::Unfinished(below.unfinished.len()),
            _ if below.missing > 0 && below.in_archive => ContentState::Partly(below.missing),
            _ => ContentState::Verified,
        }
    }
}

/// How the bytes of one descriptor stand, for one who knows of what is being read. `unread` is the archive that they are
/// looked for in.
pub fn own_state(own: &Verification, unread: Option<ArchiveId>, reading: &impl Reading) -> ContentState {
    match own {
        Verification::CannotVerify => ContentState::CannotVerify,
        Verification::NotGiven if unread.is_some_and(|archive| reading.goes_on(archive)) => ContentState::Waiting,
        Verification::NotGiven => ContentState::NotGiven,
        Verification::Waiting(member) => match reading.hashed(*member) {
            _ if !reading.goes_on(member.archive) => ContentState::Unread,
            Some(done) => ContentState::Hashing(hundredths(done, reading.length(*member))),
            None => ContentState::Waiting,
        },
        Verification::Verified(_) => ContentState::Verified,
        Verification::Differs(..) => ContentState::Differs,
    }
}

/// Whole hundredths; never all of them while something is left to do.
pub fn hundredths(done: u64, all: u64) -> u8 {
    let share = if all == 0 { 0 } else { u128::from(done) * 100 / u128::from(all) };
    u8::try_from(share.min(99)).unwrap_or(99)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Archive, Content, Event, Files, Member, MemberKind, PackFault, Packing, Unpacked};
    use crate::digest::Algorithm;
    use crate::graph::tests::{digest, given, index, manifest};

    struct Read(Option<(usize, u64)>, bool);

    impl Reading for Read {
        fn hashed(&self, member: MemberId) -> Option<u64> {
            self.0.filter(|(at, _)| *at == member.at).map(|(_, done)| done)
        }

        fn length(&self, _: MemberId) -> u64 {
            100
        }

        fn goes_on(&self, _: ArchiveId) -> bool {
            self.1
        }
    }

    const STOPPED: Read = Read(None, false);

    fn content(text: &str) -> Content {
        Content { size: text.len() as u64, digests: vec![digest(text)], unpacked: None, cut: false }
    }

    /// The texts as blobs of an archive; JSON is kept, all else only hashed, and `None` only listed.
    fn archive(library: &mut Library, blobs: &[(&str, Option<&str>)]) -> ArchiveId {
        let id = library.next_archive();
        library.shelve(Archive::new(id, "image.tar".to_owned(), Form::Tar(None), 1));
        let mut events = Vec::new();
        for (at, (named, text)) in blobs.iter().enumerate() {
            let path = format!("blobs/sha256/{}", digest(named).encoded());
            events.push(Event::Member(Member::new(path, MemberKind::File, named.len() as u64, 0)));
            events.extend(text.map(|text| Event::Content(at, content(text))));
            events.extend(text.filter(|text| text.starts_with('{')).map(|text| Event::Kept(at, text.as_bytes().to_vec())));
        }
        library.learn(id, events);
        id
    }

    /// A manifest of an empty-named config and of layers with these texts.
    fn image(layers: &[&str]) -> String {
        let mut text = manifest(1, &layers.iter().enumerate().map(|(at, text)| (100 + at as u32, text.len() as u64)).collect::<Vec<_>>());
        for (at, layer) in layers.iter().enumerate() {
            text = text.replace(&format!("sha256:{:064}", 100 + at), digest(layer).as_str());
        }
        text.replace(&format!("sha256:{:064}", 1), Digest::of(Algorithm::Sha256, b"{ \"a\"").as_str())
    }

    fn states(library: &Library, index: &str, reading: &Read) -> Vec<ContentState> {
        let document = library.by_digest(&digest(index)).unwrap();
        Wholes::new(library).of_entries(document).iter().map(|whole| whole.state(reading)).collect()
    }

    #[test]
    fn a_platform_settles_when_its_last_layer_does() {
        let (one, two) = (image(&["layer one", "layer two"]), image(&["layer one"]));
        let text = index(&[(&one, "linux/amd64"), (&two, "linux/arm64"), ("{}", "linux/s390x")]);
        let config = "{ \"a\"";
        let blobs = |last: Option<&'static str>| {
            let mut library = Library::default();
            let all: [(&str, Option<&str>); 6] = [
                (&text, Some(&text)),
                (&one, Some(&one)),
                (&two, Some(&two)),
                (config, Some(config)),
                ("layer one", Some("layer one")),
                ("layer two", last),
            ];
            let id = archive(&mut library, &all);
            (library, id)
        };
        let (mut library, id) = blobs(None);
        assert_eq!(states(&library, &text, &Read(None, true)), [ContentState::Waiting, ContentState::Verified, ContentState::Waiting]);
        // 14 bytes of config and layer one, and 50 of 100.
        assert_eq!(states(&library, &text, &Read(Some((5, 50)), true))[0], ContentState::Hashing(56));
        assert_eq!(states(&library, &text, &STOPPED), [ContentState::Unread, ContentState::Verified, ContentState::NotGiven]);
        library.learn(id, vec![Event::Content(5, content("layer two"))]);
        library.conclude(id, None, None);
        assert_eq!(states(&library, &text, &Read(None, true))[0], ContentState::Verified);

        let (library, _) = blobs(Some("layer too"));
        let document = library.by_digest(&digest(&text)).unwrap();
        let wholes = Wholes::new(&library).of_entries(document);
        let ContentState::PartDiffers(culprit) = wholes[0].state(&STOPPED) else { panic!("{:?}", wholes[0]) };
        assert_eq!((culprit.place, &culprit.digest), (Place::Layer(1), &digest("layer two")));
        assert_eq!((wholes[0].counted(), wholes[0].differing().len(), wholes[0].documents().len()), ((2, 3), 1, 2));
        assert_eq!(wholes[1].state(&STOPPED), ContentState::Verified);
    }

    #[test]
    fn layers_are_missed_only_where_an_archive_should_hold_them() {
        let one = image(&["layer one"]);
        let text = index(&[(&one, "linux/amd64")]);
        let library = given(&[&text, &one]);
        assert_eq!(states(&library, &text, &STOPPED), [ContentState::Verified]);
        let mut library = Library::default();
        archive(&mut library, &[(&text, Some(&text)), (&one, Some(&one)), ("layer one", Some("layer one"))]);
        assert_eq!(states(&library, &text, &STOPPED), [ContentState::Partly(1)]);
    }

    #[test]
    fn a_layer_given_by_itself_changes_nothing_about_the_others() {
        let one = image(&["layer one", "layer two"]);
        let text = index(&[(&one, "linux/amd64")]);
        let mut library = given(&[&text, &one]);
        let id = library.next_archive();
        library.shelve(Archive::new(id, "layer".to_owned(), Form::Loose, 9));
        let layer = content("layer one");
        library.learn(id, vec![Event::Member(Member::new("layer".into(), MemberKind::File, 9, 0)), Event::Content(0, layer)]);
        library.conclude(id, None, None);
        assert_eq!(states(&library, &text, &STOPPED), [ContentState::Verified]);
        let document = library.by_digest(&digest(&text)).unwrap();
        assert_eq!(Wholes::new(&library).of_entries(document)[0].counted(), (1, 3));
    }

    #[test]
    fn a_layer_that_was_not_unpacked_to_its_end_is_told() {
        let one = image(&["layer one"]);
        let text = index(&[(&one, "linux/amd64")]);
        let mut library = Library::default();
        let config = "{ \"a\"";
        let all: [(&str, Option<&str>); 4] = [(&text, Some(&text)), (&one, Some(&one)), (config, Some(config)), ("layer one", None)];
        let id = archive(&mut library, &all);
        let fault = Some(PackFault::Bomb { packed: 9, unpacked: 9000 });
        let unpacked = Unpacked { packing: Some(Packing::Gzip), size: 9000, digests: Vec::new(), fault, files: Files::default() };
        library.learn(id, vec![Event::Content(3, Content { unpacked: Some(unpacked), ..content("layer one") })]);
        library.conclude(id, None, None);
        assert_eq!(states(&library, &text, &STOPPED), [ContentState::Unfinished(1)]);
        let document = library.by_digest(&digest(&text)).unwrap();
        assert_eq!(Wholes::new(&library).of_entries(document)[0].unfinished()[0].1, Place::Layer(0));
    }

    #[test]
    fn a_broken_layer_shows_through_nested_indexes() {
        let one = image(&["layer one"]);
        let inner = index(&[(&one, "linux/amd64")]);
        let outer = index(&[(&inner, "")]);
        let mut library = Library::default();
        archive(&mut library, &[(&outer, Some(&outer)), (&inner, Some(&inner)), (&one, Some(&one)), ("layer one", Some("other"))]);
        assert!(
            matches!(&states(&library, &outer, &STOPPED)[..], [ContentState::PartDiffers(culprit)] if culprit.place == Place::Layer(0))
        );
    }
}
