//! Tables of contents that let clients fetch single files of a layer: eStargz and zstd:chunked.

use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::json::Value;
use crate::language::Text;
use crate::media_type::{self as mt, Compression};
use crate::rules::rule::page;
use crate::rules::{Check, DescriptorView, ManifestView, NOTHING, Reference, Report, Rule};
use crate::text;
use crate::text::short;
use std::borrow::Cow;

pub(in crate::rules) static ESTARGZ: Rule = Rule {
    code: "manifest-estargz-toc",
    severity: Severity::Warning,
    title: text!("eStargz marks that do not fit", "eStargz 标记不符"),
    reference: Reference {
        section: "stargz-snapshotter v0.16.3, docs/estargz.md, Content Verification in eStargz",
        url: "https://github.com/containerd/stargz-snapshotter/blob/v0.16.3/docs/estargz.md#content-verification-in-estargz",
    },
    doc: page! {
        what: text!("`containerd.io/snapshot/stargz/toc.digest` is no digest or stands on a layer that is neither gzip nor zstd, or `io.containers.estargz.uncompressed-size` is no decimal number.", "`containerd.io/snapshot/stargz/toc.digest` 不是摘要，或所在的层既不是 gzip 也不是 zstd；或 `io.containers.estargz.uncompressed-size` 不是十进制数。"),
        why: text!("stargz-snapshotter checks the layer's table of contents by that digest: it cannot mount the layer and fetches all of it.", "stargz-snapshotter 用该摘要校验层的目录表：它无法挂载该层，只能整层下载。"),
        fix: text!("Convert the layer again.", "请重新转换该层。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "annotations": {"containerd.io/snapshot/stargz/toc.digest": "none"}}"#,
    },
    check: Check::Manifest(estargz),
};
pub(in crate::rules) static ZSTD_CHUNKED: Rule = Rule {
    code: "manifest-zstdchunked",
    severity: Severity::Warning,
    title: text!("zstd:chunked marks that do not fit", "zstd:chunked 标记不符"),
    reference: Reference {
        section: "containers/storage v1.57.0, pkg/chunked/compression_linux.go",
        url: "https://github.com/containers/storage/blob/v1.57.0/pkg/chunked/compression_linux.go",
    },
    doc: page! {
        what: text!("`io.github.containers.zstd-chunked.manifest-checksum` is no digest, has no `…manifest-position` of the form `offset:length:length:1` beside it, or stands on a layer that is not zstd.", "`io.github.containers.zstd-chunked.manifest-checksum` 不是摘要，旁边没有形如 `offset:length:length:1` 的 `…manifest-position`，或所在的层不是 zstd。"),
        why: text!("podman and CRI-O with partial pulls fail on such a layer.", "启用部分拉取的 podman 和 CRI-O 会在该层失败。"),
        fix: text!("Push the image again with `--compression-format zstd:chunked`.", "请用 `--compression-format zstd:chunked` 重新推送镜像。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.v1.tar+zstd", "annotations": {"io.github.containers.zstd-chunked.manifest-checksum": "sha256:…"}}"#,
    },
    check: Check::Manifest(zstd_chunked),
};
pub(in crate::rules) static TWO_TOCS: Rule = Rule {
    code: "manifest-two-tocs",
    severity: Severity::Warning,
    title: text!("Two tables of contents on one layer", "同一层有两个目录表"),
    reference: Reference {
        section: "containers/storage v1.57.0, pkg/chunked/toc/toc.go (GetTOCDigest)",
        url: "https://github.com/containers/storage/blob/v1.57.0/pkg/chunked/toc/toc.go",
    },
    doc: page! {
        what: text!("A layer has the annotations of both eStargz and zstd:chunked.", "某层同时带有 eStargz 和 zstd:chunked 的注解。"),
        why: text!("podman and CRI-O refuse the layer, as nothing says that both tables agree: both zstd:chunked and eStargz TOC found. `nerdctl image convert --zstdchunked` writes both.", "podman 和 CRI-O 会拒绝该层，因为无法确定两个目录表一致：both zstd:chunked and eStargz TOC found。`nerdctl image convert --zstdchunked` 会同时写入两者。"),
        fix: text!("Keep one: for podman remove `containerd.io/snapshot/stargz/toc.digest`.", "请只保留一个：若用于 podman，请去掉 `containerd.io/snapshot/stargz/toc.digest`。"),
        example: r#"{"annotations": {"containerd.io/snapshot/stargz/toc.digest": "sha256:…", "io.github.containers.zstd-chunked.manifest-checksum": "sha256:…"}}"#,
    },
    check: Check::Manifest(two),
};

static NOT_DIGEST: Text = text!("`{0}` is not a digest", "`{0}` 不是摘要");
static NOT_NUMBER: Text = text!("`{0}` is not a number of bytes", "`{0}` 不是字节数");
static NOT_GZIP: Text = text!("eStargz is gzip or zstd, but the layer is `{0}`", "eStargz 应为 gzip 或 zstd，但该层是 `{0}`");
static NOT_ZSTD: Text = text!("zstd:chunked is zstd, but the layer is `{0}`", "zstd:chunked 应为 zstd，但该层是 `{0}`");
static NO_POSITION: Text = text!(
    "Without `io.github.containers.zstd-chunked.manifest-position` nobody finds the table of contents",
    "没有 `io.github.containers.zstd-chunked.manifest-position` 就找不到目录表"
);
static NOT_POSITION: Text = text!("`{0}` is not of the form `{1}`", "`{0}` 不是 `{1}` 的形式");
static TWO: Text =
    text!("The layer has an eStargz table of contents, too: podman and CRI-O refuse it", "该层还有 eStargz 目录表：podman 和 CRI-O 会拒绝");

const ESTARGZ_DIGEST: &str = "containerd.io/snapshot/stargz/toc.digest";
const ESTARGZ_SIZE: &str = "io.containers.estargz.uncompressed-size";
const CHUNKED_DIGEST: &str = "io.github.containers.zstd-chunked.manifest-checksum";
const CHUNKED_POSITION: &str = "io.github.containers.zstd-chunked.manifest-position";
const CHUNKED_TAR_SPLIT: &str = "io.github.containers.zstd-chunked.tarsplit-position";
/// Docker's type without compression, under which compressed layers are met, too.
const DOCKER_TAR: &str = "application/vnd.docker.image.rootfs.diff.tar";

/// An annotation of a layer, where it is a string.
fn annotation<'a>(layer: &DescriptorView<'a>, key: &str) -> Option<(Value<'a>, Cow<'a, str>)> {
    let value = layer.value.get("annotations")?.get(key)?;
    Some((value, value.as_str()?))
}

