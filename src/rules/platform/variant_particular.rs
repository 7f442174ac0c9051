//! Single variants of which something can be told, each by its own rule: listed, and yet not treated like the others.

use super::variant::{parts, say};
use crate::diagnostic::Severity;
use crate::language::Text;
use crate::rules::rule::page;
use crate::rules::{Check, PlatformView, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static VARIANT_ARM_V5: Rule = Rule {
    code: "platform-variant-arm-v5",
    severity: Severity::Note,
    title: text!("arm/v5 is not in the table", "arm/v5 不在表中"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Platform Variants",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#platform-variants",
    },
    doc: page! {
        what: text!("`arm` with `v5`: processors without hardware floating point.", "`arm` 加 `v5`：没有硬件浮点的处理器。"),
        why: text!("The specification's table begins with v6. v5 is a value of Go's GOARM, in use for years, and every client accepts it.", "规范的表从 v6 开始。v5 是 Go 的 GOARM 取值，已使用多年，所有客户端都接受。"),
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
        why: text!("Only requests from arm64 and arm/v8 hosts reach it, and 64-bit hosts prefer arm64. Mostly `arm64` was meant.", "只有来自 arm64 和 arm/v8 主机的请求会选到它，而 64 位主机优先使用 arm64。多半本意是 `arm64`。"),
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
        why: text!("containers/image compares text and asks without variant: podman, skopeo, buildah and CRI-O never match it, not even for `--platform linux/amd64/v1`.", "containers/image 比较文本，且请求不带变体：podman、skopeo、buildah 和 CRI-O 不会匹配，即使用 `--platform linux/amd64/v1` 也一样。"),
        fix: text!("Leave the variant out: v1 is what amd64 means.", "请省略变体：amd64 就是 v1。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "variant": "v1"}}"#,
    },
    check: Check::Platform(amd64_v1),
};

static V5: Text = text!("`arm/v5` is in use, but not in the specification's table", "`arm/v5` 在使用中，但不在规范的表中");
static V8: Text = text!("`arm/v8` is 32-bit; `arm64` may be meant", "`arm/v8` 是 32 位；可能本意是 `arm64`");
static ARM64: Text = text!("`arm64/v8` is the same as `arm64` for most clients", "对多数客户端，`arm64/v8` 与 `arm64` 相同");
static V1: Text = text!("podman, skopeo and CRI-O never match `amd64/v1`", "podman、skopeo 和 CRI-O 不会匹配 `amd64/v1`");

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

fn amd64_v1(view: &PlatformView<'_>, report: &mut Report) {
    if parts(view.platform) == ("amd64".to_owned(), "v1".to_owned()) {
        say(view, &V1, &[], report);
    }
}
