//! Where the members of an image config stand.

use crate::image::Kind;
use crate::json::Value;
use crate::library::Document;

/// The outermost object, where the document is an image config.
pub(super) fn config<'a>(root: Value<'a>, document: &Document) -> Option<Value<'a>> {
    (document.kind() == Kind::Config && root.is_object() && !is_of_artifact(root)).then_some(root)
}

/// Whether a config is another artifact's, although it looks like an image's: of a WebAssembly component, which names its
/// layers elsewhere (`layerDigests`), or of one of Docker's models, which says its `format` and runs on no system.
///
/// Sources: CNCF TAG Runtime, Wasm OCI Artifact layout; docker/model-spec, `config.md`.
fn is_of_artifact(root: Value<'_>) -> bool {
    let component = root.has("layerDigests") && !root.has("rootfs");
    let format = root.get("config").is_some_and(|model| model.str("format").is_some());
    component || (format && !root.has("os") && !root.has("architecture"))
}

/// The member `config`, which says how the image is run.
pub(super) fn settings<'a>(root: Value<'a>, document: &Document) -> Option<Value<'a>> {
    config(root, document)?.get("config").filter(|settings| settings.is_object())
}

/// A member that is there and not `null`, which in a config means the same as absent (`config.md`, "Properties").
pub(super) fn present<'a>(object: Value<'a>, name: &str) -> Option<Value<'a>> {
    object.get(name).filter(|value| !value.is_null())
}

/// Those of `names` that are present in `object`.
pub(super) fn all_present<'a>(
    object: Option<Value<'a>>,
    names: &'static [&'static str],
) -> impl Iterator<Item = (&'static str, Value<'a>)> {
    names.iter().filter_map(move |name| Some((*name, present(object?, name)?)))
}

/// Whether the image is one to run: BuildKit writes configs for `unknown/unknown` beside its attestations.
pub(super) fn is_image(config: Value<'_>) -> bool {
    config.str("os").as_deref() != Some("unknown")
}

/// Up to six names, for a sentence.
pub(super) fn list(names: &[impl AsRef<str>]) -> String {
    let shown = names.iter().take(6).map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(" ");
    if names.len() > 6 { format!("{shown} …") } else { shown }
}
