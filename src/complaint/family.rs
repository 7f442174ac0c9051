//! The messages that are recognised, by families.

use super::client::Client;
use super::kind::Kind;

mod bad_request;
mod buildkit;
mod containerd;
mod containers_image;
mod docker_pull;
mod docker_store;
mod exec_format;
mod go_containerregistry;
mod nesting;
mod operating_system;
mod oras;
mod platform_services;
mod processor_level;
mod regclient;
mod registry;
mod schema1;
mod zstd;

/// Messages that belong together.
#[derive(Debug)]
pub struct Family {
    /// Stable name in kebab case.
    pub id: &'static str,
    /// Its messages; of two that stand in the same place the longer one counts, else the earlier one.
    pub messages: &'static [Message],
}

/// A message as a client prints it.
#[derive(Debug)]
pub struct Message {
    /// Its words in lower case, with holes for what differs. A hole at the beginning or end is one word. Names that are read:
    /// `platform` (asked for), `actual` (what is there),
    /// `os`, `architecture`, `variant`, `actual-architecture`, `host-architecture`, `build`, `host-build` (of Windows), `system`
    /// (of the image), `typed`, `image`, `type`. With `!` behind its
    /// name a platform or an architecture has to stand in the hole.
    pub pattern: &'static str,
    /// What went wrong.
    pub kind: Kind,
    /// Who prints it, the likeliest first.
    pub clients: &'static [Client],
}

const fn message(pattern: &'static str, kind: Kind, clients: &'static [Client]) -> Message {
    Message { pattern, kind, clients }
}

/// Every family.
pub static FAMILIES: &[&Family] = &[
    &docker_pull::FAMILY,
    &docker_store::FAMILY,
    &operating_system::FAMILY,
    &exec_format::FAMILY,
    &processor_level::FAMILY,
    &containerd::FAMILY,
    &buildkit::FAMILY,
    &containers_image::FAMILY,
    &go_containerregistry::FAMILY,
    &regclient::FAMILY,
    &oras::FAMILY,
    &bad_request::FAMILY,
    &nesting::FAMILY,
    &schema1::FAMILY,
    &zstd::FAMILY,
    &platform_services::FAMILY,
    &registry::FAMILY,
];
