//! Attestation entries of an index.

use crate::diagnostic::Severity;
use crate::digest::Digest;
use crate::image::ATTESTATION_TYPE;
use crate::image::Descriptor;
use crate::image::REFERENCE_DIGEST;
use crate::image::REFERENCE_TYPE;
use crate::image::Role;
use crate::json::Value;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, Reference, Report, Rule};
use crate::text;
use std::collections::HashSet;

pub(in crate::rules) static RECOGNISED: Rule = Rule {
    code: "att-recognised",
    severity: Severity::Note,
    title: text!("Attestations", "证明"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("Entries carry `vnd.docker.reference.type`: they are statements about other entries.", "条目带有 `vnd.docker.reference.type`：它们是关于其他条目的证明。"),
        why: text!("They are no platforms; clients skip them.", "它们不是平台；客户端会跳过。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"annotations": {"vnd.docker.reference.type": "attestation-manifest"}}"#,
    },
    check: Check::Index(recognised),
};
pub(in crate::rules) static TYPE_UNKNOWN: Rule = Rule {
    code: "att-type-unknown",
    severity: Severity::Warning,
    title: text!("A reference of an unknown sort", "未知的引用类型"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("`vnd.docker.reference.type` is not `attestation-manifest`.", "`vnd.docker.reference.type` 不是 `attestation-manifest`。"),
        why: text!("Readers are to ignore the whole entry.", "读取方应忽略整个条目。"),
        fix: text!("Correct or remove it.", "请更正或去掉。"),
        example: r#"{"annotations": {"vnd.docker.reference.type": "sbom"}}"#,
    },
    check: Check::Index(kind),
};
pub(in crate::rules) static REFERENCE_MISSING: Rule = Rule {
    code: "att-reference-missing",
    severity: Severity::Warning,
    title: text!("An attestation about nothing", "证明没有指明对象"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("An attestation has no `vnd.docker.reference.digest`.", "证明没有 `vnd.docker.reference.digest`。"),
        why: text!("Nobody can tell which image it is about.", "无法知道它关于哪个镜像。"),
        fix: text!("Add the digest of the image's entry.", "请加上镜像条目的摘要。"),
        example: r#"{"annotations": {"vnd.docker.reference.type": "attestation-manifest"}}"#,
    },
    check: Check::Index(missing),
};
pub(in crate::rules) static REFERENCE_SYNTAX: Rule = Rule {
    code: "att-reference-syntax",
    severity: Severity::Error,
    title: text!("The reference is no digest", "引用不是摘要"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("`vnd.docker.reference.digest` is not a digest.", "`vnd.docker.reference.digest` 不是摘要。"),
        why: text!("Nobody can tell which image it is about.", "无法知道它关于哪个镜像。"),
        fix: text!("Write the full digest of the image's entry.", "请写镜像条目的完整摘要。"),
        example: r#"{"annotations": {"vnd.docker.reference.digest": "latest"}}"#,
    },
    check: Check::Index(syntax),
};
pub(in crate::rules) static REFERENCE_DANGLING: Rule = Rule {
    code: "att-reference-dangling",
    severity: Severity::Warning,
    title: text!("An attestation about an image that is not here", "证明所指的镜像不在此处"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("The digest that an attestation names is no entry of this index.", "证明所指的摘要不是本索引的条目。"),
        why: text!("The image was left behind when the index was copied or made anew.", "复制或重建索引时遗漏了该镜像。"),
        fix: text!("Build the index again, or drop the attestation.", "请重建索引或去掉该证明。"),
        example: r#"{"annotations": {"vnd.docker.reference.digest": "sha256:…"}}"#,
    },
    check: Check::Index(dangling),
};
pub(in crate::rules) static REFERENCE_NOT_IMAGE: Rule = Rule {
    code: "att-reference-not-image",
    severity: Severity::Warning,
    title: text!("An attestation about something else than an image", "证明的对象不是镜像"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("An attestation names another attestation or an index.", "证明指向另一个证明或索引。"),
        why: text!("Tools look for statements about images.", "工具查找的是关于镜像的证明。"),
        fix: text!("Correct the digest.", "请更正摘要。"),
        example: r#"{"annotations": {"vnd.docker.reference.digest": "sha256:…"}}"#,
    },
    check: Check::Index(not_image),
};
pub(in crate::rules) static PLATFORM: Rule = Rule {
    code: "att-platform",
    severity: Severity::Warning,
    title: text!("An attestation that could be run", "可能被运行的证明"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("The platform of an attestation is not unknown/unknown.", "证明的平台不是 unknown/unknown。"),
        why: text!("Clients may choose it as an image.", "客户端可能把它当作镜像选中。"),
        fix: text!("Set `unknown` for both.", "请都设为 `unknown`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64"}}"#,
    },
    check: Check::Index(platform),
};
pub(in crate::rules) static UNKNOWN_WITHOUT_ANNOTATION: Rule = Rule {
    code: "att-unknown-without-annotation",
    severity: Severity::Warning,
    title: text!("unknown/unknown without a reason", "没有说明的 unknown/unknown"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("An entry is unknown/unknown, but has no reference annotations.", "条目是 unknown/unknown，但没有引用注解。"),
        why: text!("It was an attestation before its annotations were lost, mostly by `docker manifest` or another conversion to a Docker list.", "它原是证明，注解在 `docker manifest` 等转换为 Docker 列表时丢失了。"),
        fix: text!("Build or copy the index as OCI.", "请以 OCI 格式构建或复制索引。"),
        example: r#"{"platform": {"os": "unknown", "architecture": "unknown"}}"#,
    },
    check: Check::Index(unknown),
};
pub(in crate::rules) static BEFORE_IMAGE: Rule = Rule {
    code: "att-before-image",
    severity: Severity::Warning,
    title: text!("Attestations before the images", "证明排在镜像之前"),
    reference: Reference {
        section: "BuildKit, docs/attestations/attestation-storage.md",
        url: "https://github.com/moby/buildkit/blob/v0.19.0/docs/attestations/attestation-storage.md",
    },
    doc: page! {
        what: text!("An attestation stands before every image.", "证明排在所有镜像之前。"),
        why: text!("Clients that take the first entry take no image.", "取第一个条目的客户端得不到镜像。"),
        fix: text!("List the images first.", "请先列出镜像。"),
        example: r#"{"manifests": ["attestation", "image"]}"#,
    },
    check: Check::Index(before),
};
pub(in crate::rules) static COVERAGE: Rule = Rule {
    code: "att-coverage",
    severity: Severity::Note,
    title: text!("Images without attestation", "没有证明的镜像"),
    reference: Reference { section: "Platmap: no specification asks for this", url: "" },
    doc: page! {
        what: text!("Some images have an attestation, others have none.", "有的镜像有证明，有的没有。"),
        why: text!("A policy that asks for one fails on the others.", "要求证明的策略会在其余镜像上失败。"),
        fix: text!("Build all platforms with provenance.", "请为所有平台构建来源证明。"),
        example: r#"{"manifests": ["linux/amd64 with attestation", "linux/arm64 without"]}"#,
    },
    check: Check::Index(coverage),
};

