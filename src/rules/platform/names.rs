//! Names of operating systems and architectures.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::image::Role;
use crate::language::Text;
use crate::platform::known;
use crate::platform::normalise;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, PlatformView, NOTHING, Reference, Report, Rule};
use crate::text;

pub(in crate::rules) static MISSING: Rule = Rule {
    code: "platform-missing",
    severity: Severity::Warning,
    title: text!("An image that does not say its platform", "镜像没有说明平台"),
    reference: Reference { section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions", url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions" },
    doc: page! {
        what: text!("An entry of manifest type has no `platform`.", "清单类型的条目没有 `platform`。"),
        why: text!("Clients disagree: crane takes it for linux/amd64, containerd looks into the config, oras and regctl never match it.", "客户端处理不一：crane 当作 linux/amd64，containerd 查看配置，oras 和 regctl 不会匹配。"),
        fix: text!("Add the platform.", "请加上平台。"),
        example: r#"{"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:…", "size": 1609}"#,
    },
    check: Check::Index(missing),
};
pub(in crate::rules) static EMPTY_STRING: Rule = Rule {
    code: "platform-empty-string",
    severity: Severity::Warning,
    title: text!("An empty name", "名称为空"),
    reference: Reference { section: "containerd/platforms v1.0.0-rc.4, database.go", url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go" },
    doc: page! {
        what: text!("`os` or `architecture` is an empty string.", "`os` 或 `architecture` 是空字符串。"),
        why: text!("Clients built on containerd read an empty `os` as the host's own; others match nothing.", "基于 containerd 的客户端把空 `os` 当作主机系统；其他客户端不会匹配。"),
        fix: text!("Write the value.", "请写出值。"),
        example: r#"{"platform": {"os": "", "architecture": "amd64"}}"#,
    },
    check: Check::Platform(empty),
};
pub(in crate::rules) static OS_UNKNOWN: Rule = Rule {
    code: "platform-os-unknown",
    severity: Severity::Warning,
    title: text!("Not an operating system that Go knows", "不是 Go 认识的操作系统"),
    reference: Reference { section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions", url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions" },
    doc: page! {
        what: text!("`os` is no value of GOOS.", "`os` 不是 GOOS 的取值。"),
        why: text!("Clients compare names; nobody asks for this one.", "客户端比较名称；没有人会请求这个名称。"),
        fix: text!("Use a value of GOOS, such as `linux`.", "请使用 GOOS 的取值，如 `linux`。"),
        example: r#"{"platform": {"os": "ubuntu", "architecture": "amd64"}}"#,
    },
    check: Check::Platform(os),
};
pub(in crate::rules) static ARCHITECTURE_UNKNOWN: Rule = Rule {
    code: "platform-architecture-unknown",
    severity: Severity::Warning,
    title: text!("Not an architecture that Go knows", "不是 Go 认识的架构"),
    reference: Reference { section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions", url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions" },
    doc: page! {
        what: text!("`architecture` is no value of GOARCH.", "`architecture` 不是 GOARCH 的取值。"),
        why: text!("Clients compare names; nobody asks for this one.", "客户端比较名称；没有人会请求这个名称。"),
        fix: text!("Use a value of GOARCH, such as `amd64` or `arm64`.", "请使用 GOARCH 的取值，如 `amd64`、`arm64`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "armv7l"}}"#,
    },
    check: Check::Platform(architecture),
};
pub(in crate::rules) static ALIAS: Rule = Rule {
    code: "platform-alias",
    severity: Severity::Warning,
    title: text!("A name that only some clients understand", "只有部分客户端认识的名称"),
    reference: Reference { section: "containerd/platforms v1.0.0-rc.4, database.go", url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go" },
    doc: page! {
        what: text!("An alias such as `x86_64`, `aarch64`, `armhf`, `i386` or `macos`.", "别名，如 `x86_64`、`aarch64`、`armhf`、`i386`、`macos`。"),
        why: text!("containerd, Docker, BuildKit and regctl understand it; podman, skopeo, CRI-O, crane and oras never match it.", "containerd、Docker、BuildKit 和 regctl 认识；podman、skopeo、CRI-O、crane 和 oras 不会匹配。"),
        fix: text!("Write Go's name.", "请写 Go 的名称。"),
        example: r#"{"platform": {"os": "linux", "architecture": "aarch64"}}"#,
    },
    check: Check::Platform(alias),
};
pub(in crate::rules) static CASE: Rule = Rule {
    code: "platform-case",
    severity: Severity::Warning,
    title: text!("Upper case or spaces in a name", "名称含大写字母或空格"),
    reference: Reference { section: "containerd/platforms v1.0.0-rc.4, database.go", url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go" },
    doc: page! {
        what: text!("A name has upper-case letters or spaces around it.", "名称含大写字母或前后有空格。"),
        why: text!("Only clients built on containerd turn it to lower case; none trims it.", "只有基于 containerd 的客户端会转成小写；没有客户端会去空格。"),
        fix: text!("Write it in lower case, without spaces.", "请用小写，不带空格。"),
        example: r#"{"platform": {"os": "Linux", "architecture": "amd64"}}"#,
    },
    check: Check::Platform(case),
};
pub(in crate::rules) static COMBINED_STRING: Rule = Rule {
    code: "platform-combined-string",
    severity: Severity::Warning,
    title: text!("Several parts in one member", "一个成员里写了多个部分"),
    reference: Reference { section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions", url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions" },
    doc: page! {
        what: text!("A member holds `/`, such as `arm/v7`.", "成员含有 `/`，如 `arm/v7`。"),
        why: text!("Clients compare the whole text; nothing matches.", "客户端比较整个文本；不会匹配。"),
        fix: text!("Split it into `os`, `architecture`, `variant`.", "请拆成 `os`、`architecture`、`variant`。"),
        example: r#"{"platform": {"os": "linux", "architecture": "arm/v7"}}"#,
    },
    check: Check::Platform(combined),
};
pub(in crate::rules) static PAIR_IMPLAUSIBLE: Rule = Rule {
    code: "platform-pair-implausible",
    severity: Severity::Warning,
    title: text!("A pair that does not exist", "不存在的组合"),
    reference: Reference { section: "Go, supported ports", url: "https://go.dev/doc/install/source#environment" },
    doc: page! {
        what: text!("The system does not run on the architecture.", "该系统不能在该架构上运行。"),
        why: text!("One of the two is probably wrong.", "两者之一很可能写错。"),
        fix: text!("Check which was meant.", "请核对本意。"),
        example: r#"{"platform": {"os": "windows", "architecture": "s390x"}}"#,
    },
    check: Check::Platform(pair),
};
pub(in crate::rules) static UNKNOWN_PARTIAL: Rule = Rule {
    code: "platform-unknown-partial",
    severity: Severity::Warning,
    title: text!("Half unknown", "只有一半是 unknown"),
    reference: Reference { section: "moby, daemon/containerd (IsPseudoImage)", url: "https://github.com/moby/moby/blob/v28.0.0/daemon/containerd/image_manifest.go" },
    doc: page! {
        what: text!("Only one of `os` and `architecture` is `unknown`.", "`os` 和 `architecture` 只有一个是 `unknown`。"),
        why: text!("Clients skip an entry only where both are.", "两者都是时客户端才会跳过该条目。"),
        fix: text!("Write both, or neither.", "要么都写，要么都不写。"),
        example: r#"{"platform": {"os": "linux", "architecture": "unknown"}}"#,
    },
    check: Check::Platform(partial),
};

static MISSING_SAYS: Text = text!("This entry does not say which platform it is for", "该条目没有说明平台");
static EMPTY: Text = text!("`{0}` is empty", "`{0}` 为空");
static OS: Text = text!("`{0}` is no operating system that Go knows", "`{0}` 不是 Go 认识的操作系统");
static ARCH: Text = text!("`{0}` is no architecture that Go knows", "`{0}` 不是 Go 认识的架构");
static ARCH_MEANT: Text = text!("`{0}` is no architecture that Go knows; `{1}` may be meant", "`{0}` 不是 Go 认识的架构，可能是 `{1}`");
static ALIAS_SAYS: Text = text!("`{0}` is an alias of `{1}`; podman, skopeo, crane and oras do not know it", "`{0}` 是 `{1}` 的别名；podman、skopeo、crane 和 oras 不认识");
static CASE_SAYS: Text = text!("`{0}` should be `{1}`", "`{0}` 应写成 `{1}`");
static COMBINED: Text = text!("`{0}` holds more than one part", "`{0}` 含有不止一个部分");
static PAIR: Text = text!("`{0}` does not run on `{1}`", "`{0}` 不能在 `{1}` 上运行");
static PARTIAL: Text = text!("`os` is `{0}` and `architecture` is `{1}`: only one is unknown", "`os` 是 `{0}`，`architecture` 是 `{1}`：只有一个是 unknown");

/// Docker lists have a rule of their own; in the index of a layout an entry needs no platform.
fn missing(view: &IndexView<'_>, report: &mut Report) {
    if view.kind != Kind::OciIndex || view.index.names_images() {
        return;
    }
    for (_, entry, _) in view.index.iter().filter(|(_, _, role)| *role == Role::NoPlatform) {
        report.missing(view.value(entry), &MISSING_SAYS, NOTHING);
    }
}

/// The name as it would be compared after trimming and in lower case.
fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

fn empty(view: &PlatformView<'_>, report: &mut Report) {
    for name in ["os", "architecture"] {
        if let Some(value) = view.value.get(name).filter(|value| value.raw() == "\"\"") {
            report.value(value, &EMPTY, [name]);
        }
    }
}

fn os(view: &PlatformView<'_>, report: &mut Report) {
    if let (Some(os), Some(value)) = (view.platform.os.as_deref(), view.value.get("os")) {
        let name = plain(os);
        if !name.is_empty() && !name.contains('/') && !known::is_known_os(&name) && known::os_alias(&name).is_none() {
            report.value(value, &OS, [os]);
        }
    }
}

fn architecture(view: &PlatformView<'_>, report: &mut Report) {
    let (Some(architecture), Some(value)) = (view.platform.architecture.as_deref(), view.value.get("architecture")) else { return };
    let name = plain(architecture);
    if name.is_empty() || name.contains('/') || known::is_known_architecture(&name) || known::architecture_alias(&name).is_some() {
        return;
    }
    match known::meant_architecture(&name) {
        Some(meant) => report.value(value, &ARCH_MEANT, [architecture, meant]),
        None => report.value(value, &ARCH, [architecture]),
    };
}

fn alias(view: &PlatformView<'_>, report: &mut Report) {
    if let (Some(os), Some(value)) = (view.platform.os.as_deref(), view.value.get("os")) && let Some(meant) = known::os_alias(&plain(os)) {
        report.value(value, &ALIAS_SAYS, [os, meant]);
    }
    if let (Some(name), Some(value)) = (view.platform.architecture.as_deref(), view.value.get("architecture")) && let Some((meant, _)) = known::architecture_alias(&plain(name)) {
        report.value(value, &ALIAS_SAYS, [name, meant]);
    }
}

fn case(view: &PlatformView<'_>, report: &mut Report) {
    for name in ["os", "architecture", "variant"] {
        let Some((value, text)) = view.value.get(name).and_then(|value| Some((value, value.as_str()?))) else { continue };
        if plain(&text) != text {
            report.value(value, &CASE_SAYS, [text.to_string(), plain(&text)]);
        }
    }
}

fn combined(view: &PlatformView<'_>, report: &mut Report) {
    for name in ["os", "architecture", "variant"] {
        if let Some((value, text)) = view.value.get(name).and_then(|value| Some((value, value.as_str()?))).filter(|(_, text)| text.contains('/')) {
            report.value(value, &COMBINED, [text]);
        }
    }
}

fn pair(view: &PlatformView<'_>, report: &mut Report) {
    let normal = normalise(view.platform);
    if let (Some(os), Some(architecture), Some(value)) = (normal.os.as_deref(), normal.architecture.as_deref(), view.value.get("architecture"))
        && known::is_known_os(os) && known::is_known_architecture(architecture) && os != "unknown" && architecture != "unknown"
        && !known::is_plausible_pair(os, architecture)
    {
        report.value(value, &PAIR, [os, architecture]);
    }
}

fn partial(view: &PlatformView<'_>, report: &mut Report) {
    if let (Some(os), Some(architecture)) = (view.platform.os.as_deref(), view.platform.architecture.as_deref()) && (os == "unknown") != (architecture == "unknown") {
        report.missing(view.value, &PARTIAL, [os, architecture]);
    }
}
