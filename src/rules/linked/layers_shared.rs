//! Layers that images for different architectures have in common: `x-layers-shared` and `x-base-layers-shared`.
//!
//! Machine code is not the same for two architectures, but data is. So that an image of data alone raises no alarm:
//!
//! - Variants of one architecture may share all they have: code for an older one runs on a newer one.
//! - Layers that change nothing are left out, and so are manifests with other than file system layers.
//! - Where the configs start no program, nothing is said. Where the configs were not given, one common layer says nothing
//!   either: that is what a certificate bundle or a chart on `scratch` looks like.
//! - A common base counts from half a megabyte on: smaller first layers are mostly certificates and time zones. Where the
//!   config tells that the first layer was copied in, it is no base.

use super::beside::{Linked, manifests};
use super::layers::layered;
use crate::diagnostic::Severity;
use crate::image::{Descriptor, Role};
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::platform::{Platform, normalise};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;

pub(in crate::rules) static LAYERS: Rule = Rule {
    code: "x-layers-shared",
    severity: Severity::Warning,
    title: text!("The same layers for two architectures", "两种架构的层完全相同"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("Images for different architectures, or operating systems, consist of the very same layers.", "不同架构（或操作系统）的镜像由完全相同的层组成。"),
        why: text!("A program is not the same for two architectures: one of the images is mislabelled and ends with `exec format error`. Images of data alone are passed over as far as the documents show it.", "程序对两种架构不会相同：其中一个镜像标错了平台，运行时会出现 `exec format error`。只含数据的镜像，在文档能够说明的范围内不予提示。"),
        fix: text!("Look with `file` at a program in each image; build the wrong one again.", "请用 `file` 查看各镜像中的程序，并重新构建有误的镜像。"),
        example: r#"two manifests with {"layers": [{"digest": "sha256:a…"}, {"digest": "sha256:b…"}]}"#,
    },
    check: Check::Linked(all),
};

pub(in crate::rules) static BASE: Rule = Rule {
    code: "x-base-layers-shared",
    severity: Severity::Note,
    title: text!("The same base for two architectures", "两种架构的基础层相同"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("Images for different architectures begin with the same layers, of half a megabyte or more.", "不同架构的镜像以相同的层开头，且合计达到半兆字节。"),
        why: text!("Mostly the base image was pinned by the digest of one platform: all builds then start from that one's programs.", "多半是基础镜像用某一平台的摘要固定：所有构建都以该平台的程序为起点。"),
        fix: text!("Pin the base by the digest of its index: `FROM alpine:3.20@sha256:…` as `docker buildx imagetools inspect` prints it.", "请用索引的摘要固定基础镜像：即 `docker buildx imagetools inspect` 给出的 `FROM alpine:3.20@sha256:…`。"),
        example: "FROM alpine@sha256:… (of linux/amd64)",
    },
    check: Check::Linked(base),
};

static SAME: Text = text!(
    "The image for {0} has the same layers ({2}) as the one for {1}: one of them is for the wrong architecture, or they hold no programs",
    "{0} 的镜像与 {1} 的镜像有相同的 {2} 个层：其中一个架构有误，或其中没有程序"
);
static BEGINS: Text = text!(
    "The image for {0} begins with the same layers ({2} of {3}) as the one for {1}: is its base for the right architecture?",
    "{0} 的镜像与 {1} 的镜像以相同的层开头（{3} 个中的 {2} 个）：其基础镜像的架构是否正确？"
);
static FIRST: Text = text!("First here", "首次出现在此");

/// Compressed size in bytes from which on common first layers count as a base.
const BASE_SIZE: u64 = 512 << 10;

/// An empty tar, compressed by Docker and by Go: layers that change nothing.
const EMPTY: [&str; 2] = [
    "sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4",
    "sha256:4f4fb700ef54461cfa02571ae0db9a0dc1e0cdb5577484a6d75e68dc38e8acc1",
];

/// An image with layers, for a known architecture.
struct Layers<'a> {
    linked: Linked<'a>,
    platform: &'a Platform,
    /// Operating system and architecture, normalised.
    target: (Option<String>, Option<String>),
    layers: Vec<&'a Descriptor>,
    /// Outermost value of the config, where it was given.
    config: Option<Value<'a>>,
}

