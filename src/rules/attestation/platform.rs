//! `att-platform`

use super::entries::attestations;
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
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
        what: text!("The platform of an attestation is not unknown/unknown.", "证明的平台不是 unknown/unknown。"),
        why: text!("`unknown/unknown` keeps clients from running it. With a real platform every client may choose it as the image; without one podman and containerd may.", "`unknown/unknown` 让客户端不会运行它。若写了真实平台，任何客户端都可能把它当作镜像选中；若没有平台，podman 和 containerd 可能选中。"),
        fix: text!("Set `os` and `architecture` to `unknown`.", "请把 `os` 和 `architecture` 都设为 `unknown`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64"}}"#,
    },
    check: Check::Index(check),
};

static PLATFORM_SAYS: Text = text!("The platform is {0}: a client may run it", "平台是 {0}：客户端可能会运行它");
static NO_PLATFORM: Text = text!("There is no platform: a client may run it", "没有平台：客户端可能会运行它");

fn check(view: &IndexView<'_>, report: &mut Report) {
    for (entry, _) in attestations(view) {
        match entry.platform() {
            Some(platform) if !platform.is_unknown() => report.missing(view.value(entry), &PLATFORM_SAYS, [platform.name()]),
            None => report.missing(view.value(entry), &NO_PLATFORM, NOTHING),
            Some(_) => continue,
        };
    }
}
