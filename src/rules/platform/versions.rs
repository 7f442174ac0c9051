//! Versions and features of operating systems.

use crate::diagnostic::Severity;
use crate::image::Kind;
use crate::json::Value;
use crate::language::Text;
use crate::platform::WindowsVersion;
use crate::rules::rule::page;
use crate::rules::{Check, IndexView, NOTHING, PlatformView, Reference, Report, Rule};
use crate::text;
use std::collections::HashMap;
use std::collections::HashSet;

pub(in crate::rules) static OS_VERSION_WINDOWS_MISSING: Rule = Rule {
    code: "platform-os-version-windows-missing",
    severity: Severity::Warning,
    title: text!("Windows without version", "Windows 没有版本"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, platform_windows_compat.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/platform_windows_compat.go",
    },
    doc: page! {
        what: text!("A Windows entry has no `os.version`.", "Windows 条目没有 `os.version`。"),
        why: text!("It matches every host, and containers of another build may then fail to start.", "它匹配任何主机，而其他内部版本的容器可能无法启动。"),
        fix: text!("Copy `os.version` from the config.", "请从配置中复制 `os.version`。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64"}}"#,
    },
    check: Check::Platform(missing),
};
pub(in crate::rules) static OS_VERSION_WINDOWS_SYNTAX: Rule = Rule {
    code: "platform-os-version-windows-syntax",
    severity: Severity::Warning,
    title: text!("Not a Windows version", "不是 Windows 版本"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, platform_windows_compat.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/platform_windows_compat.go",
    },
    doc: page! {
        what: text!("`os.version` of a Windows entry is not major.minor.build, with or without a revision.", "Windows 条目的 `os.version` 不是“主.次.内部版本[.修订]”。"),
        why: text!("containerd reads it as version 0.0.0, and no host matches.", "containerd 读作 0.0.0，没有主机匹配。"),
        fix: text!("Write it like `10.0.20348.2322`.", "请写成 `10.0.20348.2322` 的形式。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64", "os.version": "ltsc2022"}}"#,
    },
    check: Check::Platform(syntax),
};
pub(in crate::rules) static OS_VERSION_SAME_BUILD: Rule = Rule {
    code: "platform-os-version-same-build",
    severity: Severity::Warning,
    title: text!("One Windows build twice", "同一 Windows 内部版本出现两次"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, platform_windows_compat.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/platform_windows_compat.go",
    },
    doc: page! {
        what: text!("Two Windows entries differ only in the revision.", "两个 Windows 条目只有修订号不同。"),
        why: text!("containerd chooses by the order of text, crane and podman take the first, regctl the higher number.", "containerd 按文本顺序选择，crane 和 podman 取第一个，regctl 取数值较大的。"),
        fix: text!("Keep one per build.", "每个内部版本只保留一个。"),
        example: r#"{"manifests": [{"platform": {"os.version": "10.0.20348.999"}}, {"platform": {"os.version": "10.0.20348.3091"}}]}"#,
    },
    check: Check::Index(same_build),
};
pub(in crate::rules) static OS_VERSION_OTHER_OS: Rule = Rule {
    code: "platform-os-version-other-os",
    severity: Severity::Note,
    title: text!("A version on another system", "其他系统带有版本"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`os.version` stands on an entry that is not for Windows.", "`os.version` 出现在非 Windows 条目上。"),
        why: text!("Hardly a client compares it there.", "几乎没有客户端会比较它。"),
        fix: text!("Usually remove it.", "通常可以去掉。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "os.version": "6.1"}}"#,
    },
    check: Check::Platform(other),
};
pub(in crate::rules) static OS_FEATURES_WINDOWS: Rule = Rule {
    code: "platform-os-features-windows",
    severity: Severity::Warning,
    title: text!("A feature that Windows does not have", "Windows 没有的特性"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("`os.features` of a Windows entry has a value other than `win32k`.", "Windows 条目的 `os.features` 含有 `win32k` 以外的值。"),
        why: text!("No other value is defined.", "没有定义其他值。"),
        fix: text!("Use `win32k`, or remove it.", "请用 `win32k` 或去掉。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64", "os.features": ["x"]}}"#,
    },
    check: Check::Platform(features_windows),
};
pub(in crate::rules) static OS_FEATURES_OTHER: Rule = Rule {
    code: "platform-os-features-other",
    severity: Severity::Warning,
    title: text!("Features on another system", "其他系统带有特性"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, compare.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/compare.go",
    },
    doc: page! {
        what: text!("`os.features` stands on an entry that is not for Windows.", "`os.features` 出现在非 Windows 条目上。"),
        why: text!("containerd/platforms from v1.0.0-rc.3 on refuses the entry unless the request has the feature; older clients ignore it and may run what they cannot read.", "containerd/platforms v1.0.0-rc.3 起，除非请求带该特性，否则拒绝；旧客户端会忽略，可能运行无法读取的镜像。"),
        fix: text!("List a plain entry first.", "请先列出普通条目。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "os.features": ["erofs"]}}"#,
    },
    check: Check::Platform(features_other),
};
pub(in crate::rules) static OS_FEATURES_DUPLICATE: Rule = Rule {
    code: "platform-os-features-duplicate",
    severity: Severity::Note,
    title: text!("A feature twice", "特性重复"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("The same feature is listed twice.", "同一特性列出两次。"),
        why: text!("It means nothing more.", "没有额外含义。"),
        fix: text!("Remove one.", "请去掉一个。"),
        example: r#"{"platform": {"os": "windows", "architecture": "amd64", "os.features": ["win32k", "win32k"]}}"#,
    },
    check: Check::Platform(features_duplicate),
};
pub(in crate::rules) static FEATURES_RESERVED: Rule = Rule {
    code: "platform-features-reserved",
    severity: Severity::Warning,
    title: text!("A reserved member", "保留成员"),
    reference: Reference {
        section: "image-spec v1.1.1, image-index.md, Image Index Property Descriptions",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md#image-index-property-descriptions",
    },
    doc: page! {
        what: text!("An OCI entry has `platform.features`.", "OCI 条目含有 `platform.features`。"),
        why: text!("It is reserved for later versions of the specification.", "该成员为规范的后续版本保留。"),
        fix: text!("Remove it.", "请去掉。"),
        example: r#"{"platform": {"os": "linux", "architecture": "amd64", "features": ["sse4"]}}"#,
    },
    check: Check::Platform(reserved),
};
pub(in crate::rules) static WASM: Rule = Rule {
    code: "platform-wasm",
    severity: Severity::Note,
    title: text!("A WebAssembly platform", "WebAssembly 平台"),
    reference: Reference {
        section: "containerd/platforms v1.0.0-rc.4, database.go",
        url: "https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go",
    },
    doc: page! {
        what: text!("The platform is `wasi/wasm`.", "平台是 `wasi/wasm`。"),
        why: text!("It is Docker's convention; other tools use `wasip1` or `wasip2`.", "这是 Docker 的约定；其他工具使用 `wasip1` 或 `wasip2`。"),
        fix: text!("Nothing to do.", "无需处理。"),
        example: r#"{"platform": {"os": "wasi", "architecture": "wasm"}}"#,
    },
    check: Check::Platform(wasm),
};

static MISSING: Text = text!("A Windows entry should say its `os.version`", "Windows 条目应写明 `os.version`");
static SYNTAX: Text = text!("`{0}` is not a Windows version", "`{0}` 不是 Windows 版本");
static BUILD: Text = text!("Build {0} stands here a second time", "内部版本 {0} 在此第二次出现");
static FIRST: Text = text!("First here", "首次出现在此");
static OTHER: Text = text!("Clients do not compare `os.version` on {0}", "客户端不比较 {0} 的 `os.version`");
static WINDOWS: Text = text!("`{0}` is no feature of Windows", "`{0}` 不是 Windows 的特性");
static FEATURES: Text = text!("Some clients refuse an entry with `os.features`: {0}", "有的客户端会拒绝带 `os.features` 的条目：{0}");
static TWICE: Text = text!("`{0}` is listed twice", "`{0}` 列出了两次");
static RESERVED: Text = text!("`features` is reserved", "`features` 是保留成员");
static WASM_SAYS: Text = text!("`{0}/wasm` is a convention of Docker", "`{0}/wasm` 是 Docker 的约定");

fn is_windows(view: &PlatformView<'_>) -> bool {
    view.platform.os.as_deref().is_some_and(|os| os.trim().eq_ignore_ascii_case("windows"))
}

fn version<'a>(view: &'a PlatformView<'_>) -> Option<&'a str> {
    view.platform.os_version.as_deref().filter(|version| !version.is_empty())
}

fn missing(view: &PlatformView<'_>, report: &mut Report) {
    if is_windows(view) && version(view).is_none() {
        report.missing(view.value, &MISSING, NOTHING);
    }
}

fn syntax(view: &PlatformView<'_>, report: &mut Report) {
    if let (true, Some(version), Some(value)) = (is_windows(view), version(view), view.value.get("os.version"))
        && WindowsVersion::parse(version).is_none()
    {
        report.value(value, &SYNTAX, [version]);
    }
}

fn same_build(view: &IndexView<'_>, report: &mut Report) {
    let mut seen = HashMap::new();
    for (_, entry) in view.index.platforms() {
        let Some(platform) = entry.platform().filter(|platform| platform.os.as_deref() == Some("windows")) else { continue };
        let Some(version) = platform.os_version.as_deref().and_then(WindowsVersion::parse) else { continue };
        let Some(value) = view.value(entry).get("platform").and_then(|platform| platform.get("os.version")) else { continue };
        let key = (platform.architecture.as_deref(), &platform.variant, version.build);
        match seen.get(&key) {
            Some((first, revision)) if *revision != version.revision => {
                report.value(value, &BUILD, [version.build.to_string()]).label(*first, &FIRST, NOTHING);
            }
            Some(_) => {}
            None => drop(seen.insert(key, (value.span(), version.revision))),
        }
    }
}

fn other(view: &PlatformView<'_>, report: &mut Report) {
    if let (false, Some(_), Some(value)) = (is_windows(view), version(view), view.value.get("os.version")) {
        report.value(value, &OTHER, [view.platform.os.clone().unwrap_or_default()]);
    }
}

fn features<'a>(view: &PlatformView<'a>) -> impl Iterator<Item = (Value<'a>, std::borrow::Cow<'a, str>)> {
    view.value.get("os.features").into_iter().flat_map(|list| list.items()).filter_map(|item| Some((item, item.as_str()?)))
}

