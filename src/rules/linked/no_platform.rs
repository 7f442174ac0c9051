//! `x-no-platform-config`

use super::beside::{Stated, stated};
use crate::diagnostic::Severity;
use crate::image::Role;
use crate::language::Text;
use crate::library::{Document, Library};
use crate::rules::layout::is_beside_marker;
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "x-no-platform-config",
    severity: Severity::Note,
    title: text!("What an entry without platform runs on", "没有平台的条目用于什么"),
    reference: Reference {
        section: "containerd v2.1, core/images/image.go (Manifest)",
        url: "https://github.com/containerd/containerd/blob/v2.1.0/core/images/image.go",
    },
    doc: page! {
        what: text!("An image has no `platform` in the index, and its config was given.", "镜像在索引中没有 `platform`，而其配置已提供。"),
        why: text!("containerd and Docker then go by the config, but look only at the first such entry. Others never match it, or take it for `linux/amd64`.", "此时 containerd 和 Docker 以配置为准，但只看第一个这样的条目。其他客户端不会匹配，或当作 `linux/amd64`。"),
        fix: text!("Write this platform into the entry.", "请把该平台写入条目。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:…", "size": 1609}"#,
    },
    check: Check::Linked(check),
};

static FIRST: Text = text!(
    "This entry has no platform; the config of its image says `{0}`, and containerd goes by that",
    "该条目没有平台；其镜像的配置是 `{0}`，containerd 以此为准"
);
static LATER: Text = text!(
    "This entry has no platform; the config of its image says `{0}`, but containerd looks only at the first entry without platform",
    "该条目没有平台；其镜像的配置是 `{0}`，但 containerd 只看第一个没有平台的条目"
);

fn check(library: &Library, document: &Document, report: &mut Report) {
    let index = document.image.as_deref().and_then(|image| image.index.as_ref());
    let Some(index) = index.filter(|index| !index.names_images() && !is_beside_marker(library, document)) else { return };
    let first = index.roles.iter().position(|role| *role == Role::NoPlatform);
    let says_something = |part: &Option<String>| part.as_deref().is_some_and(|part| !part.is_empty());
    for Stated { linked, platform } in stated(library, document) {
        if linked.role == Role::NoPlatform && says_something(&platform.os) && says_something(&platform.architecture) {
            let says = if linked.entry.entry() == first { &FIRST } else { &LATER };
            report.missing(linked.value, says, [platform.full_name()]);
        }
    }
}
