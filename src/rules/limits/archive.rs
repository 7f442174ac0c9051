//! Files that lie in an archive of images and are read whole: `manifest.json` of `docker save`, `index.json`, `oci-layout`.

use crate::diagnostic::Severity;
use crate::dialect::docker_save::DIALECT;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::library::Document;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static JSON_20MIB: Rule = Rule {
    code: "limit-archive-json-20mib",
    severity: Severity::Warning,
    title: text!("A file of an archive larger than 20 MiB", "归档中的文件大于 20 MiB"),
    reference: Reference {
        section: "containerd v2.1, core/images/archive/importer.go",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/core/images/archive/importer.go",
    },
    doc: page! {
        what: text!("`manifest.json` of `docker save`, or `index.json` or `oci-layout` of a layout, is larger than 20 MiB.", "`docker save` 的 `manifest.json`，或布局的 `index.json`、`oci-layout`，大于 20 MiB。"),
        why: text!("containerd, and Docker with it, reads no larger JSON from an archive.", "containerd 以及使用它的 Docker 不会从归档中读取更大的 JSON。"),
        fix: text!("Export fewer images at once.", "请减少一次导出的镜像。"),
        example: "20,971,521 bytes",
    },
    check: Check::Json(json),
};

pub(in crate::rules) static DOCKER_SAVE_1MIB: Rule = Rule {
    code: "limit-docker-save-1mib",
    severity: Severity::Warning,
    title: text!("`manifest.json` larger than 1 MiB", "`manifest.json` 大于 1 MiB"),
    reference: Reference {
        section: "containers/image v5.34, internal/iolimits (MaxTarFileManifestSize)",
        url: "https://github.com/containers/image/blob/v5.34.0/internal/iolimits/iolimits.go",
    },
    doc: page! {
        what: text!("`manifest.json` of a `docker save` archive is larger than 1 MiB.", "`docker save` 归档中的 `manifest.json` 大于 1 MiB。"),
        why: text!("podman and skopeo refuse to read it.", "podman 和 skopeo 会拒绝读取。"),
        fix: text!("Export fewer images at once.", "请减少一次导出的镜像。"),
        example: "1,048,577 bytes",
    },
    check: Check::Json(docker_save),
};

static SAYS: Text = text!("The file has {0} bytes; the limit is {1}", "文件有 {0} 字节；上限是 {1}");

fn above(limit: usize, root: Value<'_>, document: &Document, report: &mut Report) {
    if document.bytes.len() > limit {
        report.missing(root, &SAYS, [document.bytes.len().to_string(), limit.to_string()]);
    }
}

fn json(root: Value<'_>, document: &Document, report: &mut Report) {
    let names = || document.image.as_deref().and_then(|image| image.index.as_ref()).is_some_and(|index| index.names_images());
    if document.kind() == Kind::Layout || names() || document.dialect == Some(&DIALECT) {
        above(20 << 20, root, document, report);
    }
}

fn docker_save(root: Value<'_>, document: &Document, report: &mut Report) {
    if document.dialect == Some(&DIALECT) {
        above(1 << 20, root, document, report);
    }
}
