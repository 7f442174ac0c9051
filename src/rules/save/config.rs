//! The config of each image: `save-config-missing` and `save-config-name`.

use super::subject::Saved;
use crate::diagnostic::Severity;
use crate::digest::Algorithm;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static MISSING: Rule = Rule {
    code: "save-config-missing",
    severity: Severity::Error,
    title: text!("The config is not in the archive", "归档中没有配置"),
    reference: Reference {
        section: "containerd v2.1, core/images/archive/importer.go (image config not found)",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/core/images/archive/importer.go",
    },
    doc: page! {
        what: text!("`Config` of an image is absent, or leads to no file in the archive. In an archive that is an OCI layout as well this is a warning.", "镜像的 `Config` 缺失，或在归档中没有对应的文件。若归档同时也是 OCI 布局，则为警告。"),
        why: text!("The config says how the image runs and which layers it has: nothing can be loaded without it.", "配置说明镜像如何运行、有哪些层：没有它就无法加载。"),
        fix: text!("Save the image again.", "请重新保存镜像。"),
        example: r#"[{"Config": "missing.json", "RepoTags": null, "Layers": []}]"#,
    },
    check: Check::Linked(missing),
};

pub(in crate::rules) static NAME: Rule = Rule {
    code: "save-config-name",
    severity: Severity::Note,
    title: text!("A config under another digest than its own", "配置的文件名是其他摘要"),
    reference: Reference {
        section: "Docker Engine v28, image/tarexport/load.go (image.Store.Create)",
        url: "https://github.com/moby/moby/blob/v28.5.2/image/tarexport/load.go",
    },
    doc: page! {
        what: text!("The name of the config's file is a sha256 digest, and its content has another one.", "配置的文件名是 sha256 摘要，而内容的摘要不同。"),
        why: text!("The image ID is computed from the content: the image gets another ID than the name promises. The file was edited, or its bytes changed on their way.", "镜像 ID 由内容计算：加载后的 ID 与文件名所示不同。文件被编辑过，或字节在途中被改动。"),
        fix: text!("Save the image again, if the ID matters.", "如果 ID 重要，请重新保存镜像。"),
        example: r#"{"Config": "28a4819d….json"} for content of another digest"#,
    },
    check: Check::Linked(name),
};

static NONE: Text = text!("The image has no `Config`", "该镜像没有 `Config`");
static ABSENT: Text = text!("`{0}` is not in the archive", "归档中没有 `{0}`");
static OTHER: Text = text!(
    "The config has the digest `{0}`: that is the image ID, not what its name says",
    "该配置的摘要是 `{0}`：镜像 ID 以此为准，而非文件名"
);

fn missing(library: &Library, document: &Document, report: &mut Report) {
    let Some(saved) = Saved::of(library, document).filter(|saved| !saved.is_cut()) else { return };
    for image in &saved.images {
        match image.config.and_then(|config| Some((config, config.as_str()?))) {
            None => _ = report.missing(image.value, &NONE, NOTHING).severity(saved.severity()),
            Some((config, path)) if saved.file(config).is_none() => _ = report.value(config, &ABSENT, [path]).severity(saved.severity()),
            Some(_) => {}
        }
    }
}

fn name(library: &Library, document: &Document, report: &mut Report) {
    let Some(saved) = Saved::of(library, document) else { return };
    for config in saved.images.iter().filter_map(|image| image.config) {
        let path = config.as_str().unwrap_or_default();
        // A blob under another name is told by the rule about blobs.
        let stem = path.rsplit('/').next().and_then(|file| file.strip_suffix(".json")).filter(|stem| stem.len() == 64);
        let computed = saved.content(config).and_then(|content| content.digest(Algorithm::Sha256));
        if let Some(computed) =
            stem.zip(computed).filter(|(stem, computed)| !stem.eq_ignore_ascii_case(computed.encoded())).map(|(_, it)| it)
        {
            report.value(config, &OTHER, [computed.to_string()]);
        }
    }
}
