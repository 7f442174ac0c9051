//! Docker Engine with its classic store (graph drivers).
//!
//! Source: github.com/moby/moby docker-v29.6.2, `daemon/internal/distribution/pull_v2.go`, `pull_v2_unix.go`,
//! `pull_v2_windows.go`; v20.10.24, `distribution/pull_v2.go`, `pull_v2_unix.go`; docker/distribution v2.8.3, `manifests.go`,
//! `manifest/manifestlist/manifestlist.go`.

mod linux;
mod version_20_10;
mod windows;

use super::answer::Question;
use super::contents::{Child, EntryKind};
use super::go::decode::{Entry, List};
use super::listing::{DISTRIBUTION, Listing, Presence};
use super::platforms::{Package, format_all};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::request::Reader;
use super::spec::{Spec, Word};
use crate::media_type as mt;
use crate::text;
use std::rc::Rc;

/// The client.
pub static CLIENT: Client = Client {
    id: "docker-classic",
    name: text!("Docker Engine, classic store", "Docker Engine，经典存储"),
    repository: "https://github.com/moby/moby",
    tools: "docker",
    versions: &[
        Version {
            number: "29.6.2",
            library: "containerd/platforms v1.0.0-rc.4",
            default: Default::HostLevel,
            reader: Some(Reader::Containerd),
            columns: &[
                Column {
                    id: "docker@29.6.2/graphdriver-pull",
                    usage: Use::Pull,
                    label: text!("pull", "拉取"),
                    applies: Applies::Always,
                    pick: linux::pull,
                },
                Column {
                    id: "docker@29.6.2/graphdriver-pull-windows",
                    usage: Use::Pull,
                    label: text!("pull on a Windows host", "在 Windows 主机上拉取"),
                    applies: Applies::WindowsVersion,
                    pick: windows::pull,
                },
            ],
        },
        Version {
            number: "20.10.24",
            library: "containerd 1.4, package platforms",
            default: Default::Host,
            reader: Some(Reader::Docker2010),
            columns: &[Column {
                id: "docker@20.10.24/graphdriver-pull",
                usage: Use::Pull,
                label: text!("pull", "拉取"),
                applies: Applies::Always,
                pick: version_20_10::pull,
            }],
        },
    ],
};

/// A list as the distribution client reads it, or why it does not.
fn read(listing: &Listing) -> Result<Rc<List>, String> {
    let is_docker = &*listing.media_type == mt::DOCKER_LIST;
    if !is_docker {
        // The members are decoded into anything, so that `null` does not count.
        let there = |presence: Presence| presence == Presence::Value;
        if listing.is_json() && (there(listing.members.config) || there(listing.members.layers)) {
            return Err("index: expected index but found manifest".to_owned());
        }
        if &*listing.media_type != mt::OCI_INDEX {
            return Err(format!("unsupported manifest media type and no default available: {}", listing.media_type));
        }
    }
    listing.list(&DISTRIBUTION)
}

/// A daemon fills in what the request leaves out: the architecture together with the variant.
fn with_default(request: &Spec, host: &Spec) -> Spec {
    let mut request = request.clone();
    if request.os.is_empty() {
        request.os = host.os.clone();
    }
    if request.architecture.is_empty() {
        (request.architecture, request.variant) = (host.architecture.clone(), host.variant.clone());
    }
    request
}

/// The machine of the measured daemon; 29 knows the level of its processor.
fn machine(level: &str) -> Spec {
    Spec::new("linux", "amd64", level)
}

fn words(package: &Package, request: &Spec) -> String {
    let asked = if request.os.is_empty() { Spec::new("linux", "amd64", "") } else { request.clone() };
    format!("no matching manifest for {} in the manifest list entries", format_all(package, &asked))
}

/// What the registry serves for an entry: its own media type counts, not the entry's.
enum Content {
    Manifest,
    List(Rc<Listing>),
    /// With the media type that it is served with.
    Schema1(Word),
    Missing,
}

fn content(q: &Question<'_>, entry: &Entry) -> Content {
    match q.contents.child(&entry.digest) {
        Child::Index(inner) => Content::List(inner),
        Child::Manifest(_) => Content::Manifest,
        Child::Schema1(Some(_)) => Content::Schema1(Word::default()),
        Child::Schema1(None) => Content::Schema1(entry.media_type.clone()),
        Child::NotGiven if mt::is_schema1(&entry.media_type) => Content::Schema1(entry.media_type.clone()),
        Child::NotGiven if EntryKind::of(&entry.media_type) == EntryKind::Index => Content::Missing,
        Child::NotGiven => Content::Manifest,
    }
}
