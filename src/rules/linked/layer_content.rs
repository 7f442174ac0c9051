//! What a layer's bytes are, against what its media type says: `x-layer-compression` and `x-layer-not-tar`.
//!
//! Images only: artifacts often carry plain files under a layer's type.

use super::blob::{Blob, Fault, Form, blob};
use super::layers::layered;
use crate::diagnostic::Severity;
use crate::json::Value;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::media_type::{self as mt, Compression};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static COMPRESSION: Rule = Rule {
    code: "x-layer-compression",
    severity: Severity::Error,
    title: text!("A layer compressed in another way than it says", "层的压缩方式与声明不符"),
    reference: Reference {
        section: "image-spec v1.1.1, layer.md, +gzip Media Types",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#gzip-media-types",
    },
    doc: page! {
        what: text!("The first bytes of a layer against the compression in its media type.", "层的开头字节与其媒体类型中的压缩方式相比较。"),
        why: text!("The descriptor contradicts the content. Many engines look at the bytes and hide it; those that trust the type fail. For Docker's type without compression this is a note: containerd expects compressed layers under it.", "描述符与内容矛盾。许多引擎会按字节识别而掩盖问题；相信类型的引擎则会失败。对 Docker 的无压缩类型只是提示：containerd 预期其下可能是压缩的层。"),
        fix: text!("Correct the media type of the layer.", "请更正层的媒体类型。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip"} for zstd data"#,
    },
    check: Check::Linked(compression),
};

pub(in crate::rules) static NOT_TAR: Rule = Rule {
    code: "x-layer-not-tar",
    severity: Severity::Error,
    title: text!("A layer that is no tar", "层不是 tar"),
    reference: Reference {
        section: "image-spec v1.1.1, layer.md, Distributable Format",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#distributable-format",
    },
    doc: page! {
        what: text!("The layer of an image is neither compressed nor a tar, or what it unpacks to is no tar.", "镜像的层既未压缩，也不是 tar，或解压后不是 tar。"),
        why: text!("Layers are packaged as tar: no client can unpack anything else.", "层以 tar 打包：其他内容没有客户端能解包。"),
        fix: text!("Build the image again, or give the layer the type of what it is.", "请重新构建镜像，或把层的类型改为其实际类型。"),
        example: r#"{"mediaType": "application/vnd.oci.image.layer.v1.tar"} for a text file"#,
    },
    check: Check::Linked(not_tar),
};

static DIFFERS: Text = text!("The layer is {0}, but its type says {1}", "该层是 {0}，而类型声明为 {1}");
static OTHER: Text = text!("The layer is not {0}, as its type says", "该层不是其类型所声明的 {0}");
static NO_TAR: Text = text!("The layer's bytes are no tar", "该层的字节不是 tar");
static NO_TAR_INSIDE: Text = text!("What the layer unpacks to is no tar", "该层解压后不是 tar");

/// Each layer whose bytes were given: the value of its descriptor, what its type declares, what it is.
fn each(library: &Library, document: &Document, mut say: impl FnMut(Value<'_>, &str, Compression, Blob<'_>)) {
    let Some((image, tree)) = layered(document).zip(document.tree.as_deref()) else { return };
    for layer in &image.layers {
        // What is encrypted shows nothing.
        let Some(name) = layer.media_type().filter(|name| mt::encrypted(name).is_none()) else { continue };
        let given = layer.digest().and_then(|digest| blob(library, digest));
        if let (Some(given), Some(declared)) = (given, mt::compression(name)) {
            say(tree.value(layer.node), name, declared, given);
        }
    }
}

fn compression(library: &Library, document: &Document, report: &mut Report) {
    each(library, document, |layer, name, declared, given| {
        let at = layer.get("mediaType").unwrap_or(layer);
        let docker = declared == Compression::None && name.starts_with("application/vnd.docker.");
        match given.form() {
            Form::Packed(actual) if actual != declared => {
                let severity = if docker { Severity::Note } else { Severity::Error };
                report.value(at, &DIFFERS, [words(actual), words(declared)]).severity(severity)
            }
            Form::Other if declared != Compression::None => report.value(at, &OTHER, [words(declared)]),
            _ => return,
        };
    });
}

fn not_tar(library: &Library, document: &Document, report: &mut Report) {
    each(library, document, |layer, _, declared, given| {
        let at = layer.get("mediaType").unwrap_or(layer);
        if given.form() == Form::Other && declared == Compression::None {
            report.value(at, &NO_TAR, NOTHING);
        } else if given.fault() == Some(Fault::NotTar) {
            report.value(at, &NO_TAR_INSIDE, NOTHING);
        }
    });
}

/// The name of a form, the same in every language.
fn words(compression: Compression) -> &'static str {
    match compression {
        Compression::None => "`tar`",
        Compression::Gzip => "`tar+gzip`",
        Compression::Zstd => "`tar+zstd`",
    }
}