static RECOGNISED_SAYS: Text = text!("{0} attestations, folded onto the images that they are about", "{0} 个证明，已归到所关于的镜像");
static KIND: Text = text!("`{0}` is not a known sort of reference", "`{0}` 不是已知的引用类型");
static MISSING: Text = text!("The attestation does not name its image", "证明没有指明镜像");
static SYNTAX: Text = text!("`{0}` is not a digest", "`{0}` 不是摘要");
static DANGLING: Text = text!("No entry of this index has the digest that it names", "本索引中没有它所指摘要的条目");
static NOT_IMAGE: Text = text!("It names an entry that is no image", "它所指的条目不是镜像");
static PLATFORM_SAYS: Text = text!("The platform is {0}: a client may run it", "平台是 {0}：客户端可能会运行它");
static NO_PLATFORM: Text = text!("There is no platform: a client may run it", "没有平台：客户端可能会运行它");
static UNKNOWN: Text = text!("unknown/unknown, and no annotation says why", "unknown/unknown，且没有注解说明原因");
static BEFORE: Text = text!("An attestation stands first", "第一个条目是证明");
static COVERAGE_SAYS: Text = text!("{0} of {1} images have no attestation", "{1} 个镜像中有 {0} 个没有证明");

fn attestations<'a>(view: &IndexView<'a>) -> impl Iterator<Item = (&'a Descriptor, Option<usize>)> {
    view.index.iter().filter_map(|(_, entry, role)| match role {
        Role::Attestation(of) => Some((entry, of)),
        _ => None,
    })
}

