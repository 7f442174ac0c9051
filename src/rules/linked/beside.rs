//! From an entry of an index to the documents that were given for it: its manifest, and the config of that. An entry that is
//! an index itself leads to all images in it, however deep.

use crate::image::{Descriptor, Kind, Place, Role};
use crate::json::Value;
use crate::library::{Document, DocumentId, Library};
use crate::media_type as mt;
use crate::platform::Platform;
use std::collections::HashSet;

/// Entries of indexes inside the index that are looked at; a hostile set of documents could have them without end.
const NESTED_LIMIT: usize = 100_000;

/// Indexes inside indexes are followed so far; clients stop much sooner.
const DEPTH: usize = 256;

/// An image behind an entry, whose manifest was given.
#[derive(Clone, Copy)]
pub(super) struct Linked<'a> {
    /// The entry of the index that is judged.
    pub(super) entry: &'a Descriptor,
    /// The entry's value.
    pub(super) value: Value<'a>,
    /// The part that the entry plays.
    pub(super) role: Role,
    /// What the innermost entry runs on; where it does not say so, the index around it may.
    pub(super) platform: Option<&'a Platform>,
    /// The manifest.
    pub(super) manifest: &'a Document,
    /// The descriptor of the config, in the manifest.
    pub(super) config: &'a Descriptor,
}

impl Linked<'_> {
    /// Whether both are images of their own, behind different entries of the index that is judged.
    pub(super) fn is_apart(&self, other: &Linked<'_>) -> bool {
        self.manifest.id != other.manifest.id && self.entry.place != other.entry.place
    }

    /// Whether the image is in an index inside the index.
    pub(super) fn is_nested(&self) -> bool {
        self.role == Role::Nested
    }
}

/// An image behind an entry, whose config was given.
pub(super) struct Stated<'a> {
    /// The image.
    pub(super) linked: Linked<'a>,
    /// The platform that the config states.
    pub(super) platform: Platform,
}

/// The images behind the entries of `document` whose manifests are in the library, in the order of the entries.
pub(super) fn manifests<'a>(library: &'a Library, document: &'a Document) -> impl Iterator<Item = Linked<'a>> {
    let index = document.image.as_deref().and_then(|image| image.index.as_ref());
    let tree = document.tree.as_deref();
    let entries = index.into_iter().flat_map(|index| index.iter());
    let mut left = NESTED_LIMIT;
    let found = entries.filter_map(move |(_, entry, role)| {
        let child: &Document = library.by_digest(entry.digest()?)?;
        let outer = Outer { entry, value: tree?.value(entry.node), role };
        Some(match role {
            Role::Nested => outer.inside(library, document, child, &mut left),
            _ => outer.image(entry.platform(), child).into_iter().collect(),
        })
    });
    found.flatten()
}

/// The images whose configs are in the library, too. Statements about images are none.
pub(super) fn stated<'a>(library: &'a Library, document: &'a Document) -> impl Iterator<Item = Stated<'a>> {
    manifests(library, document).filter(|linked| !is_attestation(linked.manifest)).filter_map(|linked| {
        let given = library.by_digest(linked.config.digest()?)?;
        let is_config = given.kind() == Kind::Config || linked.config.media_type().is_some_and(mt::is_image_config);
        let root = given.tree.as_deref()?.root();
        (is_config && root.is_object()).then(|| Stated { linked, platform: Platform::read(root) })
    })
}

fn is_attestation(manifest: &Document) -> bool {
    let (image, tree) = (manifest.image.as_deref(), manifest.tree.as_deref());
    image.zip(tree).is_some_and(|(image, tree)| image.is_attestation(tree.root()))
}

/// An entry of the index that is judged.
#[derive(Clone, Copy)]
struct Outer<'a> {
    entry: &'a Descriptor,
    value: Value<'a>,
    role: Role,
}

impl<'a> Outer<'a> {
    fn image(self, platform: Option<&'a Platform>, manifest: &'a Document) -> Option<Linked<'a>> {
        let config = manifest.image.as_deref()?.descriptors.iter().find(|descriptor| descriptor.place == Place::Config)?;
        Some(Linked { entry: self.entry, value: self.value, role: self.role, platform, manifest, config })
    }

    /// The images in `child` and the indexes inside it, each index once.
    fn inside(self, library: &'a Library, document: &Document, child: &'a Document, left: &mut usize) -> Vec<Linked<'a>> {
        let mut found = Vec::new();
        let mut seen: HashSet<DocumentId> = HashSet::from([document.id, child.id]);
        let mut open = vec![(child, self.entry.platform(), DEPTH)];
        while let Some((inner, around, depth)) = open.pop() {
            let entries = inner.image.as_deref().and_then(|image| image.index.as_ref()).into_iter().flat_map(|index| index.iter());
            for (_, entry, role) in entries {
                if *left == 0 {
                    return found;
                }
                *left -= 1;
                let Some(next) = entry.digest().and_then(|digest| library.by_digest(digest)) else { continue };
                let platform = entry.platform().or(around);
                match role {
                    Role::Nested if depth > 0 && seen.insert(next.id) => open.push((next, platform, depth - 1)),
                    Role::Image | Role::NoPlatform => found.extend(self.image(platform, next)),
                    _ => {}
                }
            }
        }
        found
    }
}