fn images<'a>(library: &'a Library, document: &'a Document) -> impl Iterator<Item = Layers<'a>> {
    let of_image = |linked: &Linked<'_>| linked.is_nested() || linked.role == Role::Image;
    manifests(library, document).filter(of_image).filter_map(|linked| {
        let platform = linked.platform?;
        let normal = normalise(platform);
        let image = layered(linked.manifest)?;
        let only_files = image.layers.iter().all(|layer| layer.media_type().is_some_and(mt::is_filesystem_layer));
        let changes = |layer: &&Descriptor| layer.digest_text().is_some_and(|digest| !EMPTY.contains(&digest));
        let layers: Vec<_> = image.layers.iter().copied().filter(changes).collect();
        let config = image.config_in(library);
        let target = (normal.os, normal.architecture);
        (only_files && !layers.is_empty()).then_some(Layers { linked, platform, target, layers, config })
    })
}

impl Layers<'_> {
    fn digests(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().filter_map(|layer| layer.digest_text())
    }

    /// Whether the config starts a program; nothing where it was not given.
    fn starts_a_program(&self) -> Option<bool> {
        let config = self.config?;
        let start = |name| config.get("config").and_then(|inner| inner.get(name)).is_some_and(|list| list.items().next().is_some());
        Some(start("Entrypoint") || start("Cmd"))
    }

    /// Whether the config tells that the first layer was copied in, and so is no base.
    fn begins_with_a_copy(&self) -> bool {
        let items = self.config.and_then(|config| config.get("history")).into_iter().flat_map(|history| history.items());
        let mut made = items.filter(|item| item.get("empty_layer").is_none_or(|empty| empty.raw() != "true"));
        let first = made.next().and_then(|item| item.str("created_by"));
        first.is_some_and(|by| by.starts_with("COPY ") || by.contains("#(nop) COPY "))
    }

    fn differs_from(&self, other: &Self) -> bool {
        self.target != other.target && self.linked.is_apart(&other.linked)
    }
}

fn all(library: &Library, document: &Document, report: &mut Report) {
    let mut first: HashMap<String, Layers<'_>> = HashMap::new();
    for image in images(library, document) {
        let key = image.digests().collect::<Vec<_>>().join(" ");
        match first.get(&key) {
            Some(other) if other.differs_from(&image) => {
                let runs = [image.starts_a_program(), other.starts_a_program()];
                let data = runs.iter().all(|runs| *runs == Some(false)) || image.layers.len() == 1 && !runs.contains(&Some(true));
                if !data {
                    let arguments = [image.platform.full_name(), other.platform.full_name(), image.layers.len().to_string()];
                    report.missing(image.linked.value, &SAME, arguments).label(other.linked.value.span(), &FIRST, NOTHING);
                }
            }
            Some(_) => {}
            None => _ = first.insert(key, image),
        }
    }
}

fn base(library: &Library, document: &Document, report: &mut Report) {
    let mut first: HashMap<String, Layers<'_>> = HashMap::new();
    for image in images(library, document) {
        let Some(key) = image.digests().next().map(str::to_owned) else { continue };
        match first.get(&key) {
            Some(other) if other.differs_from(&image) => {
                let same = image.digests().zip(other.digests()).take_while(|(one, another)| one == another).count();
                let size: u64 = image.layers.iter().take(same).filter_map(|layer| layer.size()).fold(0, u64::saturating_add);
                let whole = same == image.layers.len() && same == other.layers.len();
                if size >= BASE_SIZE && !whole && !image.begins_with_a_copy() && !other.begins_with_a_copy() {
                    let (same, all) = (same.to_string(), image.layers.len().to_string());
                    let arguments = [image.platform.full_name(), other.platform.full_name(), same, all];
                    report.missing(image.linked.value, &BEGINS, arguments).label(other.linked.value.span(), &FIRST, NOTHING);
                }
            }
            Some(_) => {}
            None => _ = first.insert(key, image),
        }
    }
}
