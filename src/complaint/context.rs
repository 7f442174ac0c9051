//! What the words around a message tell: who printed it, and about which image.

use super::client::Client;
use super::fold::Folded;
use super::pattern::find;
use super::request::Request;
use crate::reference::{OFFICIAL, Reference, without_transport};
use std::ops::Range;

/// How far around a message is looked, in bytes.
const BEFORE: usize = 800;
const AFTER: usize = 200;

/// Words that one client has around its messages; the most telling first. All in lower case.
const TELLING: &[(&str, Client)] = &[
    ("apptainer", Client::Apptainer),
    ("singularity", Client::Apptainer),
    ("conveyor failed to get", Client::Apptainer),
    ("trivy", Client::Trivy),
    ("image scan error", Client::Trivy),
    ("cannotpullcontainererror", Client::AmazonEcs),
    ("failed to solve", Client::BuildKit),
    ("buildx", Client::BuildKit),
    ("load metadata for", Client::BuildKit),
    ("error response from daemon", Client::Docker),
    ("dockerd", Client::Docker),
    ("docker: ", Client::Docker),
    ("docker pull", Client::Docker),
    ("docker run", Client::Docker),
    ("cri-o", Client::CriO),
    ("crio", Client::CriO),
    ("skopeo", Client::Skopeo),
    ("podman", Client::Podman),
    ("buildah", Client::Podman),
    ("trying to pull", Client::Podman),
    ("copying system image from manifest list", Client::Podman),
    // Without podman's name a fatal line is skopeo's, unless a node's runtime speaks of an rpc.
    ("rpc error", Client::CriO),
    ("fata[", Client::Skopeo),
    ("failed to pull and unpack image", Client::Containerd),
    ("rpc error", Client::Containerd),
    ("nerdctl", Client::Containerd),
    ("ctr: ", Client::Containerd),
    ("gitlab", Client::GitLab),
    ("aliyun", Client::AlibabaAcr),
    ("quay", Client::Quay),
];

/// Words before the name of an image; the image is what follows. All in lower case.
const NAMING: &[&str] = &[
    "failed to pull and unpack image \"{image}\"",
    "failed to pull image \"{image}\"",
    "failed to resolve reference \"{image}\"",
    "back-off pulling image \"{image}\"",
    "pulling image \"{image}\"",
    "unable to find image '{image}' locally",
    "load metadata for {image}",
    "source metadata for {image}",
    "failed to solve: {image}: ",
    "trying to pull {image}...",
    "docker://{image}",
    "docker pull {image}",
    "podman pull {image}",
    "nerdctl pull {image}",
    "crane digest {image}",
    "pulling from {image}",
    "in index {image}",
];

/// Who printed the message at `place`, among those that could have.
pub(super) fn client(folded: &Folded, place: &Range<usize>, candidates: &[Client]) -> Client {
    let lower = folded.lower();
    let start = lower.ceil_char_boundary(place.start.saturating_sub(BEFORE));
    let end = lower.floor_char_boundary((place.end + AFTER).min(lower.len()));
    let around = lower.get(start..end).unwrap_or_default();
    let told = TELLING.iter().filter(|(_, client)| candidates.contains(client)).find(|(words, _)| around.contains(words));
    told.map(|(_, client)| *client).or(candidates.first().copied()).unwrap_or(Client::Registry)
}

/// The image that the words around `place` name, the nearest before it first.
pub(super) fn image(folded: &Folded, place: &Range<usize>) -> Option<String> {
    let before = place.start.saturating_sub(BEFORE)..place.end;
    let after = place.start..place.end + AFTER;
    [before, after].into_iter().find_map(|window| {
        let found = NAMING.iter().flat_map(|pattern| find(folded, window.clone(), pattern, 4));
        let named = found.filter_map(|place| Some((place.range.start, place.hole("image").and_then(reference)?)));
        named.max_by_key(|(start, _)| *start).map(|(_, image)| image)
    })
}

/// `text` as an image reference, where it is one and no platform, digest or number.
pub(super) fn reference(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| "\"'`()[]{},;".contains(c)).trim_end_matches(['.', ':']);
    let text = without_transport(text)?;
    let text = text.strip_prefix(OFFICIAL).unwrap_or(text);
    let named = text.len() > 1 && text.chars().any(|c| c.is_ascii_alphabetic());
    let other = text.starts_with("sha256:") || Request::parse(text).is_some();
    (named && !other && Reference::parse(text).is_ok()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        for good in ["alpine", "registry.example.com:5000/a/b:1.0", "x/y:schema1"] {
            assert_eq!(reference(good).as_deref(), Some(good));
        }
        assert_eq!(reference("library/nginx").as_deref(), Some("nginx"));
        assert_eq!(reference("docker://registry/x:1:").as_deref(), Some("registry/x:1"));
        for bad in ["", "linux/amd64", "sha256:0123", "<script>", "http://x", "1", "…"] {
            assert_eq!(reference(bad), None, "{bad}");
        }
    }
}
