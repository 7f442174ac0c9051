//! A document: exact bytes with a place in the library, and what was read from them.

use super::reader::{Parts, Reader};
use crate::archive::MemberId;
use crate::dialect::{Dialect, Fidelity, Paste, Shape, Stated};
use crate::digest::{Algorithm, Digest};
use crate::image::{Image, Kind};
use crate::json::{NodeId, SyntaxError, Tree};
use crate::text::{LineIndex, Position};
use std::cell::OnceCell;
use std::rc::Rc;

/// Documents larger than this, in bytes, are kept and hashed but not read as JSON (no client reads a manifest above 100 MiB, most stop at 4).
pub const SIZE_LIMIT: usize = 32 * 1024 * 1024;

/// Identity of a document for as long as the page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub u32);

/// How bytes came to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// A file that was dropped or chosen: exact bytes.
    File,
    /// The clipboard, by the paste event or the Paste button: text as the source program put it there; encoded as UTF-8.
    Paste,
    /// Typed or edited in the source view: line ends are LF.
    Typed,
    /// One of Platmap's samples: exact bytes.
    Sample,
    /// Found by the hash doctor: they have the digest that was asked for.
    Restored,
    /// Taken out of another document (`data`, base64): exact bytes.
    Embedded,
    /// Taken out of another document, for which a tool wrote it anew: its bytes are not the original ones.
    Rewritten,
    /// A member of an archive: exact bytes.
    Member,
    /// Written by Platmap: the members of an archive. It has no digest.
    Listing,
    /// Drawn by Platmap from what another document lists: it has no original bytes, no digest, and is not judged.
    Drawn,
}

impl Route {
    /// Whether this route can have changed the bytes on their way.
    pub fn may_change_bytes(self) -> bool {
        matches!(self, Route::Paste | Route::Typed)
    }
}

/// Where a document came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name of the file, or one that Platmap made up.
    pub name: String,
    /// How the bytes came.
    pub route: Route,
}

/// Who says what digest a document should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExpectationSource {
    /// A person typed or pasted it.
    Person,
    /// The file's name holds it.
    FileName,
    /// The bytes were given for an entry that declares it.
    Entry,
    /// Its path in a layout states it.
    Path,
    /// What it was found in states it: an HTTP header, a descriptor beside it.
    Wrapping,
}

/// A digest that a document should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The digest.
    pub digest: Digest,
    /// Who says so.
    pub source: ExpectationSource,
}

/// What a document was taken out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// The document around it.
    pub outer: DocumentId,
    /// The dialect of that.
    pub dialect: &'static Dialect,
}

/// Exact bytes and what was read from them.
#[derive(Debug)]
pub struct Document {
    /// Its identity.
    pub id: DocumentId,
    /// Where it came from.
    pub origin: Origin,
    /// The bytes as given.
    pub bytes: Rc<[u8]>,
    /// The bytes as text of the same length: bytes that are no UTF-8 read as `?`, so that offsets stay true.
    pub text: Rc<str>,
    /// Offsets of bytes that are not UTF-8: the first, and how many there are.
    pub invalid_utf8: Option<(u32, usize)>,
    /// Lines of the text.
    pub lines: Rc<LineIndex>,
    /// The JSON tree of the first value.
    pub tree: Option<Rc<Tree>>,
    /// Why the text is not exactly one JSON value.
    pub syntax: Option<SyntaxError>,
    /// What it holds, where it has a tree.
    pub image: Option<Rc<Image>>,
    /// Digests that it should have.
    pub expected: Vec<Expectation>,
    /// What else its wrapping states.
    pub stated: Stated,
    /// The dialect that it is of, where it is not simply a document.
    pub dialect: Option<&'static Dialect>,
    /// What it was taken out of, if it was.
    pub within: Option<Within>,
    /// The member of an archive that it is.
    pub member: Option<MemberId>,
    digests: Digests,
    payload: OnceCell<Option<Rc<[u8]>>>,
    payload_digests: Digests,
}