fn features_windows(view: &PlatformView<'_>, report: &mut Report) {
    for (value, name) in features(view).filter(|(_, name)| is_windows(view) && name != "win32k") {
        report.value(value, &WINDOWS, [name]);
    }
}

fn features_other(view: &PlatformView<'_>, report: &mut Report) {
    if let Some((value, _)) = features(view).next().filter(|_| !is_windows(view)) {
        let names: Vec<_> = features(view).map(|(_, name)| format!("`{name}`")).collect();
        report.value(value, &FEATURES, [names.join(" ")]);
    }
}

fn features_duplicate(view: &PlatformView<'_>, report: &mut Report) {
    let mut seen = HashSet::new();
    for (value, name) in features(view) {
        if !seen.insert(name.clone()) {
            report.value(value, &TWICE, [name]);
        }
    }
}

fn reserved(view: &PlatformView<'_>, report: &mut Report) {
    if let Some(value) = view.value.get("features").filter(|value| view.kind != Kind::DockerList && !value.is_null()) {
        report.key(value, &RESERVED, NOTHING);
    }
}

fn wasm(view: &PlatformView<'_>, report: &mut Report) {
    if let (Some("wasi"), Some("wasm")) = (view.platform.os.as_deref(), view.platform.architecture.as_deref()) {
        report.missing(view.value, &WASM_SAYS, ["wasi"]);
    }
}
