//! The layers of each image: `save-layer-missing`, `save-layer-count`, `save-diffid-mismatch`, `save-layer-corrupt`,
//! `save-layer-not-tar` and `save-layer-unverified`.
//!
//! Docker unpacks gzip, zstd, bzip2 and xz here: what is neither of the first two nor a tar is a warning.

use super::subject::Saved;
use crate::archive::Content;
use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::linked::blob::{Blob, Fault};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

static LOAD: Reference = Reference {
    section: "Docker Engine v28, image/tarexport/load.go",
    url: "https://github.com/moby/moby/blob/v28.5.2/image/tarexport/load.go",
};

pub(in crate::rules) static MISSING: Rule = Rule {
    code: "save-layer-missing",
    severity: Severity::Error,
    title: text!("A layer is not in the archive", "归档中缺少层"),
    reference: Reference {
        section: "containers/image v5.34, docker/internal/tarfile/src.go (prepareLayerData)",
        url: "https://github.com/containers/image/blob/v5.34.0/docker/internal/tarfile/src.go",
    },
    doc: page! {
        what: text!("An entry of `Layers` is no path, or leads to no file in the archive. In an archive that is an OCI layout as well this is a warning.", "`Layers` 的某项不是路径，或在归档中没有对应的文件。若归档同时也是 OCI 布局，则为警告。"),
        why: text!("podman and containerd refuse the archive; Docker loads it only where it has the layer already.", "podman 和 containerd 会拒绝该归档；Docker 仅在已有该层时才能加载。"),
        fix: text!("Save the image again, where all of its layers are.", "请在拥有全部层的地方重新保存镜像。"),
        example: r#"{"Config": "3f5c….json", "Layers": ["9a1b…/layer.tar"]} without that file"#,
    },
    check: Check::Linked(missing),
};

pub(in crate::rules) static COUNT: Rule = Rule {
    code: "save-layer-count",
    severity: Severity::Error,
    title: text!("Another number of layers than of diff IDs", "层数与 diff ID 数不同"),
    reference: LOAD,
    doc: page! {
        what: text!("The number of `Layers` against that of `rootfs.diff_ids` in the config.", "`Layers` 的数量，与配置中 `rootfs.diff_ids` 的数量相比较。"),
        why: text!("Docker says `invalid manifest, layers length mismatch`, podman and skopeo `Inconsistent layer count`: they refuse the archive.", "Docker 报 `invalid manifest, layers length mismatch`，podman 和 skopeo 报 `Inconsistent layer count`：都会拒绝该归档。"),
        fix: text!("Save the image again, or put the config back that belongs to these layers.", "请重新保存镜像，或换回属于这些层的配置。"),
        example: r#"{"Layers": ["a.tar", "b.tar"]} beside {"rootfs": {"diff_ids": ["sha256:…"]}}"#,
    },
    check: Check::Linked(count),
};

pub(in crate::rules) static DIFFID: Rule = Rule {
    code: "save-diffid-mismatch",
    severity: Severity::Error,
    title: text!("A layer with another diff ID", "层的 diff ID 不符"),
    reference: LOAD,
    doc: page! {
        what: text!("The tar of a layer, unpacked, against the digest at its place in `rootfs.diff_ids` of the config.", "解压后的层 tar，与配置的 `rootfs.diff_ids` 中对应位置的摘要相比较。"),
        why: text!("Docker says `invalid diffID for layer` and stops; podman finds that the digest of the blob does not match.", "Docker 报 `invalid diffID for layer` 并中止；podman 会发现 blob 摘要不符。"),
        fix: text!("Save the image again: the layer was replaced, or the order changed.", "请重新保存镜像：层被替换，或顺序被改动。"),
        example: r#"{"rootfs": {"type": "layers", "diff_ids": ["sha256:…"]}}"#,
    },
    check: Check::Linked(diff_id),
};

pub(in crate::rules) static CORRUPT: Rule = Rule {
    code: "save-layer-corrupt",
    severity: Severity::Error,
    title: text!("A layer that cannot be unpacked", "层无法解压"),
    reference: LOAD,
    doc: page! {
        what: text!("A layer's compressed data, or the tar in it, is damaged or ends too early.", "层的压缩数据或其中的 tar 已损坏，或提前结束。"),
        why: text!("Docker, podman and containerd cannot load the image.", "Docker、podman 和 containerd 都无法加载该镜像。"),
        fix: text!("Save the image again.", "请重新保存镜像。"),
        example: "a layer without its last bytes",
    },
    check: Check::Linked(corrupt),
};

pub(in crate::rules) static NOT_TAR: Rule = Rule {
    code: "save-layer-not-tar",
    severity: Severity::Warning,
    title: text!("A layer that is neither tar nor gzip nor zstd", "层不是 tar、gzip 或 zstd"),
    reference: Reference {
        section: "Docker Engine v28, pkg/archive (DecompressStream); containers/image v5.34, pkg/compression",
        url: "https://github.com/moby/go-archive/blob/v0.1.0/compression/compression.go",
    },
    doc: page! {
        what: text!("A layer begins neither as a tar nor as gzip or zstd.", "层的开头既不是 tar，也不是 gzip 或 zstd。"),
        why: text!("It cannot be verified here. Docker and podman read bzip2 and xz as well; anything else they refuse.", "此处无法核对。Docker 和 podman 还能读取 bzip2 和 xz；其他内容会被拒绝。"),
        fix: text!("Save the image again.", "请重新保存镜像。"),
        example: "a layer that is a text file",
    },
    check: Check::Linked(not_tar),
};

