//! What some content is for: the part of a manifest that it is, and for which platform.

use super::stated_platform;
use crate::digest::Digest;
use crate::image::{Descriptor, Kind, Place};
use crate::library::{Document, Held, Library};
use crate::platform::Platform;
use std::collections::HashMap;

/// What some content is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Purpose {
    /// What it is in what names it.
    pub place: Place,
    /// The platform of the image that it is, or is a part of: as its entry says, else as its config does.
    pub platform: Option<Platform>,
}

/// What the content that `digest` names is for, after the first document that names it; nothing where none does.
pub fn purpose(library: &Library, digest: &Digest) -> Option<Purpose> {
    let (holder, part) = library.naming(digest).find(|(_, part)| part.place != Place::Subject)?;
    let platform = if part.entry().is_some() { platform_of(library, part) } else { platform_above(library, holder) };
    Some(Purpose { place: part.place, platform })
}

/// The platform of an entry: its own, else that of its image's config.
pub fn platform_of(library: &Library, entry: &Descriptor) -> Option<Platform> {
    entry.platform().cloned().or_else(|| stated_platform(library, entry))
}

/// The platform of a manifest, after the first entry that names it.
fn platform_above(library: &Library, manifest: &Document) -> Option<Platform> {
    let (_, entry) = library.referrers(manifest).find(|(_, part)| part.entry().is_some())?;
    platform_of(library, entry)
}

/// Layers by the digests of their tars, as configs state them.
#[derive(Debug, Default)]
pub struct DiffIds(HashMap<Digest, Purpose>);

impl DiffIds {
    /// Of all configs that were given.
    pub fn of(library: &Library) -> Self {
        let mut found = HashMap::new();
        for config in library.documents().iter().filter(|document| document.kind() == Kind::Config) {
            let platform = config.tree.as_deref().map(|tree| Platform::read(tree.root()));
            for (at, digest) in diff_ids(config).into_iter().enumerate() {
                let Some(digest) = digest else { continue };
                found.entry(digest).or_insert_with(|| Purpose { place: Place::Layer(at), platform: platform.clone() });
            }
        }
        Self(found)
    }

    /// The layer whose tar has one of these digests.
    pub fn layer<'a>(&self, digests: impl IntoIterator<Item = &'a Digest>) -> Option<&Purpose> {
        digests.into_iter().find_map(|digest| self.0.get(digest))
    }
}

/// What was given as the tar of a layer of `manifest`, where the layer itself was not.
pub fn unpacked_layer(library: &Library, manifest: &Document, layer: usize) -> Option<Held> {
    let descriptors = &manifest.image.as_deref()?.descriptors;
    let config = descriptors.iter().find(|part| part.place == Place::Config)?;
    let ids = diff_ids(library.by_digest(config.digest()?)?);
    let layers = descriptors.iter().filter(|part| matches!(part.place, Place::Layer(_))).count();
    let id = ids.get(layer).filter(|_| ids.len() == layers)?.as_ref()?;
    library.blob(id).map(|(held, _)| held)
}

/// `rootfs.diff_ids` of a config; nothing for what is no digest.
pub(super) fn diff_ids(config: &Document) -> Vec<Option<Digest>> {
    let root = config.tree.as_deref().map(|tree| tree.root());
    let list = root.and_then(|root| root.get("rootfs")?.get("diff_ids"));
    list.into_iter().flat_map(|list| list.items()).map(|value| Digest::parse(&value.as_str()?).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Archive, Content, Event, Form, Member, MemberKind};
    use crate::graph::tests::{digest, given, index};

    #[test]
    fn an_unpacked_layer_is_known_by_its_diff_id() {
        let (one, two) = (digest("tar one"), digest("tar two"));
        let config = format!(r#"{{"os":"linux","architecture":"arm64","rootfs":{{"type":"layers","diff_ids":["{one}","{two}"]}}}}"#);
        let part =
            |kind: &str, name: &str| format!(r#"{{"mediaType":"application/vnd.oci.image.{kind}","digest":"{}","size":1}}"#, digest(name));
        let manifest = format!(
            r#"{{"schemaVersion":2,"config":{{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{}","size":{}}},"layers":[{},{}]}}"#,
            digest(&config),
            config.len(),
            part("layer.v1.tar+gzip", "packed one"),
            part("layer.v1.tar+gzip", "packed two")
        );
        let list = index(&[(&manifest, "")]);
        let mut library = given(&[&list, &manifest, &config]);
        let id = library.next_archive();
        library.shelve(Archive::new(id, "layer.tar".to_owned(), Form::Loose, 7));
        let content = Content { size: 7, digests: vec![two.clone()], unpacked: None, cut: false };
        library.learn(id, vec![Event::Member(Member::new("layer.tar".to_owned(), MemberKind::File, 7, 0)), Event::Content(0, content)]);
        let known = DiffIds::of(&library);
        let layer = known.layer([&two]).unwrap();
        assert_eq!((layer.place, layer.platform.as_ref().unwrap().full_name().as_str()), (Place::Layer(1), "linux/arm64"));
        assert!(known.layer([&digest("another")]).is_none());
        let document = library.by_digest(&digest(&manifest)).unwrap();
        assert!(unpacked_layer(&library, document, 1).is_some() && unpacked_layer(&library, document, 0).is_none());
        // A packed layer is known by what names it.
        let packed = purpose(&library, &digest("packed one")).unwrap();
        assert_eq!((packed.place, packed.platform.unwrap().full_name().as_str()), (Place::Layer(0), "linux/arm64"));
    }
}
