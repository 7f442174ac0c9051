//! containers/image: skopeo, CRI-O, buildah.
//!
//! Source: go.podman.io/image/v5 v5.39.2 (in skopeo v1.22.2) and github.com/containers/image v5.22.1 (in skopeo v1.9.3):
//! `internal/pkg/platform/platform_matcher.go`, `internal/manifest/oci_index.go`, `docker_schema2_list.go`, `common.go` (5.22:
//! `manifest/`), `copy/copy.go`, `copy/single.go`, `internal/image/`.

mod choose;

use super::answer::{Answer, DEPTH_LIMIT, Missing, Outcome, Question, Trace};
use super::contents::{Child, EntryKind};
use super::go::decode::List;
use super::go::quote;
use super::listing::{Listing, OCI, Presence, SCHEMA2_LIST};
use super::reason::{Preference, Reason};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::spec::{Spec, Word};
use crate::media_type as mt;
use crate::text;
use choose::{from_index, from_list, wanted};
use std::rc::Rc;

/// The client.
pub static CLIENT: Client = Client {
    id: "skopeo",
    name: text!("containers/image", "containers/image"),
    repository: "https://github.com/podman-container-tools/container-libs",
    tools: "skopeo 1.22, CRI-O, Buildah",
    versions: &[
        Version {
            number: "5.39.2",
            library: "go.podman.io/image/v5 v5.39.2",
            default: Default::HostArmVersion,
            reader: None,
            columns: &[
                Column {
                    id: "containers-image@5.39.2/copy",
                    usage: Use::Copy,
                    label: text!("copy (and pull)", "复制（及拉取）"),
                    applies: Applies::Always,
                    pick: |q| pick(q, q.request, Way::Copy, &V5_39),
                },
                Column {
                    id: "containers-image@5.39.2/inspect",
                    usage: Use::Inspect,
                    label: text!("inspect", "查看"),
                    applies: Applies::Always,
                    pick: |q| pick(q, q.request, Way::Inspect, &V5_39),
                },
                Column {
                    id: "containers-image@5.39.2/choose",
                    usage: Use::Filter,
                    label: text!("the choice alone", "仅选择"),
                    applies: Applies::Always,
                    pick: |q| pick(q, q.request, Way::Choose, &V5_39),
                },
                Column {
                    id: "containers-image@5.39.2/choose-default",
                    usage: Use::Filter,
                    label: text!("the choice alone, compression not said", "仅选择，未指定压缩"),
                    applies: Applies::Always,
                    pick: |q| pick(q, q.request, Way::Choose, &V5_39),
                },
                Column {
                    id: "containers-image@5.39.2/choose-prefer-gzip",
                    usage: Use::Filter,
                    label: text!("the choice alone, gzip preferred", "仅选择，优先 gzip"),
                    applies: Applies::Always,
                    pick: |q| pick(q, q.request, Way::Choose, &V5_39_GZIP),
                },
            ],
        },
        Version {
            number: "5.22.1",
            library: "github.com/containers/image v5.22.1",
            default: Default::HostArmVersion,
            reader: None,
            columns: &[
                Column {
                    id: "containers-image@5.22.1/copy",
                    usage: Use::Copy,
                    label: text!("copy (and pull)", "复制（及拉取）"),
                    applies: Applies::Always,
                    pick: |q| pick(q, q.request, Way::Copy, &V5_22),
                },
                Column {
                    id: "containers-image@5.22.1/inspect",
                    usage: Use::Inspect,
                    label: text!("inspect", "查看"),
                    applies: Applies::Always,
                    pick: |q| pick(q, q.request, Way::Inspect, &V5_22),
                },
                Column {
                    id: "containers-image@5.22.1/choose",
                    usage: Use::Filter,
                    label: text!("the choice alone", "仅选择"),
                    applies: Applies::Always,
                    pick: |q| pick(q, q.request, Way::Choose, &V5_22),
                },
            ],
        },
    ],
};

/// What is done with the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Nothing.
    Choose,
    /// The image is copied.
    Copy,
    /// The image is opened; a list is opened as the image that is chosen from it.
    Inspect,
}

/// What differs between versions and options.
#[derive(Debug)]
pub(super) struct Rules {
    /// Of entries of one rank, those of this compression go first.
    compression: Option<Preference>,
    /// Architecture and system are printed in quotes.
    quotes: bool,
    /// What the names of the types that lists are decoded into end with.
    suffix: &'static str,
}

/// 5.39.
pub(super) static V5_39: Rules = Rules { compression: Some(Preference::Zstd), quotes: true, suffix: "Public" };
/// 5.39 with `PreferGzipInstances`.
pub(super) static V5_39_GZIP: Rules = Rules { compression: Some(Preference::Gzip), ..COPY_V5_39 };
/// 5.22: compression is not looked at.
static V5_22: Rules = Rules { compression: None, quotes: false, suffix: "" };
const COPY_V5_39: Rules = Rules { compression: None, quotes: true, suffix: "Public" };

