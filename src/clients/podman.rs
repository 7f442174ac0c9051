//! podman: `podman pull --platform`.
//!
//! Source: github.com/containers/podman v5.8.3, `cmd/podman/images/pull.go`; its go.podman.io/common v0.67.1,
//! `libimage/platform/platform.go`; then containers/image.

use super::containers_image::{V5_39, Way, pick};
use super::platforms::{Package, V1_0_RC1, parse};
use super::register::{Applies, Client, Column, Default, Use, Version};
use super::request::Reader;
use super::spec::Spec;
use crate::text;

/// The client.
pub static CLIENT: Client = Client {
    id: "podman",
    name: text!("podman", "podman"),
    repository: "https://github.com/containers/podman",
    tools: "podman, Podman Desktop",
    versions: &[Version {
        number: "5.8.3",
        library: "go.podman.io/image/v5 v5.39.2",
        default: Default::HostArmVersion,
        reader: Some(Reader::Podman),
        columns: &[
            Column {
                id: "podman@5.8.3/copy",
                usage: Use::Pull,
                label: text!("pull", "拉取"),
                applies: Applies::Always,
                pick: |q| pick(q, &normalise(q.request), Way::Copy, &V5_39),
            },
            Column {
                id: "podman@5.8.3/choose",
                usage: Use::Filter,
                label: text!("the choice alone", "仅选择"),
                applies: Applies::Always,
                pick: |q| pick(q, &normalise(q.request), Way::Choose, &V5_39),
            },
        ],
    }],
};

static PLATFORMS: &Package = &V1_0_RC1;

/// `libimage/platform.Normalize`: what is empty stays empty, except for a variant that the architecture has by itself.
pub(super) fn normalise(request: &Spec) -> Spec {
    let host = Spec::new("linux", "amd64", "");
    let raw = Spec::new(&request.os, &request.architecture, &request.variant);
    let mut normal = PLATFORMS.normalise(&raw);
    if normal.variant.is_empty() {
        normal.variant = raw.variant.clone();
    }
    let or = |word: &str, other: &str| if word.is_empty() { other.to_owned() } else { word.to_owned() };
    let mut text = format!("{}/{}", or(&normal.os, &host.os), or(&normal.architecture, &host.architecture));
    if !normal.variant.is_empty() {
        text = format!("{text}/{}", normal.variant);
    }
    let Ok(parsed) = parse(PLATFORMS, &text, &host) else { return raw };
    Spec {
        os: if raw.os.is_empty() { raw.os } else { parsed.os },
        architecture: if raw.architecture.is_empty() { raw.architecture } else { parsed.architecture },
        variant: parsed.variant,
        ..Spec::default()
    }
}

/// How `--platform` is read: split at slashes, then normalised.
pub fn parse_platform(text: &str) -> Spec {
    let mut parts = text.split('/');
    let mut next = || parts.next().unwrap_or_default();
    normalise(&Spec::new(next(), next(), next()))
}
