//! An answer of Docker Hub about tags: one tag, or a page of them.
//!
//! Source: Docker Hub API reference, `/v2/namespaces/{namespace}/repositories/{repository}/tags`.

use super::listing::{self, Entry, Platform};
use super::paste::{digest, has_any};
use super::{Dialect, Fidelity, Found, Paste, Shape, nameless};
use crate::json::Value;
use crate::text;

pub(super) static DIALECT: Dialect = Dialect {
    name: "docker-hub-tags",
    title: text!("an answer of Docker Hub about tags", "Docker Hub 关于标签的响应"),
    sign: text!(
        "`images` with `architecture`, `os`, `variant`, `os_version` and `digest`, in one tag or in each of `results`.",
        "`images` 中有 `architecture`、`os`、`variant`、`os_version` 和 `digest`，位于单个标签或 `results` 的每一项中。"
    ),
    fidelity: Fidelity::Drawn,
    bytes: text!(
        "Digests and platforms of each tag are listed; no document is in it, so nothing can be verified. `size` is what a pull loads, not the size of a manifest.",
        "列出各标签的摘要和平台，不含任何文档，因此无法验证。`size` 是拉取的数据量，不是清单的大小。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "{\n  \"name\": \"1.2\",\n  \"images\": [\n    {\n      \"architecture\": \"arm\",\n      \"os\": \"linux\",\n      \"variant\": \"v7\",\n      \"digest\": \"sha256:…\",",
    shape: Shape::Wrapper,
    causes: &[],
    recognise: |paste| tags(paste).is_some(),
    documents,
    reference: nameless,
};

/// The tags that it is about.
fn tags<'a>(paste: &Paste<'a>) -> Option<Vec<Value<'a>>> {
    let root = paste.json?;
    let first = paste.object()?;
    let list = if root.is_array() { Some(root) } else { first.get("results").filter(|list| list.is_array()) };
    let tags: Vec<Value<'a>> = match list {
        Some(list) => list.items().filter(|item| item.is_object()).collect(),
        None => vec![first],
    };
    let is_tag = |tag: &Value<'_>| {
        tag.get("images")
            .and_then(|images| images.items().next())
            .is_some_and(|image| has_any(image, &["os_version", "os_features", "last_pushed", "status"]) && image.has("architecture"))
    };
    tags.iter().take(100).any(is_tag).then_some(tags)
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let tags = tags(paste).unwrap_or_default();
    let drawn = tags.into_iter().filter_map(|tag| {
        let entries: Vec<Entry> = tag.get("images")?.items().filter(|image| image.is_object()).map(entry).collect();
        let media_type = tag.str("media_type");
        let name = tag.str("name").unwrap_or_default().into_owned();
        Some(listing::draw(name, media_type.as_deref(), digest(tag, "digest"), &entries))
    });
    drawn.collect()
}

fn entry(image: Value<'_>) -> Entry {
    let text = |name: &str| image.str(name).map(|text| text.into_owned()).filter(|text| !text.is_empty());
    let platform = Platform {
        architecture: text("architecture").unwrap_or_default(),
        os: text("os").unwrap_or_default(),
        os_version: text("os_version"),
        os_features: text("os_features").map(|list| list.split(',').map(|name| name.trim().to_owned()).collect()).unwrap_or_default(),
        variant: text("variant"),
    };
    Entry { digest: text("digest"), platform: Some(platform), ..Entry::default() }
}
