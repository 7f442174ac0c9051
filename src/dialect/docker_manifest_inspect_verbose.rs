//! `docker manifest inspect -v`: every child, with the base64 of its exact bytes.
//!
//! Source: docker/cli v29, `cli/manifest/types/types.go` (`ImageManifest`); `Raw` is there since 2023.

use super::listing::{self, Entry, Platform};
use super::paste::{digest, has_all};
use super::{Dialect, Fidelity, Found, Paste, Shape};
use crate::json::Value;
use crate::media_type as mt;
use crate::text;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

pub(crate) static DIALECT: Dialect = Dialect {
    name: "docker-manifest-inspect-verbose",
    title: text!("the output of `docker manifest inspect -v`", "`docker manifest inspect -v` 的输出"),
    sign: text!(
        "An object, or an array of objects, with `Ref`, `Descriptor` and `SchemaV2Manifest` or `OCIManifest`; newer clients add `Raw`.",
        "含 `Ref`、`Descriptor` 以及 `SchemaV2Manifest` 或 `OCIManifest` 的对象或对象数组；较新的客户端还有 `Raw`。"
    ),
    fidelity: Fidelity::Exact,
    bytes: text!(
        "`Raw` is base64 of each child's exact bytes, so every child is verified. The index itself is not in it; it is drawn from the descriptors.",
        "`Raw` 是各子清单原始字节的 base64，因此每个子清单都可验证。索引本身不在其中，由描述符绘出。"
    ),
    command: Some("docker buildx imagetools inspect --raw {0} > index.json"),
    example: "[\n\t{\n\t\t\"Ref\": \"registry.example.com/team/app@sha256:…\",\n\t\t\"Descriptor\": {…},\n\t\t\"Raw\": \"ewogICJzY2hlbWFWZXJzaW9uIjog…\",",
    shape: Shape::Wrapper,
    causes: &[],
    recognise,
    documents,
    reference,
};

fn recognise(paste: &Paste<'_>) -> bool {
    paste.object().is_some_and(|first| has_all(first, &["Ref", "Descriptor"]))
}

fn documents(paste: &Paste<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = paste.objects().filter_map(|item| child(paste, item)).collect();
    if paste.json.is_some_and(|root| root.is_array()) {
        let entries: Vec<Entry> = paste.objects().filter_map(|item| Some(entry(item.get("Descriptor")?))).collect();
        let oci = entries.iter().any(|entry| entry.media_type.as_deref().is_some_and(|name| name == mt::OCI_MANIFEST));
        found.push(listing::draw("index", Some(if oci { mt::OCI_INDEX } else { mt::DOCKER_LIST }), None, &entries));
    }
    found
}

fn child(paste: &Paste<'_>, item: Value<'_>) -> Option<Found> {
    let descriptor = item.get("Descriptor");
    let expected = descriptor.and_then(|descriptor| digest(descriptor, "digest"));
    let runs_on =
        descriptor.and_then(|descriptor| descriptor.get("platform")).filter(|value| value.is_object()).map(|value| platform(value).name());
    // Platform and digest tell children apart at a glance; without them, the name that the tool prints.
    let name = match (runs_on, &expected) {
        (Some(platform), Some(digest)) => format!("{platform} {}", digest.short()),
        _ => item.str("Ref").unwrap_or_default().into_owned(),
    };
    let raw = item.str("Raw").and_then(|raw| STANDARD.decode(raw.as_bytes()).ok()).filter(|bytes| !bytes.is_empty());
    match raw {
        Some(bytes) => Some(Found::new(name, bytes, Fidelity::Exact).expecting(expected)),
        // Older clients print the manifest only as they read it.
        None => {
            let manifest =
                ["OCIManifest", "SchemaV2Manifest"].into_iter().find_map(|name| item.get(name)).filter(|value| value.is_object())?;
            Some(Found::new(name, paste.slice(manifest), Fidelity::Rewritten).rewritten_from(expected))
        }
    }
}

/// The entry that a descriptor in JSON stands for.
pub(super) fn entry(descriptor: Value<'_>) -> Entry {
    let text = |name: &str| descriptor.str(name).map(|text| text.into_owned());
    let annotations = descriptor.get("annotations").into_iter().flat_map(|map| map.members());
    Entry {
        media_type: text("mediaType"),
        digest: text("digest"),
        size: descriptor.get("size").and_then(|size| size.as_i64()).and_then(|size| u64::try_from(size).ok()),
        platform: descriptor.get("platform").filter(|platform| platform.is_object()).map(platform),
        annotations: annotations.filter_map(|member| Some((member.key()?.into_owned(), member.as_str()?.into_owned()))).collect(),
        artifact_type: text("artifactType").filter(|text| !text.is_empty()),
    }
}

fn platform(value: Value<'_>) -> Platform {
    let text = |name: &str| value.str(name).map(|text| text.into_owned()).filter(|text| !text.is_empty());
    Platform {
        architecture: text("architecture").unwrap_or_default(),
        os: text("os").unwrap_or_default(),
        os_version: text("os.version"),
        os_features: value
            .get("os.features")
            .into_iter()
            .flat_map(|list| list.items())
            .filter_map(|item| Some(item.as_str()?.into_owned()))
            .collect(),
        variant: text("variant"),
    }
}

/// The name without the digest of the child.
fn reference(paste: &Paste<'_>) -> Option<String> {
    let name = paste.object()?.str("Ref")?;
    name.split('@').next().map(str::to_owned)
}