/// The value of an annotation of an entry.
fn annotation<'a>(view: &IndexView<'a>, entry: &Descriptor, name: &str) -> Option<Value<'a>> {
    view.value(entry).get("annotations")?.get(name)
}

fn recognised(view: &IndexView<'_>, report: &mut Report) {
    let count = view.index.attestation_count();
    if let Some(list) = view.root.get("manifests").filter(|_| count > 0) {
        report.key(list, &RECOGNISED_SAYS, [count.to_string()]);
    }
}

fn kind(view: &IndexView<'_>, report: &mut Report) {
    for (entry, _) in attestations(view) {
        if let Some(value) = annotation(view, entry, REFERENCE_TYPE).filter(|_| entry.annotation(REFERENCE_TYPE) != Some(ATTESTATION_TYPE))
        {
            report.value(value, &KIND, [entry.annotation(REFERENCE_TYPE).unwrap_or_default()]);
        }
    }
}

fn missing(view: &IndexView<'_>, report: &mut Report) {
    for (entry, _) in attestations(view).filter(|(entry, _)| entry.annotation(REFERENCE_DIGEST).is_none()) {
        report.missing(view.value(entry), &MISSING, NOTHING);
    }
}

fn syntax(view: &IndexView<'_>, report: &mut Report) {
    for (entry, _) in attestations(view) {
        let Some(text) = entry.annotation(REFERENCE_DIGEST).filter(|text| Digest::parse(text).is_err()) else { continue };
        if let Some(value) = annotation(view, entry, REFERENCE_DIGEST) {
            report.value(value, &SYNTAX, [text]);
        }
    }
}

fn dangling(view: &IndexView<'_>, report: &mut Report) {
    for (entry, _) in attestations(view).filter(|(_, of)| of.is_none()) {
        let valid = entry.annotation(REFERENCE_DIGEST).is_some_and(|text| Digest::parse(text).is_ok());
        if let Some(value) = annotation(view, entry, REFERENCE_DIGEST).filter(|_| valid) {
            report.value(value, &DANGLING, NOTHING);
        }
    }
}

fn not_image(view: &IndexView<'_>, report: &mut Report) {
    for (entry, of) in attestations(view) {
        let role = of.and_then(|of| view.index.roles.get(of));
        if let Some(value) = annotation(view, entry, REFERENCE_DIGEST).filter(|_| matches!(role, Some(Role::Attestation(_) | Role::Nested)))
        {
            report.value(value, &NOT_IMAGE, NOTHING);
        }
    }
}

fn platform(view: &IndexView<'_>, report: &mut Report) {
    for (entry, _) in attestations(view) {
        match entry.platform() {
            Some(platform) if !platform.is_unknown() => report.missing(view.value(entry), &PLATFORM_SAYS, [platform.name()]),
            None => report.missing(view.value(entry), &NO_PLATFORM, NOTHING),
            Some(_) => continue,
        };
    }
}

fn unknown(view: &IndexView<'_>, report: &mut Report) {
    for (_, entry, _) in view.index.iter().filter(|(_, _, role)| *role == Role::Unknown) {
        report.missing(view.value(entry), &UNKNOWN, NOTHING);
    }
}

fn before(view: &IndexView<'_>, report: &mut Report) {
    let roles = &view.index.roles;
    let images = roles.contains(&Role::Image);
    if let Some(first) = view.index.entries.first().filter(|_| images && matches!(roles.first(), Some(Role::Attestation(_)))) {
        report.missing(view.value(first), &BEFORE, NOTHING);
    }
}

fn coverage(view: &IndexView<'_>, report: &mut Report) {
    let covered: HashSet<usize> = attestations(view).filter_map(|(_, of)| of).collect();
    let images: Vec<usize> = view.index.iter().filter(|(_, _, role)| *role == Role::Image).map(|(at, ..)| at).collect();
    let without = images.iter().filter(|at| !covered.contains(at)).count();
    if let Some(list) = view.root.get("manifests").filter(|_| without > 0 && without < images.len()) {
        report.key(list, &COVERAGE_SAYS, [without.to_string(), images.len().to_string()]);
    }
}