fn digest(value: Value<'_>, text: &str, report: &mut Report) {
    if Digest::parse(text).is_err() {
        report.value(value, &NOT_DIGEST, [short(text)]);
    }
}

/// Whether `text` begins with so many decimal numbers between colons; containers/storage reads on no further.
fn are_numbers(text: &str, count: usize) -> bool {
    let mut parts = text.split(':');
    (0..count).all(|_| parts.next().is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()) && part.parse::<u64>().is_ok()))
}

/// The layer's type where it is well formed and does not say one of `fitting`.
fn unfit<'a>(layer: &DescriptorView<'a>, fitting: &[Compression]) -> Option<&'a str> {
    let name = layer.descriptor.media_type().filter(|name| mt::is_well_formed(name) && *name != DOCKER_TAR)?;
    (!mt::compression(name).is_some_and(|compression| fitting.contains(&compression))).then_some(name)
}

fn estargz(view: &ManifestView<'_>, report: &mut Report) {
    for layer in view.layers() {
        if let Some((value, text)) = annotation(&layer, ESTARGZ_DIGEST) {
            digest(value, &text, report);
            if let Some(name) = unfit(&layer, &[Compression::Gzip, Compression::Zstd]) {
                report.key(value, &NOT_GZIP, [name]);
            }
        }
        if let Some((value, text)) = annotation(&layer, ESTARGZ_SIZE).filter(|(_, text)| text.contains(':') || !are_numbers(text, 1)) {
            report.value(value, &NOT_NUMBER, [short(&text)]);
        }
    }
}

fn zstd_chunked(view: &ManifestView<'_>, report: &mut Report) {
    for layer in view.layers() {
        let Some((value, text)) = annotation(&layer, CHUNKED_DIGEST) else { continue };
        digest(value, &text, report);
        if let Some(name) = unfit(&layer, &[Compression::Zstd]) {
            report.key(value, &NOT_ZSTD, [name]);
        }
        match annotation(&layer, CHUNKED_POSITION) {
            None => _ = report.key(value, &NO_POSITION, NOTHING),
            Some((place, text)) if !are_numbers(&text, 4) || text.split(':').nth(3) != Some("1") => {
                report.value(place, &NOT_POSITION, [short(&text).as_str(), "offset:length:length:1"]);
            }
            Some(_) => {}
        }
        if let Some((place, text)) = annotation(&layer, CHUNKED_TAR_SPLIT).filter(|(_, text)| !are_numbers(text, 3)) {
            report.value(place, &NOT_POSITION, [short(&text).as_str(), "offset:length:length"]);
        }
    }
}

fn two(view: &ManifestView<'_>, report: &mut Report) {
    let both = view.layers().filter_map(|layer| annotation(&layer, ESTARGZ_DIGEST).and_then(|_| annotation(&layer, CHUNKED_DIGEST)));
    let mut places = both.map(|(value, _)| value);
    if let Some(first) = places.next() {
        report.key(first, &TWO, NOTHING).also_keys(places);
    }
}
