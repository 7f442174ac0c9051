//! `att-recognised`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-recognised",
    severity: Severity::Note,
    title: text!("Attestations", "证明"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("Entries carry `vnd.docker.reference.type`: they are statements about other entries.", "条目带有 `vnd.docker.reference.type`：它们是关于其他条目的证明。"),
        why: text!("They hold provenance or an SBOM and are no platforms: clients pass over `unknown/unknown`, tools such as `docker buildx imagetools inspect` show them with their image.", "它们保存来源证明或 SBOM，不是平台：客户端会跳过 `unknown/unknown`，`docker buildx imagetools inspect` 等工具会随镜像一起显示。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"annotations": {"vnd.docker.reference.type": "attestation-manifest"}}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("{0} attestations, folded onto the images that they are about", "{0} 个证明，已归到所关于的镜像");

fn check(view: &IndexView<'_>, report: &mut Report) {
    let count = view.index.attestation_count();
    if let Some(list) = view.root.get("manifests").filter(|_| count > 0) {
        report.key(list, &SAYS, [count.to_string()]);
    }
}