/// Digests of the same bytes, computed when first asked for.
#[derive(Clone, Debug, Default)]
struct Digests {
    sha256: OnceCell<Digest>,
    sha384: OnceCell<Digest>,
    sha512: OnceCell<Digest>,
}

impl Digests {
    fn of(&self, algorithm: Algorithm, bytes: &[u8]) -> &Digest {
        let cell = match algorithm {
            Algorithm::Sha256 => &self.sha256,
            Algorithm::Sha384 => &self.sha384,
            Algorithm::Sha512 => &self.sha512,
        };
        cell.get_or_init(|| Digest::of(algorithm, bytes))
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.origin == other.origin
            && self.bytes == other.bytes
            && self.expected == other.expected
            && self.stated == other.stated
    }
}

impl Document {
    /// Reads `bytes`. Nothing fails: what cannot be read is noted.
    pub fn read(id: DocumentId, origin: Origin, bytes: Vec<u8>) -> Self {
        let mut reader = Reader::new(id, origin, bytes);
        loop {
            if let Some(document) = reader.step() {
                return document;
            }
        }
    }

    /// Of parts that were read.
    pub(super) fn of_parts(id: DocumentId, origin: Origin, parts: Parts) -> Self {
        Self {
            id,
            origin,
            bytes: parts.bytes,
            text: parts.text,
            invalid_utf8: parts.invalid_utf8,
            lines: parts.lines,
            tree: parts.tree,
            syntax: parts.syntax,
            image: parts.image,
            expected: Vec::new(),
            stated: Stated::default(),
            dialect: parts.dialect,
            within: None,
            member: None,
            digests: Digests { sha256: parts.sha256.map(OnceCell::from).unwrap_or_default(), ..Digests::default() },
            payload: OnceCell::new(),
            payload_digests: Digests::default(),
        }
    }

    /// This document under these expectations.
    pub fn with(mut self, expected: Vec<Expectation>) -> Self {
        self.expected = expected;
        self
    }

    /// This document as its wrapping states it.
    pub fn stated(mut self, stated: Stated) -> Self {
        self.stated = stated;
        self
    }

    /// This document as a part of another.
    pub fn within(mut self, within: Within) -> Self {
        self.within = Some(within);
        self
    }

    /// This document as a member of an archive.
    pub fn of(mut self, member: MemberId) -> Self {
        self.member = Some(member);
        self
    }

    /// The same bytes as another document, of which nothing is known but what was read from them.
    pub fn anew(&self, id: DocumentId, origin: Origin) -> Self {
        let none = Vec::new();
        Self { id, origin, stated: Stated::default(), within: None, member: None, ..self.with_expected(none) }
    }

    /// The same document under other expectations.
    pub fn with_expected(&self, expected: Vec<Expectation>) -> Self {
        Self {
            id: self.id,
            origin: self.origin.clone(),
            bytes: self.bytes.clone(),
            text: self.text.clone(),
            invalid_utf8: self.invalid_utf8,
            lines: self.lines.clone(),
            tree: self.tree.clone(),
            syntax: self.syntax.clone(),
            image: self.image.clone(),
            expected,
            stated: self.stated.clone(),
            dialect: self.dialect,
            within: self.within,
            member: self.member,
            digests: self.digests.clone(),
            payload: self.payload.clone(),
            payload_digests: self.payload_digests.clone(),
        }
    }

    /// The digest of the exact bytes; computed once.
    pub fn digest(&self, algorithm: Algorithm) -> &Digest {
        self.digests.of(algorithm, &self.bytes)
    }

    /// The sha256 digest of the exact bytes.
    pub fn sha256(&self) -> &Digest {
        self.digest(Algorithm::Sha256)
    }

