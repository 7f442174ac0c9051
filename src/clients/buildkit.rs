//! BuildKit: `docker build`, buildx.
//!
//! Source: github.com/moby/buildkit v0.32.2, `util/pull/pull.go` and `util/imageutil/config.go`, on containerd v2.3.3.

use super::answer::{Answer, Outcome, Question, Trace};
use super::containerd::{self, Configs, Fetched};
use super::contents::{Child, EntryKind, Layer};
use super::docker_store::{empty, refuses};
use super::go::decode::Entry;
use super::platforms::{Comparer, V1_0_RC4};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::request::Reader;
use crate::media_type as mt;
use crate::text;

/// The client.
pub static CLIENT: Client = Client {
    id: "buildkit",
    name: text!("BuildKit", "BuildKit"),
    repository: "https://github.com/moby/buildkit",
    tools: "docker build, buildx",
    versions: &[Version {
        number: "0.32.2",
        library: "containerd/platforms v1.0.0-rc.4",
        default: Default::Host,
        reader: Some(Reader::Containerd),
        columns: &[
            Column {
                id: "buildkit@0.32.2/pull",
                usage: Use::Pull,
                label: text!("pull a base image", "拉取基础镜像"),
                applies: Applies::Always,
                pick: pull,
            },
            Column {
                id: "buildkit@0.32.2/resolve-config",
                usage: Use::Inspect,
                label: text!("read a base image's config", "读取基础镜像的配置"),
                applies: Applies::Always,
                pick: resolve_config,
            },
        ],
    }],
};

/// `PullManifests`: fetch, then resolve as containerd does, then compare the number of layers.
fn pull(q: &Question<'_>) -> Answer {
    let comparer = Comparer::only(&V1_0_RC4, q.request);
    let mut trace = Trace::default();
    // Layers are skipped before they are fetched.
    let visit = |entry: &Entry| refuses(entry).filter(|_| EntryKind::of(&entry.media_type) != EntryKind::Layer);
    let fetched = containerd::walk(&mut trace, q, &comparer, true, visit);
    let manifest = match fetched {
        Fetched::Ended(outcome) => return trace.end(outcome),
        Fetched::Entry(_, _, _, child) => containerd::manifest(&child).cloned(),
    };
    let answer = containerd::resolve(q, &comparer, Configs::Whole);
    let Some((manifest, config)) = manifest.as_ref().and_then(|manifest| Some((manifest, manifest.config.as_ref()?))) else {
        return answer;
    };
    if !matches!(answer.outcome, Outcome::Picked(_)) || config.diff_ids.len() == manifest.layers.len() {
        return answer;
    }
    let error = format!("mismatched image rootfs and manifest layers [{}] {}", config.diff_ids.join(" "), printed(&manifest.layers));
    Answer { outcome: Outcome::Refused(error), ..answer }
}

/// Layers as Go's `%+v` prints them.
fn printed(layers: &[Layer]) -> String {
    let layers: Vec<String> = layers
        .iter()
        .map(|layer| {
            format!(
                "{{MediaType:{} Digest:{} Size:{} URLs:[] Annotations:map[] Data:[] Platform:<nil> ArtifactType:}}",
                layer.media_type, layer.digest, layer.size
            )
        })
        .collect();
    format!("[{}]", layers.join(" "))
}

/// `Config`: fetch down to the config, then resolve as containerd does.
fn resolve_config(q: &Question<'_>) -> Answer {
    let comparer = Comparer::only(&V1_0_RC4, q.request);
    let mut trace = Trace::default();
    let (kind, media_type, child) = match containerd::walk(&mut trace, q, &comparer, false, refuses) {
        Fetched::Ended(outcome) => return trace.end(outcome),
        Fetched::Entry(_, kind, media_type, child) => (kind, media_type, child),
    };
    let unknown = |media_type: &str| format!("encountered unknown type {media_type}; children may not be fetched");
    match kind {
        EntryKind::Manifest => match &child {
            // Read as a manifest, it has an empty descriptor for its config.
            Child::Index(_) | Child::Schema1(_) => return trace.refused(empty("")),
            Child::Manifest(manifest) if !is_config(&manifest.config_type) => return trace.refused(unknown(&manifest.config_type)),
            Child::Manifest(_) | Child::NotGiven => {}
        },
        // Read as an index, a manifest has no entries.
        EntryKind::Index => return trace.no_match(containerd::NO_MATCH),
        _ if is_config(&media_type) => {}
        _ => return trace.refused(unknown(&media_type)),
    }
    containerd::resolve(q, &comparer, Configs::Whole)
}

/// Types without children that are worth fetching.
fn is_config(media_type: &str) -> bool {
    matches!(media_type, mt::OCI_CONFIG | mt::DOCKER_CONFIG | "application/octet-stream" | mt::IN_TOTO)
}
