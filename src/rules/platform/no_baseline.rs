//! `platform-no-baseline`

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::{known, normalise};
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, Reference, Report, Rule};
use crate::text;
use std::collections::BTreeMap;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "platform-no-baseline",
    severity: Severity::Warning,
    title: text!("No build for every machine", "没有通用的构建"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("All entries for a system and architecture ask for more than its oldest processors have: amd64 v2 and above, arm64 v8.1 and above, power9, rva22u64.", "某系统和架构的所有条目都要求高于最旧处理器的能力：amd64 v2 及以上、arm64 v8.1 及以上、power9、rva22u64。"),
        why: text!("A plain request, such as `linux/amd64`, finds nothing in containerd, Kubernetes and podman.", "`linux/amd64` 这样的普通请求在 containerd、Kubernetes 和 podman 中找不到匹配。"),
        fix: text!("Add a build without variant.", "请加入没有变体的构建。"),
        example: r#"{"manifests": [{"platform": {"os": "linux", "architecture": "amd64", "variant": "v3"}}]}"#,
    },
    check: Check::Index(check),
};

static SAYS: Text = text!("Every entry for {0} asks for a later processor", "{0} 的每个条目都要求较新的处理器");

fn check(view: &IndexView<'_>, report: &mut Report) {
    let mut seen: BTreeMap<(String, String), bool> = BTreeMap::new();
    for (_, entry) in view.index.platforms() {
        let normal = normalise(&entry.platform().cloned().unwrap_or_default());
        let (os, architecture) = (normal.os.unwrap_or_default(), normal.architecture.unwrap_or_default());
        let above = known::is_above_baseline(&architecture, normal.variant.as_deref().unwrap_or_default());
        *seen.entry((os, architecture)).or_default() |= !above;
    }
    let Some(list) = view.root.get("manifests") else { return };
    for ((os, architecture), _) in seen.into_iter().filter(|(_, baseline)| !baseline) {
        report.key(list, &SAYS, [format!("{os}/{architecture}")]);
    }
}
