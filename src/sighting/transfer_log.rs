//! What `docker pull` and `docker push`, podman and skopeo, `ctr` and nerdctl print while they work.
//!
//! Sources: moby v28 `distribution/pull_v2.go` and `push_v2.go` (a pull names layers by their own digests, a push by their
//! diff IDs, both by the first twelve digits); container-libs `image/copy/progress_bars.go` (ten digits or the whole);
//! nerdctl v2 `pkg/imgutil/jobs/jobs.go`.

use super::{Claim, Form, Reader, plain};
use crate::digest::Sought;

/// What the state of a layer begins with.
const STATES: &[&str] = &[
    "Already exists",
    "Downloading",
    "Download complete",
    "Extracting",
    "Layer already exists",
    "Mounted from",
    "Preparing",
    "Pull complete",
    "Pulling fs layer",
    "Pushed",
    "Pushing",
    "Verifying Checksum",
    "Waiting",
];

pub(super) fn read(reader: &mut Reader, line: &str) -> bool {
    let line = line.trim();
    if let Some((tag, name)) = line.split_once(": Pulling from ") {
        let tag = tag.rsplit('/').next().unwrap_or(tag);
        let tag = tag.split('@').next().filter(|tag| !tag.is_empty() && !line.contains('@'));
        reader.pulling = Some(tag.map_or_else(|| name.to_owned(), |tag| format!("{name}:{tag}")));
        return plain::read(reader, line, Form::TransferLog);
    }
    if line.starts_with("Status: ") {
        return plain::read(reader, line, Form::TransferLog);
    }
    if let Some((digits, state)) = line.split_once(": ")
        && digits.len() == 12
        && STATES.iter().any(|known| state.starts_with(known))
    {
        return layer(reader, digits, Claim::Layer);
    }
    for (start, claim) in [("Copying blob ", Claim::Layer), ("Copying config ", Claim::ImageId)] {
        if let Some(word) = line.strip_prefix(start).and_then(|rest| rest.split_whitespace().next()) {
            return layer(reader, word, claim);
        }
    }
    // `Digest: sha256:…` of a pull, `tag: digest: sha256:… size: …` of a push.
    if line.starts_with("Digest: ") || line.contains(": digest: ") {
        return plain::read_as(reader, line, Form::TransferLog, Claim::Resolved, Claim::Resolved);
    }
    // podman ends with the image ID.
    if line.len() == 64 && line.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return layer(reader, line, Claim::ImageId);
    }
    for (start, claim) in [("layer-", Claim::Layer), ("config-", Claim::ImageId), ("manifest-", Claim::None), ("index-", Claim::Resolved)] {
        if line.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()).starts_with(start) {
            return plain::read_as(reader, line, Form::TransferLog, claim, claim);
        }
    }
    false
}

fn layer(reader: &mut Reader, word: &str, claim: Claim) -> bool {
    let Some(sought) = Sought::read(word).filter(|_| !word.contains('@')) else { return false };
    reader.see(sought, claim, None, Form::TransferLog);
    true
}