pub(in crate::rules) static UNVERIFIED: Rule = Rule {
    code: "save-layer-unverified",
    severity: Severity::Note,
    title: text!("A layer that was not unpacked whole", "层没有完全解压"),
    reference: Reference { section: "Platmap's own limit of unpacking", url: "" },
    doc: page! {
        what: text!("A layer unpacks to far more than it is long, and unpacking was stopped.", "层解压后远大于自身长度，因此停止了解压。"),
        why: text!("Its diff ID was not verified. A small file that unpacks without end is how such a reader is attacked.", "其 diff ID 没有核对。小文件无限膨胀是攻击此类读取程序的手段。"),
        fix: text!("Nothing to do, if the image is yours and holds files of zeros; else do not load it.", "如果镜像是自己的且含全零文件，则无需处理；否则不要加载它。"),
        example: "10 MB that unpack to 10 GB",
    },
    check: Check::Linked(unverified),
};

static NO_PATH: Text = text!("A layer must be a path in the archive", "层必须是归档中的路径");
static ABSENT: Text = text!("`{0}` is not in the archive", "归档中没有 `{0}`");
static COUNT_SAYS: Text = text!("Layers: {0}; diff IDs in the config: {1}", "层 {0} 个，而配置中有 {1} 个 diff ID");
static DIFFID_SAYS: Text =
    text!("The diff ID of this layer is `{0}`, but the config says `{1}`", "该层的 diff ID 是 `{0}`，而配置中是 `{1}`");
static CORRUPT_SAYS: Text =
    text!("The layer cannot be unpacked: its data is damaged or ends too early", "该层无法解压：数据已损坏或提前结束");
static NOT_TAR_SAYS: Text = text!("The layer is neither a tar nor packed by gzip or zstd", "该层既不是 tar，也不是 gzip 或 zstd 压缩");
static UNVERIFIED_SAYS: Text = text!(
    "{0} packed bytes gave {1} bytes, and unpacking was stopped: the diff ID is not verified",
    "{0} 字节的压缩数据解出了 {1} 字节后停止：diff ID 没有核对"
);
static WINDOW_SAYS: Text = text!(
    "The Zstandard window of this layer is {0} bytes: above 512 MiB clients refuse it unless it is one segment, and it was not unpacked here",
    "该层的 Zstandard 窗口为 {0} 字节：超过 512 MiB 时，除非是单一段，客户端会拒绝；此处没有解压"
);

fn missing(library: &Library, document: &Document, report: &mut Report) {
    let Some(saved) = Saved::of(library, document).filter(|saved| !saved.is_cut()) else { return };
    for layer in saved.images.iter().flat_map(|image| image.layers.iter().flatten()) {
        match layer.as_str() {
            None => _ = report.value(*layer, &NO_PATH, NOTHING).severity(saved.severity()),
            Some(path) if saved.file(*layer).is_none() => _ = report.value(*layer, &ABSENT, [path]).severity(saved.severity()),
            Some(_) => {}
        }
    }
}

fn count(library: &Library, document: &Document, report: &mut Report) {
    let Some(saved) = Saved::of(library, document) else { return };
    for image in &saved.images {
        let layers = image.layers.as_ref().map_or(0, Vec::len);
        if let Some(ids) = saved.diff_ids(image).filter(|ids| ids.len() != layers) {
            report.missing(image.value, &COUNT_SAYS, [layers.to_string(), ids.len().to_string()]).severity(saved.severity());
        }
    }
}

/// Each layer that was read.
fn each(saved: &Saved<'_>, mut say: impl FnMut(Value<'_>, &Content)) {
    for layer in saved.images.iter().flat_map(|image| image.layers.iter().flatten()) {
        if let Some(content) = saved.content(*layer) {
            say(*layer, content);
        }
    }
}

fn diff_id(library: &Library, document: &Document, report: &mut Report) {
    let Some(saved) = Saved::of(library, document) else { return };
    for image in &saved.images {
        let ids = saved.diff_ids(image).unwrap_or_default();
        for (layer, id) in image.layers.iter().flatten().zip(ids) {
            let stated = id.as_str().and_then(|text| Digest::parse(&text).ok());
            let Some((content, stated)) = saved.content(*layer).zip(stated) else { continue };
            let computed = stated.algorithm().and_then(|algorithm| Blob::Read(content).diff_id(algorithm));
            if let Some(computed) = computed.filter(|computed| **computed != stated) {
                report.value(*layer, &DIFFID_SAYS, [computed.to_string(), stated.to_string()]).severity(saved.severity());
            }
        }
    }
}

fn corrupt(library: &Library, document: &Document, report: &mut Report) {
    let Some(saved) = Saved::of(library, document) else { return };
    each(&saved, |layer, content| {
        if content.cut || Blob::Read(content).fault() == Some(Fault::Damaged) {
            report.value(layer, &CORRUPT_SAYS, NOTHING).severity(saved.severity());
        }
    });
}

fn not_tar(library: &Library, document: &Document, report: &mut Report) {
    let Some(saved) = Saved::of(library, document) else { return };
    each(&saved, |layer, content| {
        let other = content.unpacked.is_none() && content.size > 0;
        if !content.cut && (other || Blob::Read(content).fault() == Some(Fault::NotTar)) {
            report.value(layer, &NOT_TAR_SAYS, NOTHING);
        }
    });
}

fn unverified(library: &Library, document: &Document, report: &mut Report) {
    let Some(saved) = Saved::of(library, document) else { return };
    each(&saved, |layer, content| match Blob::Read(content).fault() {
        Some(Fault::Bomb(packed, unpacked)) => _ = report.value(layer, &UNVERIFIED_SAYS, [packed.to_string(), unpacked.to_string()]),
        Some(Fault::Window(size)) => _ = report.value(layer, &WINDOW_SAYS, [size.to_string()]).severity(Severity::Warning),
        _ => {}
    });
}
