//! One image index or manifest list, ready for every client to read in its own way.

mod schema;

pub use schema::{DISTRIBUTION, GO_CONTAINERREGISTRY, OCI, REGCLIENT, SCHEMA2_LIST};

use super::go::decode::{self, List, Schema};
use super::go::quote;
use super::go::syntax::{self, Fault};
use super::platforms::{Normal, Package};
use super::spec::Word;
use crate::digest::{Algorithm, Digest};
use crate::image::Kind;
use crate::json::{Kind as JsonKind, Tree, Value};
use crate::library::Document;
use crate::media_type as mt;
use std::cell::OnceCell;
use std::rc::Rc;

const SCHEMAS: usize = 5;
const PACKAGES: usize = 8;

/// Whether a member of the document is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// No.
    #[default]
    Absent,
    /// As `null`.
    Null,
    /// With a value.
    Value,
}

/// Members that tell a manifest from an index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// `config`
    pub config: Presence,
    /// `layers`
    pub layers: Presence,
    /// `manifests`
    pub manifests: Presence,
    /// `fsLayers` (Docker schema 1)
    pub fs_layers: Presence,
    /// `history` (Docker schema 1)
    pub history: Presence,
}

/// An index or manifest list.
#[derive(Debug)]
pub struct Listing {
    /// The digest of its bytes.
    pub digest: Word,
    /// The media type with which a registry serves it: its own `mediaType`, else the one of an OCI index.
    pub media_type: Word,
    /// Why its bytes are not one JSON value.
    syntax: Option<Fault>,
    /// Members that tell a manifest from an index.
    pub members: Members,
    /// Why the heading of the document cannot be decoded: `mediaType` is no text.
    heading: Option<Heading>,
    text: Rc<str>,
    tree: Option<Rc<Tree>>,
    lists: [OnceCell<Result<Rc<List>, String>>; SCHEMAS],
    normals: [OnceCell<Rc<Vec<Option<Normal>>>>; PACKAGES],
}

#[derive(Debug)]
struct Heading {
    what: &'static str,
    path: String,
}

impl Listing {
    /// Reads the index in `document`; nothing where it is no index. (A document that is no JSON is one that every client refuses.)
    pub fn of(document: &Document) -> Option<Self> {
        let is_list = matches!(document.kind(), Kind::OciIndex | Kind::DockerList) || document.syntax.is_some();
        is_list.then(|| Self::new(document.sha256().as_str(), document.text.clone(), document.tree.clone(), document.syntax.is_some()))
    }

    /// Reads `text` as an index, whatever it is.
    pub fn read(text: &str) -> Self {
        let text: Rc<str> = text.into();
        let parsed = Tree::parse(text.clone(), 0);
        let broken = parsed.error.is_some();
        let digest = Digest::of(Algorithm::Sha256, text.as_bytes());
        Self::new(digest.as_str(), text, parsed.tree, broken)
    }

    fn new(digest: &str, text: Rc<str>, tree: Option<Rc<Tree>>, broken: bool) -> Self {
        let syntax = if broken { syntax::fault(&text) } else { None };
        let mut members = Members::default();
        let mut heading = None;
        let mut media_type = Word::default();
        for member in tree.as_deref().map(|tree| tree.root().members()).into_iter().flatten() {
            let presence = if member.is_null() { Presence::Null } else { Presence::Value };
            for (name, slot) in [
                ("config", &mut members.config),
                ("layers", &mut members.layers),
                ("manifests", &mut members.manifests),
                ("fsLayers", &mut members.fs_layers),
                ("history", &mut members.history),
            ] {
                if decode::names(member, name) {
                    *slot = presence;
                }
            }
            if decode::names(member, "mediaType") && !member.is_null() {
                match member.as_str() {
                    Some(text) => media_type = text.as_ref().into(),
                    None if heading.is_none() => {
                        heading = Some(Heading { what: decode::kind_name(member.kind()), path: key_path(member) });
                    }
                    None => {}
                }
            }
        }
        if media_type.is_empty() {
            media_type = mt::OCI_INDEX.into();
        }
        Self {
            digest: digest.into(),
            media_type,
            syntax,
            members,
            heading,
            text,
            tree,
            lists: Default::default(),
            normals: Default::default(),
        }
    }

    /// Whether its bytes are one JSON value.
    pub fn is_json(&self) -> bool {
        self.syntax.is_none()
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text quoted as Go's `%q` does.
    pub fn quoted(&self) -> String {
        quote(&self.text)
    }

    /// Why a Go type called `name` with a `mediaType` and members of any type cannot be decoded from it.
    pub fn heading_error(&self, name: &str) -> Option<String> {
        if let Some(syntax) = &self.syntax {
            return Some(syntax.text.clone());
        }
        match self.tree.as_deref().map(Tree::root) {
            Some(root) if root.kind() != JsonKind::Object && !root.is_null() => {
                Some(decode::type_error(root, name, decode::kind_name(root.kind()), name))
            }
            _ => self.heading.as_ref().map(|heading| {
                format!("json: cannot unmarshal {} into Go struct field {name}.{} of type string", heading.what, heading.path)
            }),
        }
    }

    /// The list as `schema` reads it, or Go's words for why it cannot.
    pub fn list(&self, schema: &'static Schema) -> Result<Rc<List>, String> {
        let decode = || match (&self.syntax, self.tree.as_deref()) {
            // The one client that reads from a stream is content with what stands first in it.
            (Some(syntax), Some(tree)) if schema.root == GO_CONTAINERREGISTRY.root && syntax.stream_text().is_none() => {
                decode::decode(tree.root(), schema).map(Rc::new)
            }
            (Some(syntax), _) if schema.root == GO_CONTAINERREGISTRY.root => Err(syntax.stream_text().unwrap_or_default().to_owned()),
            (Some(syntax), _) => Err(syntax.text.clone()),
            (None, Some(tree)) => decode::decode(tree.root(), schema).map(Rc::new),
            (None, None) => Ok(Rc::default()),
        };
        match place_of(schema).and_then(|at| self.lists.get(at)) {
            Some(cell) => cell.get_or_init(decode).clone(),
            None => decode(),
        }
    }

    /// The list as any client reads it: what one cannot decode, another takes.
    pub fn any_list(&self) -> Option<Rc<List>> {
        SCHEMAS_KNOWN.into_iter().find_map(|schema| self.list(schema).ok())
    }

    /// The platforms of the entries as `schema` reads them and `package` normalises them, in order.
    pub fn normals(&self, schema: &'static Schema, package: &'static Package) -> Rc<Vec<Option<Normal>>> {
        let compute = || {
            let list = self.list(schema).unwrap_or_default();
            Rc::new(list.entries.iter().map(|entry| entry.platform.as_ref().map(|spec| package.normal(spec))).collect())
        };
        let base = if std::ptr::eq(schema, &OCI) { 0 } else { PACKAGES / 2 };
        match self.normals.get(base + package.generation).filter(|_| package.generation < PACKAGES / 2) {
            Some(cell) => cell.get_or_init(compute).clone(),
            None => compute(),
        }
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.list(&OCI).map_or(0, |list| list.entries.len())
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

const SCHEMAS_KNOWN: [&Schema; SCHEMAS] = [&OCI, &DISTRIBUTION, &SCHEMA2_LIST, &GO_CONTAINERREGISTRY, &REGCLIENT];

fn place_of(schema: &'static Schema) -> Option<usize> {
    SCHEMAS_KNOWN.iter().position(|known| std::ptr::eq(*known, schema))
}

fn key_path(member: Value<'_>) -> String {
    member.key().map(|key| key.into_owned()).unwrap_or_default()
}
