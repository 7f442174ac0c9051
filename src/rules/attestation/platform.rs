//! `att-platform`: of entries that say that they are attestations, and of those whose manifests are some by their content.

use super::entries::statement;
use crate::diagnostic::Severity;
use crate::image::Role;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::rule::page;
use crate::rules::{Check, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-platform",
    severity: Severity::Warning,
    title: text!("An attestation that could be run", "可能被运行的证明"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("The platform of an attestation is not unknown/unknown. An entry is one by its annotation, or by the content of its manifest, where that was given.", "证明的平台不是 unknown/unknown。条目是否为证明，由其注解判断；若提供了其清单，也由清单内容判断。"),
        why: text!("`unknown/unknown` keeps clients from running it. With a real platform every client may choose it as the image; without one podman and containerd may.", "`unknown/unknown` 让客户端不会运行它。若写了真实平台，任何客户端都可能把它当作镜像选中；若没有平台，podman 和 containerd 可能选中。"),
        fix: text!("Set `os` and `architecture` to `unknown`.", "请把 `os` 和 `architecture` 都设为 `unknown`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64"}}"#,
    },
    check: Check::Linked(check),
};

static PLATFORM_SAYS: Text = text!("The platform is {0}: a client may run it", "平台是 {0}：客户端可能会运行它");
static NO_PLATFORM: Text = text!("There is no platform: a client may run it", "没有平台：客户端可能会运行它");

fn check(library: &Library, document: &Document, report: &mut Report) {
    let (Some(image), Some(tree)) = (document.image.as_deref(), document.tree.as_deref()) else { return };
    let Some(index) = image.index.as_ref() else { return };
    let names_images = index.names_images();
    let by_content = |entry| !names_images && statement(library, entry).is_some();
    for (_, entry, role) in index.iter() {
        let attestation = match role {
            Role::Attestation(_) => true,
            Role::Image | Role::NoPlatform => by_content(entry),
            _ => false,
        };
        let value = tree.value(entry.node);
        match entry.platform().filter(|_| attestation) {
            Some(platform) if !platform.is_unknown() => report.missing(value, &PLATFORM_SAYS, [platform.name()]),
            None if attestation => report.missing(value, &NO_PLATFORM, NOTHING),
            _ => continue,
        };
    }
}
