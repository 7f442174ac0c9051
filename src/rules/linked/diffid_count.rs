//! `x-diffid-count`
//!
//! Layers are counted as containerd counts them: those of file system types. Where the config has a diff ID for each layer of
//! whatever type, clients that count all layers agree with it: a warning. `config-history-count` speaks of `history`.

use super::layers::{diff_ids, layered};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::platform::Platform;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-diffid-count",
    severity: Severity::Error,
    title: text!("Another number of layers than of diff IDs", "层数与 diff ID 数不同"),
    reference: Reference {
        section: "containerd v2.1, client/image.go (mismatched image rootfs and manifest layers)",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/client/image.go",
    },
    doc: page! {
        what: text!("The file system layers of a manifest against `rootfs.diff_ids` of its config.", "清单中的文件系统层数，与其配置的 `rootfs.diff_ids` 数量相比较。"),
        why: text!("The config names each unpacked layer. With another number containerd refuses to unpack the image and Docker to pull it.", "配置逐一列出每个解压后的层。数量不同时，containerd 拒绝解包，Docker 拒绝拉取。"),
        fix: text!("Build the image again, or put the config back that belongs to these layers.", "请重新构建镜像，或换回属于这些层的配置。"),
        example: r#"{"layers": [{…}, {…}]} beside {"rootfs": {"type": "layers", "diff_ids": ["sha256:…"]}}"#,
    },
    check: Check::Linked(check),
};

static COUNT: Text = text!("Layers of a file system: {0}; diff IDs in the config: {1}", "文件系统层 {0} 个，而配置中有 {1} 个 diff ID");
static OF_ALL: Text = text!(
    "Only {0} of {1} layers are of a file system, but the config has {1} diff IDs: containerd refuses that",
    "{1} 个层中只有 {0} 个是文件系统层，而配置有 {1} 个 diff ID：containerd 会拒绝"
);

fn check(library: &Library, document: &Document, report: &mut Report) {
    let Some(image) = layered(document) else { return };
    let Some(config) = image.config_in(library).filter(|config| !Platform::read(*config).is_unknown()) else { return };
    let (Some(ids), Some(list)) = (diff_ids(config), image.root.get("layers")) else { return };
    let (counted, all) = (image.filesystem().count(), image.layers.len());
    // A signature or another artifact under the type of an image's config: nothing that is unpacked.
    if counted == 0 && all > 0 {
        return;
    }
    if ids.len() != counted && ids.len() != all {
        report.key(list, &COUNT, [counted.to_string(), ids.len().to_string()]);
    } else if ids.len() != counted {
        report.key(list, &OF_ALL, [counted.to_string(), all.to_string()]).severity(Severity::Warning);
    }
}
