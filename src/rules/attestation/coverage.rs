//! `att-coverage`

use super::entries::attestations;
use crate::diagnostic::Severity;
use crate::image::Role;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "att-coverage",
    severity: Severity::Note,
    title: text!("Images without attestation", "没有证明的镜像"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("Some images have an attestation, others have none.", "有的镜像有证明，有的没有。"),
        why: text!("A policy that asks for one fails on the others.", "要求证明的策略会在其余镜像上失败。"),
        fix: text!("Build all platforms with `--provenance` or `--sbom`.", "请在构建所有平台时使用 `--provenance` 或 `--sbom`。"),
        example: r#"{"manifests": ["linux/amd64 with attestation", "linux/arm64 without"]}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("{0} of {1} images have no attestation", "{1} 个镜像中有 {0} 个没有证明");

fn check(view: &IndexView<'_>, report: &mut Report) {
    let covered: HashSet<usize> = attestations(view).filter_map(|(_, of)| of).collect();
    let images: Vec<usize> = view.index.iter().filter(|(_, _, role)| *role == Role::Image).map(|(at, ..)| at).collect();
    let without = images.iter().filter(|at| !covered.contains(at)).count();
    if let Some(list) = view.root.get("manifests").filter(|_| without > 0 && without < images.len()) {
        report.key(list, &SAYS, [without.to_string(), images.len().to_string()]);
    }
}
