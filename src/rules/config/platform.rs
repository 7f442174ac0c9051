//! What the image runs on, as its own config says.

use super::place::{config, is_image, present};
use crate::diagnostic::Severity;
use crate::json::{Kind as Json, Value};
use crate::language::Text;
use crate::library::Document;
use crate::platform::{Platform, known, normalise};
use crate::rules::rule::page;
use crate::rules::{Check, Reference, Report, Rule, Shape};
use crate::text;

pub(in crate::rules) static ARCHITECTURE: Rule = Rule {
    code: "config-architecture",
    severity: Severity::Error,
    title: text!("No architecture", "没有架构"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`architecture` is absent, `null` or no string. A text that is no value of GOARCH is a warning.", "`architecture` 缺失、为 `null` 或不是字符串。不是 GOARCH 取值的文本为警告。"),
        why: text!("It is required: containerd and Docker read it to know where the image runs.", "它是必需的：containerd 和 Docker 靠它得知镜像在哪里运行。"),
        fix: text!("Set it to a value of GOARCH.", "请设为 GOARCH 的取值。"),
        example: r#"{"os": "linux", "rootfs": {"type": "layers", "diff_ids": []}}"#,
    },
    check: Check::Json(architecture),
};
pub(in crate::rules) static OS: Rule = Rule {
    code: "config-os",
    severity: Severity::Error,
    title: text!("No operating system", "没有操作系统"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`os` is absent, `null` or no string. A text that is no value of GOOS is a warning.", "`os` 缺失、为 `null` 或不是字符串。不是 GOOS 取值的文本为警告。"),
        why: text!("It is required: containerd and Docker read it to know where the image runs.", "它是必需的：containerd 和 Docker 靠它得知镜像在哪里运行。"),
        fix: text!("Set it to a value of GOOS.", "请设为 GOOS 的取值。"),
        example: r#"{"architecture": "amd64", "rootfs": {"type": "layers", "diff_ids": []}}"#,
    },
    check: Check::Json(os),
};
pub(in crate::rules) static VARIANT: Rule = Rule {
    code: "config-variant",
    severity: Severity::Warning,
    title: text!("A variant outside the table", "表外的变体"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties (variant)",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`variant` is not in the table of variants of the config's architecture.", "`variant` 不在该架构的变体表中。"),
        why: text!("Configs should use the listed values. Where an index has no platform for the image, clients choose by this one, and none asks for a variant outside the table.", "配置应使用表中的值。索引没有给出平台时，客户端按此选择，而没有客户端会请求表外的变体。"),
        fix: text!("Use a listed value, such as `v7` for `arm`, or leave it out.", "请使用表中的值（如 `arm` 的 `v7`）或省略。"),
        example: r#"{"architecture": "arm", "variant": "7", "os": "linux", "rootfs": {"type": "layers", "diff_ids": []}}"#,
    },
    check: Check::Json(variant),
};
pub(in crate::rules) static OS_FEATURES: Rule = Rule {
    code: "config-os-features",
    severity: Severity::Warning,
    title: text!("Features of the operating system that mean nothing", "无意义的操作系统特性"),
    reference: Reference {
        section: "image-spec v1.1.1, config.md, Properties (os.features)",
        url: "https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties",
    },
    doc: page! {
        what: text!("`os.features` of a Windows image has another value than `win32k`. Where it is no array of strings, that is an error.", "Windows 镜像的 `os.features` 含有 `win32k` 以外的值。若它不是字符串数组，则为错误。"),
        why: text!("`win32k` is the only value defined for Windows. Clients written in Go refuse a config where the member has another shape.", "`win32k` 是为 Windows 定义的唯一取值。结构不对时，用 Go 写的客户端会拒绝该配置。"),
        fix: text!("Use an array of strings; on Windows `win32k` or nothing.", "请使用字符串数组；Windows 上只用 `win32k` 或省略。"),
        example: r#"{"os": "windows", "os.features": ["gpu"]}"#,
    },
    check: Check::Json(os_features),
};

static MISSING: Text = text!("`{0}` is missing", "缺少 `{0}`");
static NOT_TEXT: Text = text!("`{0}` must be a string", "`{0}` 必须是字符串");
static EMPTY: Text = text!("`{0}` is empty", "`{0}` 为空");
static UNKNOWN_ARCHITECTURE: Text = text!("`{0}` is no value of GOARCH", "`{0}` 不是 GOARCH 的取值");
static UNKNOWN_OS: Text = text!("`{0}` is no value of GOOS", "`{0}` 不是 GOOS 的取值");
static STRANGER: Text = text!("`{0}` is no variant of `{1}`", "`{0}` 不是 `{1}` 的变体");
static NOT_STRINGS: Text = text!("`os.features` must be an array of strings", "`os.features` 必须是字符串数组");
static FEATURE: Text =
    text!("`{0}` is not defined for Windows; the only value is `win32k`", "`{0}` 没有为 Windows 定义；唯一的取值是 `win32k`");

/// A required text; a warning where it is none of the listed ones.
fn text(config: Value<'_>, name: &'static str, is_known: fn(&str) -> bool, unknown: &'static Text, report: &mut Report) {
    let Some(value) = config.get(name) else {
        report.missing(config, &MISSING, [name]);
        return;
    };
    match value.as_str() {
        None => _ = report.value(value, &NOT_TEXT, [name]),
        Some(text) if text.is_empty() => _ = report.value(value, &EMPTY, [name]).severity(Severity::Warning),
        Some(text) if text != "unknown" && !is_known(&text) => _ = report.value(value, unknown, [text]).severity(Severity::Warning),
        Some(_) => {}
    }
}

fn architecture(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(config) = config(root, document) else { return };
    text(config, "architecture", known::is_known_architecture, &UNKNOWN_ARCHITECTURE, report);
}

fn os(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(config) = config(root, document) else { return };
    text(config, "os", known::is_known_os, &UNKNOWN_OS, report);
}

fn variant(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(config) = config(root, document).filter(|config| is_image(*config)) else { return };
    let Some(value) = config.get("variant").filter(|value| value.kind() == Json::String) else { return };
    let written = value.as_str().unwrap_or_default();
    // Aliases of the architecture (`aarch64`) are another rule's affair.
    let bare = Platform { variant: None, ..Platform::read(config) };
    let architecture = normalise(&bare).architecture.unwrap_or_default();
    if !written.is_empty() && known::is_known_architecture(&architecture) && !known::is_listed_variant(&architecture, &written) {
        report.value(value, &STRANGER, [written.into_owned(), architecture]);
    }
}

fn os_features(root: Value<'_>, document: &Document, report: &mut Report) {
    let Some(config) = config(root, document) else { return };
    let Some(features) = present(config, "os.features") else { return };
    if !Shape::Strings.fits(features) {
        report.value(features, &NOT_STRINGS, crate::rules::NOTHING).severity(Severity::Error);
        return;
    }
    if config.str("os").as_deref() == Some("windows") {
        for item in features.items() {
            let text = item.as_str().unwrap_or_default();
            if text != "win32k" {
                report.value(item, &FEATURE, [text]);
            }
        }
    }
}
