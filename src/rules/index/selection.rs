//! What clients make of the entries where there is no single answer.

use crate::diagnostic::Severity;
use crate::image::Role;
use crate::language::Text;
use crate::platform::normalise;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, Reference, Report, Rule};
use crate::text;
use std::collections::BTreeMap;

pub(in crate::rules) static FALLBACK_ARCHITECTURE: Rule = Rule {
    code: "index-fallback-architecture",
    severity: Severity::Note,
    title: text!("An older architecture stands in", "由较旧的架构代替"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("There is a 386 image and no amd64 one, or an arm image and no arm64 one.", "有 386 镜像而没有 amd64，或有 arm 镜像而没有 arm64。"),
        why: text!("Docker, BuildKit and CRI fall back to it without a word; podman, crane, oras, regctl and nerdctl report no match.", "Docker、BuildKit 和 CRI 会静默改用它；podman、crane、oras、regctl 和 nerdctl 报告无匹配。"),
        fix: text!("Add the native build.", "请加入原生构建。"),
        example: r#"{"manifests": [{"platform": {"os": "linux", "architecture": "386"}}]}"#,
    },
    check: Check::Index(fallback),
};
pub(in crate::rules) static TIEBREAK_NOTE: Rule = Rule {
    code: "index-tiebreak-note",
    severity: Severity::Note,
    title: text!("Several entries fit one request", "多个条目满足同一请求"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("Several entries satisfy the same request, told apart only by what clients weigh differently.", "多个条目满足同一请求，区别只在于客户端看法不同之处。"),
        why: text!("The first should be used. podman prefers zstd, regctl the best variant, containerd on Windows the highest version as text.", "应使用第一个。podman 优先 zstd，regctl 优先最合适的变体，Windows 上的 containerd 按文本取最高版本。"),
        fix: text!("Order the entries so that the first is the safe one.", "请把最稳妥的条目放在最前。"),
        example: r#"{"manifests": [{"platform": {"os": "linux", "architecture": "amd64"}}, {"platform": {"os": "linux", "architecture": "amd64", "variant": "v3"}}]}"#,
    },
    check: Check::Index(tie),
};

static FALLBACK: Text =
    text!("There is `{0}`, but no `{1}`: some clients take it in its place", "有 `{0}` 而没有 `{1}`：有的客户端会用它代替");
static TIE: Text = text!("{0} entries fit a request for `{1}`", "有 {0} 个条目满足对 `{1}` 的请求");

/// Entries for each operating system and architecture, as normalised.
fn counts(view: &IndexView<'_>) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    for (_, entry, role) in view.index.iter() {
        let Some(platform) = entry.platform().filter(|_| role == Role::Image) else { continue };
        let normal = normalise(platform);
        *counts.entry((normal.os.unwrap_or_default(), normal.architecture.unwrap_or_default())).or_default() += 1;
    }
    counts
}

fn fallback(view: &IndexView<'_>, report: &mut Report) {
    let Some(list) = view.root.get("manifests") else { return };
    let counts = counts(view);
    for (os, architecture) in counts.keys() {
        let native = match architecture.as_str() {
            "386" => "amd64",
            "arm" => "arm64",
            _ => continue,
        };
        if !counts.contains_key(&(os.clone(), native.to_owned())) {
            report.key(list, &FALLBACK, [format!("{os}/{architecture}"), format!("{os}/{native}")]);
        }
    }
}

fn tie(view: &IndexView<'_>, report: &mut Report) {
    let Some(list) = view.root.get("manifests") else { return };
    // 32-bit Arm lives by its variants; Windows by its builds, where two of one build have a rule of their own.
    for ((os, architecture), count) in
        counts(view).into_iter().filter(|((os, architecture), count)| *count > 1 && architecture != "arm" && os != "windows")
    {
        report.key(list, &TIE, [count.to_string(), format!("{os}/{architecture}")]);
    }
}
