//! Variants: where clients agree on the architecture and differ on its revision.

use crate::diagnostic::Severity;
use crate::language::Text;
use crate::platform::Platform;
use crate::platform::known;
use crate::platform::normalise;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, PlatformView, Reference, Report, Rule};
use crate::text;
use std::collections::BTreeMap;

pub(in crate::rules) static VARIANT_UNLISTED: Rule = Rule {
    code: "platform-variant-unlisted",
    severity: Severity::Warning,
    title: text!("A variant outside the table", "表外的变体"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Platform Variants",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#platform-variants",
    },
    doc: page! {
        what: text!("The variant is not in the table of its architecture, or the architecture has none.", "变体不在该架构的表中，或该架构没有变体。"),
        why: text!("Clients compare text; nobody asks for it.", "客户端比较文本；没有人会请求它。"),
        fix: text!("Use a listed value, or leave it out.", "请使用表中的值或省略。"),
        example: r#"{"platform": {"os": "linux", "architecture": "s390x", "variant": "z13"}}"#,
    },
    check: Check::Platform(unlisted),
};
pub(in crate::rules) static VARIANT_ARM_MISSING: Rule = Rule {
    code: "platform-variant-arm-missing",
    severity: Severity::Warning,
    title: text!("arm without variant", "arm 没有变体"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("`architecture` is `arm` and there is no `variant`.", "`architecture` 是 `arm`，没有 `variant`。"),
        why: text!("containerd reads it as v7; podman prefers it last; crane and oras do not match it when a variant is asked for.", "containerd 读作 v7；podman 最后才选；请求带变体时 crane 和 oras 不匹配。"),
        fix: text!("Write v5, v6 or v7.", "请写 v5、v6 或 v7。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm"}}"#,
    },
    check: Check::Platform(arm_missing),
};
pub(in crate::rules) static VARIANT_ARM_V5: Rule = Rule {
    code: "platform-variant-arm-v5",
    severity: Severity::Note,
    title: text!("arm/v5 is not in the table", "arm/v5 不在表中"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Platform Variants",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#platform-variants",
    },
    doc: page! {
        what: text!("The variant is v5.", "变体是 v5。"),
        why: text!("It is in use everywhere, but not in the specification's table.", "各处都在使用，但不在规范的表中。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm", "variant": "v5"}}"#,
    },
    check: Check::Platform(arm_v5),
};
pub(in crate::rules) static VARIANT_ARM_V8: Rule = Rule {
    code: "platform-variant-arm-v8",
    severity: Severity::Warning,
    title: text!("32-bit arm with v8", "32 位 arm 使用 v8"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("`arm` with `v8` is the 32-bit mode of a 64-bit processor.", "`arm` 加 `v8` 是 64 位处理器的 32 位模式。"),
        why: text!("Only arm64 and arm/v8 hosts reach it; mostly arm64 was meant.", "只有 arm64 和 arm/v8 主机会选到；多半本意是 arm64。"),
        fix: text!("Write `arm64`, if that was meant.", "若本意如此，请写 `arm64`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm", "variant": "v8"}}"#,
    },
    check: Check::Platform(arm_v8),
};
pub(in crate::rules) static VARIANT_ARM64_V8: Rule = Rule {
    code: "platform-variant-arm64-v8",
    severity: Severity::Note,
    title: text!("arm64/v8 is arm64", "arm64/v8 即 arm64"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("`arm64` with `v8`.", "`arm64` 加 `v8`。"),
        why: text!("containerd, regctl and podman take both for the same; a request with v8 does not match a bare entry in crane and oras.", "containerd、regctl 和 podman 视为相同；带 v8 的请求在 crane 和 oras 中不匹配没有变体的条目。"),
        fix: text!("Nothing to do: with v8 every client finds it.", "无需处理：写 v8 时所有客户端都能找到。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}}"#,
    },
    check: Check::Platform(arm64_v8),
};
pub(in crate::rules) static VARIANT_ARM64_REVISION: Rule = Rule {
    code: "platform-variant-arm64-revision",
    severity: Severity::Warning,
    title: text!("A later revision of arm64", "arm64 的后续修订"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("`arm64` with v8.1 or above, or v9.", "`arm64` 加 v8.1 及以上或 v9。"),
        why: text!("A plain arm64 request of containerd, Docker or podman does not match it.", "containerd、Docker 或 podman 的普通 arm64 请求不会匹配。"),
        fix: text!("Provide a plain arm64 entry, too.", "请同时提供普通 arm64 条目。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm64", "variant": "v9"}}"#,
    },
    check: Check::Platform(arm64_revision),
};
pub(in crate::rules) static VARIANT_AMD64_V1: Rule = Rule {
    code: "platform-variant-amd64-v1",
    severity: Severity::Warning,
    title: text!("amd64 with v1", "amd64 加 v1"),
    reference: Reference {
        section: "containers/image, internal/pkg/platform/platform_matcher.go",
        url: "https://github.com/containers/image/blob/v5.33.0/internal/pkg/platform/platform_matcher.go",
    },
    doc: page! {
        what: text!("`amd64` with an explicit `v1`.", "`amd64` 明确写了 `v1`。"),
        why: text!("podman, skopeo, buildah and CRI-O never match it.", "podman、skopeo、buildah 和 CRI-O 不会匹配。"),
        fix: text!("Leave the variant out.", "请省略变体。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "variant": "v1"}}"#,
    },
    check: Check::Platform(amd64_v1),
};
pub(in crate::rules) static VARIANT_AMD64_LEVEL: Rule = Rule {
    code: "platform-variant-amd64-level",
    severity: Severity::Note,
    title: text!("A level of amd64", "amd64 的级别"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("`amd64` with v2, v3 or v4.", "`amd64` 加 v2、v3 或 v4。"),
        why: text!("Few clients choose it by themselves; crane and oras take it for a plain request where it stands first, and old processors cannot run it.", "很少有客户端会自动选择；若排在前面，crane 和 oras 会用于普通请求，而旧处理器无法运行。"),
        fix: text!("List the plain amd64 entry before the levels.", "请把普通 amd64 条目放在各级别之前。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "variant": "v3"}}"#,
    },
    check: Check::Platform(amd64_level),
};
pub(in crate::rules) static VARIANT_WITHOUT_V: Rule = Rule {
    code: "platform-variant-without-v",
    severity: Severity::Warning,
    title: text!("A variant without its letter", "变体缺少字母"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("The variant is a bare number, such as `7`.", "变体是单独的数字，如 `7`。"),
        why: text!("containerd and regctl accept some of them; others compare text.", "containerd 和 regctl 接受其中一部分；其他客户端比较文本。"),
        fix: text!("Write `v7`.", "请写 `v7`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm", "variant": "7"}}"#,
    },
    check: Check::Platform(without_v),
};
pub(in crate::rules) static VARIANT_WRONG_ARCHITECTURE: Rule = Rule {
    code: "platform-variant-wrong-architecture",
    severity: Severity::Warning,
    title: text!("A variant of another architecture", "其他架构的变体"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Platform Variants",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#platform-variants",
    },
    doc: page! {
        what: text!("The variant belongs to another architecture.", "变体属于其他架构。"),
        why: text!("Nobody asks for this pair.", "没有人会请求这个组合。"),
        fix: text!("Correct the variant or the architecture.", "请更正变体或架构。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "variant": "v7"}}"#,
    },
    check: Check::Platform(wrong),
};
pub(in crate::rules) static NO_BASELINE: Rule = Rule {
    code: "platform-no-baseline",
    severity: Severity::Warning,
    title: text!("No build for every machine", "没有通用的构建"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("All entries of an architecture ask for a later processor.", "某架构的所有条目都要求较新的处理器。"),
        why: text!("A plain request finds nothing in most clients.", "普通请求在多数客户端中找不到匹配。"),
        fix: text!("Add a build without variant.", "请加入没有变体的构建。"),
        example: r#"{"manifests": [{"platform": {"os": "linux", "architecture": "amd64", "variant": "v3"}}]}"#,
    },
    check: Check::Index(no_baseline),
};

static UNLISTED: Text = text!("`{0}` is no variant of `{1}`", "`{0}` 不是 `{1}` 的变体");
static MISSING: Text = text!("`arm` without variant: clients read it differently", "没有变体的 `arm`：各客户端理解不同");
static V5: Text = text!("`arm/v5` is in use, but not in the specification's table", "`arm/v5` 在使用中，但不在规范的表中");
static V8: Text = text!("`arm/v8` is 32-bit; `arm64` may be meant", "`arm/v8` 是 32 位；可能本意是 `arm64`");
static ARM64: Text = text!("`arm64/v8` is the same as `arm64` for most clients", "对多数客户端，`arm64/v8` 与 `arm64` 相同");
static REVISION: Text = text!("A plain request for arm64 does not match `{0}`", "普通的 arm64 请求不匹配 `{0}`");
static V1: Text = text!("podman, skopeo and CRI-O never match `amd64/v1`", "podman、skopeo 和 CRI-O 不会匹配 `amd64/v1`");
static LEVEL: Text = text!("`{0}` needs a later processor than amd64 in general", "`{0}` 需要比一般 amd64 更新的处理器");
static LETTER: Text = text!("`{0}` should be `v{0}`", "`{0}` 应写成 `v{0}`");
static WRONG: Text = text!("`{0}` is a variant of `{1}`, not of `{2}`", "`{0}` 是 `{1}` 的变体，不是 `{2}` 的");
static BASELINE: Text = text!("Every entry for {0} asks for a later processor", "{0} 的每个条目都要求较新的处理器");

/// Architecture and variant as names are compared: aliases resolved, letters lower.
fn parts(platform: &Platform) -> (String, String) {
    let name = |part: &Option<String>| part.as_deref().unwrap_or_default().trim().to_lowercase();
    let architecture = name(&platform.architecture);
    let architecture = known::architecture_alias(&architecture).map_or(architecture, |(architecture, _)| architecture.to_owned());
    (architecture, name(&platform.variant))
}

fn say(view: &PlatformView<'_>, says: &'static Text, arguments: &[&str], report: &mut Report) {
    match view.value.get("variant") {
        Some(variant) => report.value(variant, says, arguments.iter().copied()),
        None => report.missing(view.value, says, arguments.iter().copied()),
    };
}

fn is_bare(variant: &str) -> bool {
    variant.parse::<f32>().is_ok() && variant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn unlisted(view: &PlatformView<'_>, report: &mut Report) {
    let (architecture, variant) = parts(view.platform);
    let stranger = !variant.is_empty()
        && !variant.contains('/')
        && known::is_known_architecture(&architecture)
        && !known::is_listed_variant(&architecture, &variant);
    if stranger && known::other_architecture_of(&architecture, &variant).is_none() && !is_bare(&variant) {
        say(view, &UNLISTED, &[&variant, &architecture], report);
    }
}

fn arm_missing(view: &PlatformView<'_>, report: &mut Report) {
    if parts(view.platform) == ("arm".to_owned(), String::new()) && view.platform.architecture.as_deref() == Some("arm") {
        say(view, &MISSING, &[], report);
    }
}

fn arm_v5(view: &PlatformView<'_>, report: &mut Report) {
    if parts(view.platform) == ("arm".to_owned(), "v5".to_owned()) {
        say(view, &V5, &[], report);
    }
}

fn arm_v8(view: &PlatformView<'_>, report: &mut Report) {
    if parts(view.platform) == ("arm".to_owned(), "v8".to_owned()) {
        say(view, &V8, &[], report);
    }
}

fn arm64_v8(view: &PlatformView<'_>, report: &mut Report) {
    if parts(view.platform) == ("arm64".to_owned(), "v8".to_owned()) {
        say(view, &ARM64, &[], report);
    }
}

fn arm64_revision(view: &PlatformView<'_>, report: &mut Report) {
    let (architecture, variant) = parts(view.platform);
    if architecture == "arm64" && known::is_above_baseline(&architecture, &variant) {
        say(view, &REVISION, &[&format!("arm64/{variant}")], report);
    }
}

fn amd64_v1(view: &PlatformView<'_>, report: &mut Report) {
    if parts(view.platform) == ("amd64".to_owned(), "v1".to_owned()) {
        say(view, &V1, &[], report);
    }
}

fn amd64_level(view: &PlatformView<'_>, report: &mut Report) {
    let (architecture, variant) = parts(view.platform);
    if architecture == "amd64" && known::is_above_baseline(&architecture, &variant) {
        say(view, &LEVEL, &[&format!("amd64/{variant}")], report);
    }
}

fn without_v(view: &PlatformView<'_>, report: &mut Report) {
    let (_, variant) = parts(view.platform);
    if is_bare(&variant) {
        say(view, &LETTER, &[&variant], report);
    }
}

fn wrong(view: &PlatformView<'_>, report: &mut Report) {
    let (architecture, variant) = parts(view.platform);
    if variant.is_empty() || !known::is_known_architecture(&architecture) || known::is_listed_variant(&architecture, &variant) {
        return;
    }
    if let Some(other) = known::other_architecture_of(&architecture, &variant) {
        say(view, &WRONG, &[&variant, other, &architecture], report);
    }
}

fn no_baseline(view: &IndexView<'_>, report: &mut Report) {
    let mut seen: BTreeMap<(String, String), bool> = BTreeMap::new();
    for (_, entry) in view.index.platforms() {
        let normal = normalise(&entry.platform().cloned().unwrap_or_default());
        let (os, architecture) = (normal.os.unwrap_or_default(), normal.architecture.unwrap_or_default());
        let above = known::is_above_baseline(&architecture, normal.variant.as_deref().unwrap_or_default());
        *seen.entry((os, architecture)).or_default() |= !above;
    }
    let Some(list) = view.root.get("manifests") else { return };
    for ((os, architecture), _) in seen.into_iter().filter(|(_, baseline)| !baseline) {
        report.key(list, &BASELINE, [format!("{os}/{architecture}")]);
    }
}
