//! What is inside a layer that was unpacked: `x-layer-corrupt`, `x-layer-unverified`, `x-layer-duplicate-path` and
//! `x-layer-bare-whiteout`.
//!
//! The specification forbids a path that stands twice, and clients take the last: real images have it, so it is a warning.
//! Folders that repeat are not counted.

use super::blob::{Blob, Fault, blob};
use super::layers::layered;
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type as mt;
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static CORRUPT: Rule = Rule {
    code: "x-layer-corrupt",
    severity: Severity::Error,
    title: text!("A layer that cannot be unpacked", "层无法解压"),
    reference: Reference {
        section: "image-spec v1.1.1, layer.md, Distributable Format",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#distributable-format",
    },
    doc: page! {
        what: text!("The compressed data of a layer is damaged or ends too early, or the tar in it is.", "层的压缩数据或其中的 tar 已损坏，或提前结束。"),
        why: text!("The layer has the digest that it should have, so it was damaged before that was computed. Pulling works, unpacking fails.", "该层的摘要是对的，说明在计算摘要之前就已损坏。拉取会成功，解包会失败。"),
        fix: text!("Build the image again.", "请重新构建镜像。"),
        example: "a gzip file without its last bytes",
    },
    check: Check::Linked(corrupt),
};

pub(in crate::rules) static UNVERIFIED: Rule = Rule {
    code: "x-layer-unverified",
    severity: Severity::Note,
    title: text!("A layer that was not unpacked whole", "层没有完全解压"),
    reference: Reference { section: "Platmap's own limit of unpacking", url: "" },
    doc: page! {
        what: text!("A layer unpacks to far more than it is long, and unpacking was stopped.", "层解压后远大于自身长度，因此停止了解压。"),
        why: text!("Its digest was verified, its diff ID and its files were not. A small file that unpacks without end is how such a reader is attacked.", "其摘要已核对，但 diff ID 和文件没有核对。小文件无限膨胀是攻击此类读取程序的手段。"),
        fix: text!("Nothing to do, if the image is yours and holds files of zeros; else do not unpack it.", "如果镜像是自己的且含全零文件，则无需处理；否则不要解压它。"),
        example: "10 MB that unpack to 10 GB",
    },
    check: Check::Linked(unverified),
};

pub(in crate::rules) static DUPLICATE: Rule = Rule {
    code: "x-layer-duplicate-path",
    severity: Severity::Warning,
    title: text!("The same path twice in a layer", "层中同一路径出现两次"),
    reference: Reference {
        section: "image-spec v1.1.1, layer.md, Representing Changes",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#representing-changes",
    },
    doc: page! {
        what: text!("The tar of a layer has two entries with the same path that are not both folders.", "层的 tar 中有两个路径相同的条目，且不都是文件夹。"),
        why: text!("The specification forbids it. Clients take the last one; scanners and tools that mount layers without unpacking may take the first, and so see another file than what runs.", "规范禁止这样。客户端取最后一个；扫描器和不解包就挂载层的工具可能取第一个，因而看到的文件与实际运行的不同。"),
        fix: text!("Build the layer so that each path is written once.", "请在构建层时让每个路径只写一次。"),
        example: "etc/hosts, usr/, etc/hosts",
    },
    check: Check::Linked(duplicate),
};

pub(in crate::rules) static BARE_WHITEOUT: Rule = Rule {
    code: "x-layer-bare-whiteout",
    severity: Severity::Warning,
    title: text!("A whiteout without a name", "没有名称的 whiteout"),
    reference: Reference {
        section: "image-spec v1.1.1, layer.md, Whiteouts",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#whiteouts",
    },
    doc: page! {
        what: text!("An entry of a layer is called `.wh.` and nothing more.", "层中有条目仅名为 `.wh.`。"),
        why: text!("A whiteout deletes what is named behind `.wh.`: here nothing is. Clients take it for the folder itself, or refuse it.", "whiteout 删除 `.wh.` 之后所写的名称：此处没有名称。客户端会把它当作文件夹本身，或拒绝它。"),
        fix: text!("Remove the entry. To hide everything in a folder, it is `.wh..wh..opq`.", "请删除该条目。若要隐藏文件夹中的全部内容，应写 `.wh..wh..opq`。"),
        example: "var/cache/.wh.",
    },
    check: Check::Linked(bare_whiteout),
};

static CORRUPT_SAYS: Text =
    text!("The layer cannot be unpacked: its data is damaged or ends too early", "该层无法解压：数据已损坏或提前结束");
static UNVERIFIED_SAYS: Text = text!(
    "{0} packed bytes gave {1} bytes, and unpacking was stopped: the digest is verified, diff ID and files are not",
    "{0} 字节的压缩数据解出了 {1} 字节后停止：摘要已核对，diff ID 和文件没有核对"
);
static WINDOW_SAYS: Text = text!(
    "The Zstandard window of this layer is {0} bytes: above 512 MiB clients refuse it unless it is one segment, and it was not unpacked here",
    "该层的 Zstandard 窗口为 {0} 字节：超过 512 MiB 时，除非是单一段，客户端会拒绝；此处没有解压"
);
static DUPLICATE_SAYS: Text =
    text!("Entries of the layer that repeat a path: {0}, `{1}` first", "该层有 {0} 个条目重复了路径，首个是 `{1}`");
static WHITEOUT_SAYS: Text =
    text!("`{0}` in the layer deletes nothing: it has no name behind `.wh.`", "层中的 `{0}` 什么也不删除：`.wh.` 之后没有名称");

/// Each layer of an image that was unpacked: the place to speak of, and the layer.
fn each(library: &Library, document: &Document, mut say: impl FnMut(Value<'_>, Blob<'_>)) {
    let Some((image, tree)) = layered(document).zip(document.tree.as_deref()) else { return };
    for layer in image.layers.iter().filter(|layer| layer.media_type().is_some_and(mt::is_filesystem_layer)) {
        if let Some(given) = layer.digest().and_then(|digest| blob(library, digest)) {
            let value = tree.value(layer.node);
            say(value.get("digest").unwrap_or(value), given);
        }
    }
}

fn corrupt(library: &Library, document: &Document, report: &mut Report) {
    each(library, document, |at, given| {
        if given.fault() == Some(Fault::Damaged) {
            report.value(at, &CORRUPT_SAYS, NOTHING);
        }
    });
}

fn unverified(library: &Library, document: &Document, report: &mut Report) {
    each(library, document, |at, given| match given.fault() {
        Some(Fault::Bomb(packed, unpacked)) => _ = report.value(at, &UNVERIFIED_SAYS, [packed.to_string(), unpacked.to_string()]),
        Some(Fault::Window(size)) => _ = report.value(at, &WINDOW_SAYS, [size.to_string()]).severity(Severity::Warning),
        _ => {}
    });
}

fn duplicate(library: &Library, document: &Document, report: &mut Report) {
    each(library, document, |at, given| {
        let files = given.unpacked().map(|unpacked| &unpacked.files);
        if let Some((count, first)) = files.and_then(|files| Some((files.duplicates, files.duplicate.as_deref()?))) {
            report.value(at, &DUPLICATE_SAYS, [count.to_string(), first.to_owned()]);
        }
    });
}

fn bare_whiteout(library: &Library, document: &Document, report: &mut Report) {
    each(library, document, |at, given| {
        if let Some(path) = given.unpacked().and_then(|unpacked| unpacked.files.bare_whiteout.as_deref()) {
            report.value(at, &WHITEOUT_SAYS, [path]);
        }
    });
}