/// The choice that `way` makes for `request`.
pub(super) fn pick(q: &Question<'_>, request: &Spec, way: Way, rules: &Rules) -> Answer {
    let mut trace = Trace::default();
    let request = &with_host(request);
    let (mut listing, mut path) = (q.index.clone(), Vec::new());
    loop {
        let is_docker = &*listing.media_type == mt::DOCKER_LIST;
        let list = match read(&listing, is_docker, rules) {
            Ok(list) => list,
            Err(error) => return trace.refused(refusal(q, way, is_docker, &error)),
        };
        trace.enter(&path);
        let taken = if is_docker { from_list(&mut trace, &list, request) } else { from_index(&mut trace, &list, request, rules) };
        let Some((at, entry)) = taken.and_then(|at| Some((at, list.entries.get(at)?))) else {
            return trace.no_match(no_match(q, way, is_docker, request, rules));
        };
        path.push(at);
        let child = q.contents.child(&entry.digest);
        match (way, child) {
            (Way::Choose, _) => return trace.end(Outcome::Picked(path)),
            (Way::Copy, Child::Index(_)) => return trace.refused(UNEXPECTED_LIST),
            (Way::Copy, Child::NotGiven) if EntryKind::of(&entry.media_type) == EntryKind::Index => return trace.refused(UNEXPECTED_LIST),
            (Way::Inspect, Child::Index(inner)) if path.len() < DEPTH_LIMIT => listing = inner,
            (Way::Inspect, Child::NotGiven) if EntryKind::of(&entry.media_type) == EntryKind::Index => {
                trace.revise(at, Reason::NotGiven);
                return trace.end(Outcome::Depends(path, Missing::Index));
            }
            _ => return trace.end(Outcome::Picked(path)),
        }
    }
}

const UNEXPECTED_LIST: &str =
    "copying system image from manifest list: Unexpectedly received a manifest list instead of a manifest for a single image";

/// What is missing is the host's.
fn with_host(request: &Spec) -> Spec {
    let or = |word: &Word, host: &str| if word.is_empty() { host.into() } else { word.clone() };
    Spec { os: or(&request.os, "linux"), architecture: or(&request.architecture, "amd64"), ..request.clone() }
}

/// Decoded first, then refused where it could be read as something else.
fn read(listing: &Listing, is_docker: bool, rules: &Rules) -> Result<Rc<List>, String> {
    let (schema, type_name, media_type) =
        if is_docker { (&SCHEMA2_LIST, "Schema2List", mt::DOCKER_LIST) } else { (&OCI, "OCI1Index", mt::OCI_INDEX) };
    let list = listing.list(schema).map_err(|error| {
        let error = error.replacen(&format!(" {}.", schema.root), &format!(" {type_name}{}.", rules.suffix), 1);
        format!("unmarshaling {type_name} {}: {error}", listing.quoted())
    })?;
    let members = listing.members;
    let unexpected: Vec<String> =
        [("config", members.config), ("fsLayers", members.fs_layers), ("history", members.history), ("layers", members.layers)]
            .into_iter()
            .filter(|(_, presence)| *presence == Presence::Value)
            .map(|(name, _)| quote(name))
            .collect();
    if unexpected.is_empty() {
        return Ok(list);
    }
    Err(format!("rejecting ambiguous manifest, unexpected fields []string{{{}}} in supposedly {media_type}", unexpected.join(", ")))
}

fn refusal(q: &Question<'_>, way: Way, is_docker: bool, error: &str) -> String {
    match way {
        Way::Choose => error.to_owned(),
        Way::Copy => format!("parsing primary manifest as list for docker://{}: {error}", q.names.remote),
        Way::Inspect if is_docker => format!("parsing schema2 manifest list: {error}"),
        Way::Inspect => format!("parsing OCI1 index: {error}"),
    }
}

fn no_match(q: &Question<'_>, way: Way, is_docker: bool, request: &Spec, rules: &Rules) -> String {
    let kind = if is_docker { "manifest list" } else { "image index" };
    let word = |word: &str| if rules.quotes { quote(word) } else { word.to_owned() };
    let first = wanted(request).into_iter().next().unwrap_or_default();
    let error = format!(
        "no image found in {kind} for architecture {}, variant {}, OS {}",
        word(&request.architecture),
        quote(&first),
        word(&request.os)
    );
    match way {
        Way::Choose => error,
        Way::Copy => format!("choosing an image from manifest list docker://{}: {error}", q.names.remote),
        Way::Inspect => format!("choosing image instance: {error}"),
    }
}
