//! `manifest.json` of a `docker save` archive: which files make up each image.
//!
//! Source: Docker Engine v28, `daemon/internal/image/tarexport/tarexport.go` (`manifestItem`). Its decoder takes names of members in
//! any case; so do we.

use crate::json::Value;

/// One image of a `docker save` archive.
#[derive(Clone, Debug)]
pub struct SavedImage<'a> {
    /// The object.
    pub value: Value<'a>,
    /// Path of the config.
    pub config: Option<Value<'a>>,
    /// Names, each with its tag.
    pub tags: Vec<Value<'a>>,
    /// Paths of the layers, lowest first; nothing where there is no such list.
    pub layers: Option<Vec<Value<'a>>>,
}

/// The images that `root` lists; nothing where it is no such list.
pub fn saved_images(root: Value<'_>) -> Option<Vec<SavedImage<'_>>> {
    if !root.is_array() || root.items().next().is_none() {
        return None;
    }
    let images = root.items().map(|value| {
        let list = |name| member(value, name).filter(|list| list.is_array()).map(|list| list.items().collect::<Vec<_>>());
        let image =
            SavedImage { value, config: member(value, "Config"), tags: list("RepoTags").unwrap_or_default(), layers: list("Layers") };
        (value.is_object() && (image.config.is_some() || image.layers.is_some())).then_some(image)
    });
    images.collect()
}

/// The member with a name in any case; of duplicates the last, as Go reads them.
fn member<'a>(value: Value<'a>, name: &str) -> Option<Value<'a>> {
    value.members().filter(|member| member.key().is_some_and(|key| key.eq_ignore_ascii_case(name))).last()
}