    /// What the signatures of a signed schema 1 manifest are about; nothing for any other document, and nothing where the
    /// manifest cannot be read by a client that looks for it.
    pub fn payload(&self) -> Option<&[u8]> {
        self.payload
            .get_or_init(|| {
                let signed = self.image.as_deref()?.schema1.as_ref()?.signed()?;
                // Clients take the bytes of what Go cannot decode as they are.
                let readable = self.syntax.is_none() && bom_len(&self.text) == 0;
                // distribution and regclient count from the opening brace: Go's decoder hands them the value alone.
                let value = self.tree.as_deref()?.root().span();
                let value = self.bytes.get(value.start as usize..value.end as usize).filter(|_| readable)?;
                let kept = value.get(..signed.length)?;
                Some([kept, &signed.tail].concat().into())
            })
            .as_deref()
    }

    /// The digest by which registries know the document: of the payload of a signed schema 1 manifest, else of the bytes.
    ///
    /// Source: distribution v2.8.3, `manifest/schema1/manifest.go` (`Canonical`); containers/image, `manifest/manifest.go` (`Digest`).
    pub fn registry_digest(&self, algorithm: Algorithm) -> &Digest {
        self.payload().map_or_else(|| self.digest(algorithm), |payload| self.payload_digests.of(algorithm, payload))
    }

    /// Whether `digest` names this document: by its bytes, or as registries do. False where it cannot be computed.
    pub fn is_named(&self, digest: &Digest) -> bool {
        digest.algorithm().is_some_and(|algorithm| self.registry_digest(algorithm) == digest || self.digest(algorithm) == digest)
    }

    /// What kind of document it is; unknown where it is no JSON.
    pub fn kind(&self) -> Kind {
        self.image.as_ref().map_or(Kind::Unknown, |image| image.kind)
    }

    /// Line and column of a byte.
    pub fn position(&self, offset: u32) -> Position {
        self.lines.position(&self.bytes, offset)
    }

    /// Where a value stands, as a JSON Pointer; empty for the document itself.
    pub fn pointer(&self, node: Option<NodeId>) -> String {
        self.tree.as_deref().zip(node).map(|(tree, node)| tree.value(node).pointer()).unwrap_or_default()
    }

    /// The document as the dialects see it.
    pub fn paste(&self) -> Paste<'_> {
        Paste::new(&self.bytes, &self.text, self.tree.as_deref().filter(|_| self.syntax.is_none()))
    }

    /// Whether Platmap drew it from a listing: it has no digest, and nothing is said about its form.
    pub fn is_drawn(&self) -> bool {
        self.origin.route == Route::Drawn
    }

    /// Whether its bytes are someone's, not Platmap's own: only then it has a digest.
    pub fn has_bytes(&self) -> bool {
        !matches!(self.origin.route, Route::Drawn | Route::Listing)
    }

    /// Whether it lists the members of an archive.
    pub fn is_listing(&self) -> bool {
        self.origin.route == Route::Listing
    }

    /// How its bytes stand to the original ones, as far as its route and its dialect tell.
    pub fn fidelity(&self) -> Fidelity {
        let proven = || self.expected.iter().any(|expected| self.is_named(&expected.digest));
        match (self.origin.route, self.dialect) {
            (Route::Drawn, _) => Fidelity::Drawn,
            (Route::Restored, _) => Fidelity::Exact,
            (Route::Rewritten, _) => Fidelity::Rewritten,
            // Bytes that have the digest they should have are the original ones, however they came and are laid out.
            _ if proven() => Fidelity::Exact,
            (_, Some(dialect)) if dialect.shape == Shape::Document => dialect.fidelity,
            (route, _) if route.may_change_bytes() => Fidelity::AsGiven,
            _ => Fidelity::Exact,
        }
    }

    /// Whether it was too large to be read as JSON.
    pub fn is_oversize(&self) -> bool {
        self.bytes.len() > SIZE_LIMIT
    }
}

/// Length of a UTF-8 byte order mark, where the text begins with one.
pub(super) fn bom_len(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}
