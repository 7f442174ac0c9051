//! Reading a document in steps. Each is short, so that a page can read tens of megabytes and still answer.

use super::document::{Document, DocumentId, Origin, Route, SIZE_LIMIT, bom_len};
use crate::dialect::{self, DIALECTS, Dialect, Paste, Shape, Sort};
use crate::digest::{Algorithm, Digest, Hasher};
use crate::image::{Image, ImageReader, Kind};
use crate::json::{Parser, SyntaxError, Tree};
use crate::text::LineIndex;
use std::rc::Rc;

/// Bytes that one step hashes.
const STRIDE: usize = 4 << 20;

/// What is read from bytes.
#[derive(Default)]
pub(super) struct Parts {
    pub bytes: Rc<[u8]>,
    pub text: Rc<str>,
    pub invalid_utf8: Option<(u32, usize)>,
    pub lines: Rc<LineIndex>,
    pub sha256: Option<Digest>,
    pub tree: Option<Rc<Tree>>,
    pub syntax: Option<SyntaxError>,
    pub dialect: Option<&'static Dialect>,
    pub image: Option<Rc<Image>>,
}

/// A document that is being read.
pub struct Reader {
    id: DocumentId,
    origin: Origin,
    parts: Parts,
    next: Step,
}

/// What comes next.
enum Step {
    Text(Vec<u8>),
    Hash(Hasher, usize),
    Lines,
    Json(Parser),
    Dialect(usize, Option<Sort>),
    Image(ImageReader),
    Done,
}

impl Reader {
    /// Reads as [`Document::read`] does, which takes all steps at once.
    pub fn new(id: DocumentId, origin: Origin, bytes: Vec<u8>) -> Self {
        Self { id, origin, parts: Parts::default(), next: Step::Text(bytes) }
    }

    /// Takes a step. The document, once it was the last.
    pub fn step(&mut self) -> Option<Document> {
        self.next = match std::mem::replace(&mut self.next, Step::Done) {
            Step::Text(bytes) => {
                let (text, invalid_utf8) = to_text(&bytes);
                self.parts.bytes = if invalid_utf8.is_none() { text.clone().into() } else { bytes.into() };
                (self.parts.text, self.parts.invalid_utf8) = (text, invalid_utf8);
                // Short bytes are hashed when that is asked for.
                if self.parts.bytes.len() > STRIDE { Step::Hash(Hasher::new(Algorithm::Sha256), 0) } else { Step::Lines }
            }
            Step::Hash(mut hasher, from) => {
                let rest = self.parts.bytes.get(from..).unwrap_or_default();
                let some = rest.get(..STRIDE).unwrap_or(rest);
                hasher.update(some);
                if some.len() < rest.len() {
                    Step::Hash(hasher, from + some.len())
                } else {
                    self.parts.sha256 = Digest::parse(&format!("{}:{}", Algorithm::Sha256.name(), hasher.finish())).ok();
                    Step::Lines
                }
            }
            Step::Lines => {
                self.parts.lines = Rc::new(LineIndex::new(&self.parts.bytes));
                if self.is_oversize() { Step::Done } else { Step::Json(Parser::new(self.parts.text.clone(), bom_len(&self.parts.text))) }
            }
            Step::Json(mut parser) => match parser.step() {
                None => Step::Json(parser),
                Some(parsed) => {
                    (self.parts.tree, self.parts.syntax) = (parsed.tree, parsed.error);
                    Step::Dialect(0, None)
                }
            },
            Step::Dialect(at, sort) => self.recognise(at, sort),
            Step::Image(mut reader) => {
                let image = self.parts.tree.as_deref().map(|tree| reader.step(tree));
                match image {
                    Some(None) => Step::Image(reader),
                    image => {
                        self.parts.image = image.flatten().map(Rc::new);
                        Step::Done
                    }
                }
            }
            Step::Done => Step::Done,
        };
        let done = matches!(self.next, Step::Done);
        done.then(|| Document::of_parts(self.id, self.origin.clone(), std::mem::take(&mut self.parts)))
    }

    /// How much was read, from 0 to 1.
    pub fn share(&self) -> f64 {
        match &self.next {
            Step::Text(_) => 0.0,
            Step::Hash(_, from) => 0.1 + 0.2 * (*from as f64 / self.parts.bytes.len().max(1) as f64),
            Step::Lines => 0.3,
            Step::Json(parser) => 0.35 + 0.35 * parser.share(),
            Step::Dialect(at, _) => 0.7 + 0.1 * (*at as f64 / DIALECTS.len() as f64),
            Step::Image(reader) => 0.8 + 0.2 * reader.share(),
            Step::Done => 1.0,
        }
    }

    /// The step that comes next: for those who measure.
    pub fn next(&self) -> &'static str {
        match &self.next {
            Step::Text(_) => "text",
            Step::Hash(..) => "hash",
            Step::Lines => "lines",
            Step::Json(parser) if parser.share() == 0.0 => "grammar",
            Step::Json(_) => "tree",
            Step::Dialect(at, _) => DIALECTS.get(*at).map_or("no dialect", |dialect| dialect.name),
            Step::Image(reader) if reader.share() < 1.0 => "descriptors",
            Step::Image(_) => "index",
            Step::Done => "done",
        }
    }

    fn is_oversize(&self) -> bool {
        self.parts.bytes.len() > SIZE_LIMIT
    }

    /// Asks the dialect at a place whether the text is of it, and says what comes after.
    fn recognise(&mut self, at: usize, sort: Option<Sort>) -> Step {
        let Parts { bytes, text, tree, syntax, .. } = &self.parts;
        let whole = tree.as_deref().filter(|_| syntax.is_none());
        let paste = match sort {
            Some(sort) => Paste::again(bytes, text, whole, sort),
            None => Paste::new(bytes, text, whole),
        };
        // What Platmap has drawn is of no tool.
        let own = matches!(self.origin.route, Route::Drawn | Route::Listing);
        let dialect = if own || dialect::is_blank(&paste) { None } else { DIALECTS.get(at) };
        if let Some(dialect) = dialect
            && !(dialect.recognise)(&paste)
        {
            return Step::Dialect(at + 1, Some(paste.sort()));
        }
        self.parts.dialect = dialect.copied();
        match dialect.map(|dialect| dialect.shape) {
            None if self.origin.route == Route::Listing => {
                self.parts.image = self.parts.tree.as_ref().map(|_| Rc::new(Image { kind: Kind::Archive, ..Image::unknown() }));
            }
            None | Some(Shape::Document) => {
                return self.parts.tree.as_deref().map_or(Step::Done, |tree| Step::Image(ImageReader::new(tree)));
            }
            Some(Shape::Wrapper) => self.parts.image = self.parts.tree.as_ref().map(|_| Rc::new(Image::unknown())),
            // The first of several values is a document of its own.
            Some(Shape::Surroundings) => self.parts.tree = None,
        }
        Step::Done
    }
}

fn to_text(bytes: &[u8]) -> (Rc<str>, Option<(u32, usize)>) {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return (text.into(), None),
        Err(error) => error,
    };
    let first = u32::try_from(error.valid_up_to()).unwrap_or(u32::MAX);
    let mut text = String::with_capacity(bytes.len());
    let mut bad = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        bad += chunk.invalid().len();
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    (text.into(), Some((first, bad)))
}
